import { type Actor, auditActor, refuseUnlessMay } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import { nilUuid } from '../../platform/crypto/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import {
  type Algorithm,
  algorithms,
  makeKeyPair,
  newestSigningKey,
  publishSigningKey,
  removeOldSigningKeys,
} from '../../records/signing-keys/changes.ts'
import type { Context } from '../context.ts'

type KeyContext = Pick<Context, 'db' | 'keys'>

/**
 * Does what is due: makes the first keys, publishes the next one a day before its turn, lets it sign after 90 days,
 * removes those that nothing needs any more. Any number of processes may call it at once.
 *
 * With `now`, the next key is published at once; it still signs only after a day. Refused to an actor who may not (GK7007).
 */
export async function rotateSigningKeys(
  context: KeyContext,
  actor: Actor,
  { now = false }: { now?: boolean } = {},
): Promise<{ ok: true } | Refusal> {
  const refusal = refuseUnlessMay(actor, 'signing_key.rotate')
  if (refusal) return refusal
  for (const alg of algorithms) {
    const newest = await newestSigningKey(context.db, alg)
    const wanted = !newest || (!newest.waiting && (newest.due || now))
    if (wanted) await publishNext(context, actor, alg, (newest?.number ?? 0) + 1)
  }
  await removeOldSigningKeys(context.db)
  return { ok: true }
}

async function publishNext({ db, keys }: KeyContext, actor: Actor, alg: Algorithm, number: number): Promise<void> {
  const pair = await makeKeyPair(keys, alg)
  await db.transaction(async (tx) => {
    if (!(await publishSigningKey(tx, pair, number))) return
    await recordAudit(tx, {
      type: 'signing_key.published',
      ownerId: nilUuid,
      actor: auditActor(actor),
      detail: { alg, kid: pair.kid },
    })
  })
}
