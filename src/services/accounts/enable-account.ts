import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import type { Decline } from '../decline.ts'
import { type ChangedAccount, changeStatus, declinedAsOrganizationClosed, type StatusRefusal } from './change-status.ts'

/** Turns an account on again. Nothing that had ended comes back: its person signs in anew. */
export async function enableAccount(
  context: Context,
  actor: Actor,
  { accountId }: { accountId: string },
): Promise<ChangedAccount | StatusRefusal | Decline<'organization_closed'> | Refusal> {
  const refused = refuseUnlessMay(actor, 'account.enable', { accountId })
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const closed = await declinedAsOrganizationClosed(tx, accountId)
    if (closed) return closed
    const change = { from: ['disabled' as const, 'suspended' as const], to: 'active' as const }
    return changeStatus(tx, actor, accountId, { ...change, event: 'account.enabled' })
  })
}
