import type { Person } from '../../access/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { findAccount } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { refuseWhileHeld } from '../holds.ts'
import type { RequestedAccess } from './requested-access.ts'

/**
 * While a hold lasts no application gets access that outlives the session (GK7008): it would outlive the hold as well. What
 * ends with the session is given as always, since signing in works.
 */
export async function refuseOffline(
  context: Pick<Context, 'config'>,
  q: Queries,
  { accountId }: Person,
  { scopes }: RequestedAccess,
): Promise<Refusal | undefined> {
  if (!scopes.includes('offline_access')) return undefined
  const account = await findAccount(q, accountId)
  return account && refuseWhileHeld(context, account, account.language)
}
