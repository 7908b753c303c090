import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { deleteClient } from '../../records/clients/changes.ts'
import { findClient } from '../../records/clients/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'
import { type Mistakes, recordClientAudit, unknownClient } from './registration.ts'

/** Removes an application for good, with all that it holds of any account. Another of the same id begins with nothing. */
export function removeClient(
  context: Pick<Context, 'db' | 'deliverLogout'>,
  actor: Actor,
  clientId: string,
): Promise<{ ok: true } | Mistakes | Refusal> {
  const refusal = refuseUnlessMay(actor, 'client.write')
  if (refusal) return Promise.resolve(refusal)
  return context.db.transaction(async (tx) => {
    const client = await findClient(tx, clientId)
    if (!client) return unknownClient
    await deleteClient(tx, clientId)
    await recordClientAudit(tx, actor, 'client.removed', client)
    await endAccess(context, tx, actor, 'application_removed', { clientId })
    return { ok: true }
  })
}
