import { generateKeyPair as generate, type JsonWebKey } from 'node:crypto'
import { promisify } from 'node:util'
import { type Keys, uuidv7 } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'
import type { Algorithm } from './signing-keys.ts'

const publishedHours = 24
const signingDays = 90
/**
 * An id token ends after an hour, but is good as a hint for as long as its session can live (30 days). Only a day
 * after that nobody needs the key any more.
 */
const neededDays = 31

/** The newest key of an algorithm: whether it still waits for its turn, and whether the next one is to be published. */
export type NewestKey = { number: number; waiting: boolean; due: boolean }

export function newestSigningKey(q: Queries, alg: Algorithm): Promise<NewestKey | undefined> {
  return q.maybe<NewestKey>(sql`
    select number, signs_from > now() as waiting,
      signs_from + ${signingDays * 24 - publishedHours} * interval '1 hour' <= now() as due
    from signing_key where alg = ${alg} order by number desc limit 1`)
}

/** A new pair, its private half sealed. */
export type KeyPair = { kid: string; alg: Algorithm; publicJwk: JsonWebKey; privateSealed: string }

export async function makeKeyPair(keys: Keys, alg: Algorithm): Promise<KeyPair> {
  const { publicKey, privateKey } = await (alg === 'ES256'
    ? generateKeyPair('ec', { namedCurve: 'P-256' })
    : generateKeyPair('rsa', { modulusLength: 2048 }))
  const kid = uuidv7()
  const privateJwk = JSON.stringify(privateKey.export({ format: 'jwk' }))
  const privateSealed = keys.for('signing-key').seal(privateJwk, kid)
  return { kid, alg, publicJwk: publicKey.export({ format: 'jwk' }), privateSealed }
}

const generateKeyPair = promisify(generate)

/**
 * Publishes a key: it signs a day later, the first one of all at once; then the former ones are retired, and removed when
 * nobody needs them. The number is the primary key: of two processes that make the next key at once, one gets false.
 */
export async function publishSigningKey(q: Queries, pair: KeyPair, number: number): Promise<boolean> {
  const waits = number === 1 ? 0 : publishedHours
  const added = await q.run(sql`
    insert into signing_key (alg, number, kid, public_jwk, private_sealed, published_at, signs_from)
    values (${pair.alg}, ${number}, ${pair.kid}, ${JSON.stringify(pair.publicJwk)}, ${pair.privateSealed}, now(),
      now() + ${waits} * interval '1 hour')
    on conflict do nothing`)
  if (added === 0) return false
  await q.run(sql`
    update signing_key set retired_at = now() + ${waits} * interval '1 hour',
      remove_after = now() + ${waits} * interval '1 hour' + ${neededDays} * interval '1 day'
    where alg = ${pair.alg} and number < ${number} and retired_at is null`)
  return true
}

/** Removes the keys that nothing needs any more. */
export async function removeOldSigningKeys(q: Queries): Promise<void> {
  await q.run(sql`delete from signing_key where remove_after < now()`)
}
