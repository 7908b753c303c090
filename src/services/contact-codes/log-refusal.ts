import type { Purpose } from '../../mechanisms/one-time/index.ts'
import { uuidv7 } from '../../platform/crypto/index.ts'
import { attemptStatement, type Observations } from '../../records/sign-in-log/index.ts'
import type { Asker, ContactCodeContext, OpenQuestion } from './types.ts'

/** How a refused code is called in the sign-in log; one for another contact of one's own account is no sign-in. */
const methods: Record<Purpose, string | undefined> = {
  sign_in: 'code',
  fresh: 'code',
  reset: 'reset',
  sign_up: 'sign_up',
  contact: undefined,
  find: undefined,
}

export type RefusedCode = { reason: string; evidence: Observations; clientId: string | undefined }

/** Logs a refused code once, for a contact that somebody has and for one that nobody has alike. Returns the attempt's id. */
export async function logRefusal(
  { db, keys }: ContactCodeContext,
  { browserHash, client }: Asker,
  { identifier, challenge }: OpenQuestion,
  { reason, evidence, clientId }: RefusedCode,
): Promise<string | undefined> {
  const method = methods[challenge.purpose]
  if (!method) return undefined
  const attemptId = uuidv7()
  await db.run(
    attemptStatement({
      attemptId,
      ownerId: challenge.ownerId ?? undefined,
      accountId: challenge.accountId ?? undefined,
      identifierHmac: keys.for('sign-in-log').hmac(identifier.norm),
      browserHash,
      clientId,
      method,
      outcome: 'refused',
      reason,
      familiar: false,
      device: client.device,
      network: client.network,
      evidence,
    }),
  )
  return attemptId
}
