import type { ProblemTable } from '../../platform/problems/index.ts'

/** What is missing from an account or its names, and the states that close it. */
export const accountProblems = {
  id_empty: { code: 'GK1001', status: 400, level: 'T0', action: 'focus_field' },
  phone_format: { code: 'GK1008', status: 400, level: 'T0', action: 'choose_country' },
  name_missing: { code: 'GK1009', status: 400, level: 'T0', action: 'focus_field' },
  account_disabled: { code: 'GK2008', status: 403, level: 'T2', action: 'ask_to_enable' },
  account_closed: { code: 'GK2009', status: 410, level: 'T2', action: 'restore_account' },
  no_account_for_contact: { code: 'GK2011', status: 404, level: 'T2', action: 'create_account' },
  unverified: { code: 'GK2012', status: 403, level: 'T2', action: 'send_again' },
  org_suspended: { code: 'GK7006', status: 403, level: 'T2', action: 'open_billing' },
} as const satisfies ProblemTable

type AccountProblems = typeof accountProblems

declare module '../../platform/problems/index.ts' {
  interface Problems extends AccountProblems {}
}
