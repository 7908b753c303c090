import type { ProblemTable } from '../../platform/problems/index.ts'

/** Why a sign-in is not complete although a factor passed. */
export const authenticationProblems = {
  kind_mismatch: { code: 'GK2002', status: 403, level: 'T0', action: 'switch_account' },
  kind_mismatch_no_match: { code: 'GK2003', status: 403, level: 'T0', action: 'use_another_account' },
  two_kinds: { code: 'GK2004', status: 409, level: 'T2', action: 'choose_personal', action2: 'choose_organization' },
  no_method_left: { code: 'GK4013', status: 403, level: 'T1', action: 'start_recovery' },
  blocked_by_rule: { code: 'GK7002', status: 403, level: 'T2', action: 'ask_for_exception' },
  second_step_needed: { code: 'GK7003', status: 403, level: 'T2', action: 'set_up_second_step' },
  idp_failed: { code: 'GK7004', status: 502, level: 'T2', action: 'try_again', action2: 'tell_it_team' },
} as const satisfies ProblemTable

type AuthenticationProblems = typeof authenticationProblems

declare module '../../platform/problems/index.ts' {
  interface Problems extends AuthenticationProblems {}
}
