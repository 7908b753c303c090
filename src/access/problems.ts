import type { ProblemTable } from '../platform/problems/index.ts'

/** What an account may not do, in an organisation or at all. */
export const accessProblems = {
  not_a_member: { code: 'GK2005', status: 403, level: 'T2', action: 'ask_to_join' },
  no_admin_role: { code: 'GK2006', status: 403, level: 'T2', action: 'ask_administrator' },
  wrong_org: { code: 'GK2007', status: 403, level: 'T2', action: 'switch_organization' },
  not_assigned: { code: 'GK7001', status: 403, level: 'T2', action: 'ask_for_app' },
  not_allowed: { code: 'GK7007', status: 403, level: 'T0', action: 'use_another_account' },
} as const satisfies ProblemTable

type AccessProblems = typeof accessProblems

declare module '../platform/problems/index.ts' {
  interface Problems extends AccessProblems {}
}
