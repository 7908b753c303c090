import { type Problem, problem } from '../../platform/problems/index.ts'
import type { AccountStatus } from './accounts.ts'

type State = {
  kind: 'personal' | 'organization'
  status: AccountStatus
  organizationName: string | null
  organizationStoppedAt: Date | null
  disabledAt: Date | null
  closedAt: Date | null
  purgeAt: Date | null
}

/**
 * Why an account opens nothing now, or undefined when it does: its organisation is stopped (GK7006), it was turned off
 * (GK2008), it is closed (GK2009). Say it only to whoever has proved that the account is theirs (T2).
 *
 * Every way in asks this, so that turned off means turned off on all of them.
 */
export function refusalOf(account: State, dateText: (at: Date) => string): Problem | undefined {
  const org = account.organizationName ?? 'Genkan'
  if (account.organizationStoppedAt)
    return problem('org_suspended', { org, date: dateText(account.organizationStoppedAt) })
  if (account.status === 'active') return undefined
  const { disabledAt, closedAt, purgeAt } = account
  // What an organisation gave out only the organisation opens again, and what was turned off only who turned it off.
  if (account.status === 'closed' && account.kind === 'personal' && !disabledAt && closedAt && purgeAt)
    return problem('account_closed', { date: dateText(closedAt), until: dateText(purgeAt) })
  return problem('account_disabled', { org })
}
