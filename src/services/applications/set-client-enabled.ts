import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { switchClient } from '../../records/clients/changes.ts'
import { findClient } from '../../records/clients/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'
import { type Mistakes, recordClientAudit, unknownClient } from './registration.ts'

/**
 * Turns an application on or off. Off, it has no living token: what it holds of any account is revoked, and nothing of it
 * comes back when it is turned on again.
 */
export function setClientEnabled(
  context: Pick<Context, 'db' | 'deliverLogout'>,
  actor: Actor,
  clientId: string,
  enabled: boolean,
): Promise<{ ok: true } | Mistakes | Refusal> {
  const refusal = refuseUnlessMay(actor, 'client.write')
  if (refusal) return Promise.resolve(refusal)
  return context.db.transaction(async (tx) => {
    const client = await findClient(tx, clientId)
    if (!client) return unknownClient
    if (!(await switchClient(tx, clientId, enabled))) return { ok: true }
    await recordClientAudit(tx, actor, enabled ? 'client.enabled' : 'client.disabled', client)
    // Also when it comes back: another process may have answered it for a moment after it was turned off.
    await endAccess(context, tx, actor, 'application_turned_off', { clientId })
    return { ok: true }
  })
}
