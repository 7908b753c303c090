import { createChallenge, verifySolution } from 'altcha-lib/v1'
import { takeOne } from '../../mechanisms/throttling/index.ts'
import { type Keys, sha256 } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'
import type { Platform, Web } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'

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
async function spendProof(q: Queries, keys: Keys, field: string | undefined): Promise<boolean> {
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

type DoorDeps = { db: Queries; keys: Keys; platform: Platform; timeText(at: Date, language: Language): string }

/** Without scripts there is no proof of work: one question for each network in this time. */
const unprovenSeconds = 10

/** Takes the proof of work of a form; without one it says how long to wait. One limit for all pages that ask. */
export function proofOfWorkDoor({ db, keys, platform, timeText }: DoorDeps) {
  return async (c: Web, field: string | undefined): Promise<Problem | undefined> => {
    if (await spendProof(db, keys, field)) return undefined
    const taken = await takeOne(db, keys, 'unproven', platform.clientOf(c).address, {
      times: 1,
      seconds: unprovenSeconds,
    })
    return taken.ok ? undefined : problem('too_many_requests', { time: timeText(taken.until, c.get('language')) })
  }
}
