import { createChallenge, verifySolution } from 'altcha-lib/v1'
import { spendFirst } from '../../mechanisms/one-time/index.ts'
import { takeOne } from '../../mechanisms/throttling/index.ts'
import type { Keys } from '../../platform/crypto/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import type { Platform, Web } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'

/** Some 50,000 hashes at most: a moment for a device, a cost for a flood. */
const largestNumber = 50_000
const minutes = 20

/** Without scripts there is no proof of work: one question for each network in this time. */
const unproven = { times: 1, seconds: 10 }

/** Shows by work, not by reading or typing, that a question is no flood (WCAG 3.3.8). */
export type ProofOfWork = {
  /** A challenge for a page that asks, in ALTCHA's format. */
  challenge(): Promise<object>
  /** Takes the solution of its form, once; without one it says how long to wait. One limit for all pages that ask. */
  check(c: Web, field: string | undefined): Promise<Problem | undefined>
}

type ProofDeps = {
  db: Queries
  keys: Keys
  platform: Pick<Platform, 'clientOf'>
  timeText(at: Date, language: Language): string
}

export function openProofOfWork({ db, keys, platform, timeText }: ProofDeps): ProofOfWork {
  const secret = keys.for('proof-of-work').hmac('altcha').toString('hex')
  return {
    challenge: () =>
      createChallenge({
        hmacKey: secret,
        maxnumber: largestNumber,
        expires: new Date(Date.now() + minutes * 60_000),
      }),
    async check(c, field) {
      if (await isSolved(db, secret, field)) return undefined
      const taken = await takeOne(db, keys, 'unproven', platform.clientOf(c).address, unproven)
      return taken.ok ? undefined : problem('too_many_requests', { time: timeText(taken.until, c.get('language')) })
    },
  }
}

/** Whether the field holds a solution that was not used before; it is used up by this. */
async function isSolved(q: Queries, secret: string, field: string | undefined): Promise<boolean> {
  if (!field || field.length > 2000) return false
  const solved = await verifySolution(field, secret).catch(() => false)
  return solved && spendFirst(q, 'proof_of_work', signatureOf(field), minutes)
}

/** The same solution may be written in more than one way; its signature is one. */
function signatureOf(field: string): string {
  return String((JSON.parse(Buffer.from(field, 'base64').toString()) as { signature: unknown }).signature)
}
