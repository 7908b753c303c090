import type { ProblemTable } from '../../platform/problems/index.ts'

/** Causes that only the sign-in helper names, and the help of a person. */
export const investigationProblems = {
  id_recovery_sent: { code: 'GK2010', status: 200, level: 'T0', action: 'use_another_contact' },
  manager_stale: { code: 'GK3006', status: 401, level: 'T0', action: 'reset_password' },
  changed_elsewhere: { code: 'GK3012', status: 401, level: 'T1', action: 'report_not_me', action2: 'confirm_was_me' },
  feature_missing: { code: 'GK6009', status: 400, level: 'T0', action: 'use_simple_page' },
  blocked_by_extension: { code: 'GK6010', status: 400, level: 'T0', action: 'open_without_extensions' },
  stored_credential_old: { code: 'GK6013', status: 401, level: 'T2', action: 'disconnect_app' },
  temporary_profile: { code: 'GK6014', status: 409, level: 'T0', action: 'send_steps_to_phone' },
  host_blocked: { code: 'GK6015', status: 400, level: 'T0', action: 'copy_for_administrator' },
  case_created: { code: 'GK8007', status: 200, level: 'T0', action: 'talk_now', action2: 'call_back' },
} as const satisfies ProblemTable

type InvestigationProblems = typeof investigationProblems

declare module '../../platform/problems/index.ts' {
  interface Problems extends InvestigationProblems {}
}
