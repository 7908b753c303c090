import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { type AccountFilter, type AccountRow, listAccounts as listRecords } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'

/** Accounts in the order of their creation, page by page. */
export async function listAccounts(
  context: Context,
  actor: Actor,
  filter: AccountFilter,
): Promise<{ ok: true; accounts: AccountRow[] } | Refusal> {
  const refused = refuseUnlessMay(actor, 'account.list', filter)
  if (refused) return refused
  return { ok: true, accounts: await listRecords(context.db, filter) }
}
