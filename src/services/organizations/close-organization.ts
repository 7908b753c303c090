import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { closeAccountsOfOwner } from '../../records/accounts/changes.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'
import { type ChangedOrganization, changeStatus, type StatusRefusal } from './change-status.ts'

/**
 * Closes an organisation and every account in it, for good: from this moment their sessions, tokens and links are
 * dead, after 30 days the accounts are purged. Its domains stay taken, so that nobody else can receive its mail's codes.
 */
export async function closeOrganization(
  context: Context,
  actor: Actor,
  { ownerId }: { ownerId: string },
): Promise<ChangedOrganization | StatusRefusal | Refusal> {
  const refused = refuseUnlessMay(actor, 'organization.close', { ownerId })
  if (refused) return refused
  const change = {
    from: ['active' as const, 'suspended' as const],
    to: 'closed' as const,
    event: 'organization.closed',
  }
  return context.db.transaction(async (tx) => {
    const result = await changeStatus(tx, actor, ownerId, change)
    if (!result.ok) return result
    for (const accountId of await closeAccountsOfOwner(tx, ownerId))
      await endAccess(context, tx, actor, 'account_closed', { accountId })
    return result
  })
}
