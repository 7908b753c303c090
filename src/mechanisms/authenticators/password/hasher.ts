import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hashRaw } from '@node-rs/argon2'
import { type Keys, sameBytes } from '../../../platform/crypto/index.ts'
import { openLimiter } from '../../../platform/limiter/index.ts'

/** argon2id as in OWASP's minimum: 19 MiB, two passes, one lane; some 15 ms of one core. */
export const hashParameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const

export interface Hasher {
  /** A hash to be stored; the text is normalised here, so no caller can forget it. */
  hash(password: string): Promise<string>
  /** Whether the password fits; with no stored hash it costs the same and the answer is no. */
  matches(password: string, stored: string | undefined): Promise<boolean>
  /**
   * Keeps a place in the queue for one check, to be taken before the attempt is counted: what is counted is also
   * checked. Throws `Overloaded` when the queue is full. Dispose of it.
   */
  reserve(): Disposable & Pick<Hasher, 'matches'>
  /** Recognises the same wrong password within a day; says nothing without the key, and is cut to 8 bytes. */
  fingerprint(password: string, account: string): Buffer
}

/** NFKC: full-width and half-width letters are the same password, composed and decomposed ones too. */
export function normalizePassword(password: string): string {
  return password.toWellFormed().normalize('NFKC')
}

/**
 * Hashes with argon2id and then HMAC-SHA-256 with a key that is not in the database, so a stolen database alone
 * cannot be searched. At most one hash for each core runs at once; throws `Overloaded` when the queue is full.
 */
export function openHasher(keys: Keys): Hasher {
  const pepper = keys.for('password')
  const fingerprints = keys.for('password-fingerprint')
  const cores = Math.max(1, availableParallelism())
  // About 2 s of waiting at 15 ms each.
  const limiter = openLimiter(cores, cores * 64)
  const decoySalt = pepper.hmac('decoy').subarray(0, 16)
  const raw = (password: string, salt: Buffer, run = limiter.run) =>
    run(() => hashRaw(normalizePassword(password), { ...hashParameters, salt }))
  async function matches(password: string, stored: string | undefined, run = limiter.run): Promise<boolean> {
    const [, , , salt, tag] = stored?.split('$') ?? []
    const computed = await raw(password, salt ? Buffer.from(salt, 'base64url') : decoySalt, run)
    const expected = Buffer.from(tag ?? '', 'base64url')
    return pepper.hmacs(computed).some((candidate) => sameBytes(candidate, expected))
  }
  return {
    async hash(password) {
      const salt = randomBytes(16)
      const tag = pepper.hmac(await raw(password, salt))
      const { memoryCost, timeCost, parallelism } = hashParameters
      return `$genkan-argon2id$m=${memoryCost},t=${timeCost},p=${parallelism}$${salt.toString('base64url')}$${tag.toString('base64url')}`
    },
    matches: (password, stored) => matches(password, stored),
    reserve() {
      const place = limiter.reserve()
      return {
        matches: (password, stored) => matches(password, stored, place.run),
        [Symbol.dispose]: place[Symbol.dispose],
      }
    },
    fingerprint: (password, account) =>
      fingerprints.hmac(JSON.stringify([account, normalizePassword(password)])).subarray(0, 8),
  }
}
