import type { ProblemTable } from '../../platform/problems/index.ts'

/** What is wrong with a password, a passkey or another authenticator, when it is used and when it is set. */
export const authenticatorProblems = {
  password_empty: { code: 'GK1004', status: 400, level: 'T0', action: 'sign_in_without_password' },
  credentials_mismatch: { code: 'GK3001', status: 401, level: 'T0', action: 'reset_password', action2: 'find_cause' },
  old_password: { code: 'GK3005', status: 401, level: 'T1', action: 'reset_password' },
  password_must_change: { code: 'GK3007', status: 403, level: 'T2', action: 'set_new_password' },
  password_leaked: { code: 'GK3008', status: 403, level: 'T2', action: 'set_new_password' },
  new_too_short: { code: 'GK3009', status: 400, level: 'T2', action: 'suggest_password' },
  new_too_common: { code: 'GK3010', status: 400, level: 'T2', action: 'suggest_password' },
  no_password: { code: 'GK3011', status: 401, level: 'T1', action: 'use_another_way', action2: 'use_own_sign_in' },
  push_no_answer: { code: 'GK4011', status: 409, level: 'T1', action: 'enter_app_code' },
  code_clock: { code: 'GK4012', status: 401, level: 'T1', action: 'show_clock_steps' },
  passkey_not_finished: { code: 'GK5001', status: 401, level: 'T0', action: 'try_again', action2: 'use_another_way' },
  passkey_elsewhere: { code: 'GK5002', status: 401, level: 'T0', action: 'show_qr_code' },
  passkey_removed: { code: 'GK5003', status: 401, level: 'T0', action: 'use_another_way' },
  passkey_unsupported: { code: 'GK5004', status: 400, level: 'T0', action: 'copy_link' },
} as const satisfies ProblemTable

type AuthenticatorProblems = typeof authenticatorProblems

declare module '../../platform/problems/index.ts' {
  interface Problems extends AuthenticatorProblems {}
}
