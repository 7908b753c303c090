import type { ProblemTable } from '../platform/problems/index.ts'

/** Why a change of how an account is entered has to wait, or needs more. */
export const changeProblems = {
  held: { code: 'GK7008', status: 403, level: 'T2', action: 'end_hold' },
  reauthenticate: { code: 'GK7009', status: 403, level: 'T2', action: 'confirm_again' },
  contest_open: { code: 'GK8008', status: 409, level: 'T2', action: 'see_progress' },
  proof_mismatch: { code: 'GK8009', status: 401, level: 'T2', action: 'add_information' },
} as const satisfies ProblemTable

/** Getting an account back. */
export const recoveryProblems = {
  reset_sent: { code: 'GK8001', status: 200, level: 'T0', action: 'use_another_contact' },
  recovery_started: { code: 'GK8004', status: 200, level: 'T1', action: 'see_progress' },
  recovery_more: { code: 'GK8005', status: 403, level: 'T1', action: 'add_information' },
  recovery_stopped: { code: 'GK8006', status: 410, level: 'T1', action: 'report_not_me' },
} as const satisfies ProblemTable

type ChangeProblems = typeof changeProblems
type RecoveryProblems = typeof recoveryProblems

declare module '../platform/problems/index.ts' {
  interface Problems extends ChangeProblems, RecoveryProblems {}
}
