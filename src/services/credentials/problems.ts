import type { ProblemTable } from '../../platform/problems/index.ts'

/** Getting an account back. */
export const recoveryProblems = {
  reset_sent: { code: 'GK8001', status: 200, level: 'T0', action: 'use_another_contact' },
  recovery_started: { code: 'GK8004', status: 200, level: 'T1', action: 'see_progress' },
  recovery_more: { code: 'GK8005', status: 403, level: 'T1', action: 'add_information' },
  recovery_stopped: { code: 'GK8006', status: 410, level: 'T1', action: 'report_not_me' },
} as const satisfies ProblemTable

type RecoveryProblems = typeof recoveryProblems

declare module '../../platform/problems/index.ts' {
  interface Problems extends RecoveryProblems {}
}
