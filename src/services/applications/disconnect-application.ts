import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { findAccount } from '../../records/accounts/index.ts'
import { connectedApplications } from '../../records/grants/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'
import { tellApplicationDisconnected } from '../notices/index.ts'

/**
 * Revokes everything that an application holds of an account, and tells it; it has to ask anew. The account's contacts are
 * told in the same transaction.
 */
export async function disconnectApplication(
  context: Pick<Context, 'db' | 'config' | 'keys' | 'deliverLogout'>,
  actor: Actor,
  { accountId, clientId }: { accountId: string; clientId: string },
): Promise<{ ok: true } | Refusal> {
  const refusal = refuseUnlessMay(actor, 'application.disconnect', { accountId })
  if (refusal) return refusal
  await context.db.transaction(async (tx) => {
    const account = await findAccount(tx, accountId)
    const application = (await connectedApplications(tx, accountId)).find((each) => each.clientId === clientId)
    await endAccess(context, tx, actor, 'application_disconnected', { accountId, clientId })
    if (account && application) await tellApplicationDisconnected(context, tx, account, application.name)
  })
  return { ok: true }
}
