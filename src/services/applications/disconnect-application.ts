import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'

/** Revokes everything that an application holds of an account, and tells it; it has to ask anew. */
export async function disconnectApplication(
  context: Pick<Context, 'db' | 'deliverLogout'>,
  actor: Actor,
  { accountId, clientId }: { accountId: string; clientId: string },
): Promise<{ ok: true } | Refusal> {
  const refusal = refuseUnlessMay(actor, 'application.disconnect', { accountId })
  if (refusal) return refusal
  await context.db.transaction((tx) =>
    endAccess(context, tx, actor, 'application_disconnected', { accountId, clientId }),
  )
  return { ok: true }
}
