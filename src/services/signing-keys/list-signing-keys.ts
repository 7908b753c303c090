import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { listSigningKeys as listRecords, type SigningKey } from '../../records/signing-keys/index.ts'
import type { Context } from '../context.ts'

/** The keys that sign id tokens, for each algorithm the newest first: what everybody may see of them. */
export async function listSigningKeys(
  { db }: Pick<Context, 'db'>,
  actor: Actor,
): Promise<{ ok: true; keys: SigningKey[] } | Refusal> {
  const refused = refuseUnlessMay(actor, 'signing_key.read')
  if (refused) return refused
  return { ok: true, keys: await listRecords(db) }
}
