import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import { randomToken, sha256 } from '../../platform/crypto/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { replaceSecret } from '../../records/clients/changes.ts'
import { findClient, needsSecret } from '../../records/clients/index.ts'
import type { Context } from '../context.ts'
import { type Mistakes, recordClientAudit, unknownClient } from './registration.ts'

/**
 * Gives an application a new secret and returns it, once. The former one stays good for `formerHours`.
 * Declined for an application that has none.
 */
export function rotateClientSecret(
  { db }: Pick<Context, 'db'>,
  actor: Actor,
  clientId: string,
  formerHours = 24,
): Promise<{ ok: true; secret: string } | Mistakes | Refusal> {
  const refusal = refuseUnlessMay(actor, 'client.write')
  if (refusal) return Promise.resolve(refusal)
  return db.transaction(async (tx) => {
    const client = await findClient(tx, clientId)
    if (!client) return unknownClient
    if (!needsSecret(client.metadata)) return { ok: false, mistakes: ['the application has no secret'] }
    const secret = randomToken()
    await replaceSecret(tx, clientId, sha256(secret), formerHours)
    await recordClientAudit(tx, actor, 'client.secret_changed', client)
    return { ok: true, secret }
  })
}
