import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import type { Decline } from '../decline.ts'
import { type ChangedAccount, changeStatus, declinedAsOrganizationClosed, type StatusRefusal } from './change-status.ts'

/** Opens a closed account again, also one that had been turned off before. */
export async function restoreAccount(
  context: Context,
  actor: Actor,
  { accountId }: { accountId: string },
): Promise<ChangedAccount | StatusRefusal | Decline<'organization_closed'> | Refusal> {
  const refused = refuseUnlessMay(actor, 'account.restore', { accountId })
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const closed = await declinedAsOrganizationClosed(tx, accountId)
    if (closed) return closed
    const change = { from: ['closed' as const], to: 'active' as const }
    return changeStatus(tx, actor, accountId, { ...change, event: 'account.restored' })
  })
}
