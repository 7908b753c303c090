import { createChallenge, verifySolution } from 'altcha-lib/v1'
import { type Keys, sha256 } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'

/** Some 50,000 hashes at most: a moment for a device, a cost for a flood (D9). */
const largestNumber = 50_000
const minutes = 20

const secretOf = (keys: Keys) => keys.for('proof-of-work').hmac('altcha').toString('hex')

/** A challenge for the page, in ALTCHA's format. */
export function makeProofChallenge(keys: Keys): Promise<object> {
  return createChallenge({
    hmacKey: secretOf(keys),
    maxnumber: largestNumber,
    expires: new Date(Date.now() + minutes * 60_000),
  })
}

/** Whether the field holds a solution that was not used before; it is used up by this. */
export async function spendProof(q: Queries, keys: Keys, field: string | undefined): Promise<boolean> {
  if (!field || field.length > 2000) return false
  const solved = await verifySolution(field, secretOf(keys)).catch(() => false)
  if (!solved) return false
  const added = await q.run(sql`
    insert into one_time (type, hash, data, created_at, expires_at, spent_at)
    values ('proof_of_work', ${sha256(signatureOf(field))}, '{}', now(), now() + ${minutes} * interval '1 minute', now()) on conflict do nothing`)
  return added === 1
}

/** The same solution may be written in more than one way; its signature is one. */
function signatureOf(field: string): string {
  return String((JSON.parse(Buffer.from(field, 'base64').toString()) as { signature: unknown }).signature)
}
