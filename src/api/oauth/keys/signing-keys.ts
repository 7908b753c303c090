import { generateKeyPair as generate, type JsonWebKey } from 'node:crypto'
import { promisify } from 'node:util'
import { recordAudit } from '../../../platform/audit/index.ts'
import type { Keys } from '../../../platform/crypto/index.ts'
import { nilUuid, uuidv7 } from '../../../platform/crypto/index.ts'
import { type Database, type Queries, sql } from '../../../platform/database/index.ts'

/** ES256 is what id tokens are signed with; RS256 is for applications that know nothing else. */
export const algorithms = ['ES256', 'RS256'] as const
export type Algorithm = (typeof algorithms)[number]

const publishedHours = 24
const signingDays = 90
/**
 * An id token ends after an hour, but is good as a hint for as long as its session can live (30 days). Only a day
 * after that nobody needs the key any more.
 */
const neededDays = 31

export type SigningKey = {
  alg: Algorithm
  number: number
  kid: string
  publicJwk: JsonWebKey
  publishedAt: Date
  signsFrom: Date
  retiredAt: Date | null
  removeAfter: Date | null
  /** published: known but not used yet; signing: in use; retired: tokens signed with it are still around. */
  state: 'published' | 'signing' | 'retired'
}

type Row = SigningKey & { privateSealed: string }

/** All keys, for each algorithm the newest first. */
export function listKeys(q: Queries): Promise<SigningKey[]> {
  return q.many<SigningKey>(sql`
    select alg, number, kid, public_jwk as "publicJwk", published_at as "publishedAt", signs_from as "signsFrom",
      retired_at as "retiredAt", remove_after as "removeAfter",
      case when signs_from > now() then 'published' when retired_at <= now() then 'retired' else 'signing' end as state
    from signing_key order by alg, number desc`)
}

export type Jwks = { keys: JsonWebKey[] }

/** The keys as the provider wants them: the one that signs first. Throws when one was sealed with an unlisted root secret. */
export async function readJwks(q: Queries, keys: Keys): Promise<Jwks> {
  const rows = await q.many<Pick<Row, 'kid' | 'alg' | 'privateSealed'>>(sql`
    select kid, alg, private_sealed as "privateSealed" from signing_key
    order by alg, signs_from > now(), coalesce(retired_at <= now(), false), number desc`)
  return { keys: rows.map((row) => ({ ...openPrivate(keys, row), kid: row.kid, alg: row.alg, use: 'sig' })) }
}

function openPrivate(keys: Keys, row: { kid: string; privateSealed: string }): JsonWebKey {
  const opened = keys.for('signing-key').open(row.privateSealed, row.kid)
  if (!opened) throw new Error(`signing key ${row.kid} was sealed with a root secret that is not listed any more`)
  return JSON.parse(opened.toString())
}

/**
 * Does what is due: makes the first keys, publishes the next one a day before its turn, lets it sign after 90 days,
 * removes those that nothing needs any more. Any number of processes may call it at once.
 *
 * With `now`, the next key is published at once; it still signs only after a day.
 */
export async function rotateKeys(db: Database, keys: Keys, options: { now?: boolean } = {}): Promise<void> {
  for (const alg of algorithms) await rotate(db, keys, alg, options.now ?? false)
  await db.run(sql`delete from signing_key where remove_after < now()`)
}

type Newest = { number: number; waiting: boolean; due: boolean }

async function rotate(db: Database, keys: Keys, alg: Algorithm, now: boolean): Promise<void> {
  const newest = await db.maybe<Newest>(sql`
    select number, signs_from > now() as waiting,
      signs_from + ${signingDays * 24 - publishedHours} * interval '1 hour' <= now() as due
    from signing_key where alg = ${alg} order by number desc limit 1`)
  if (!newest) return addKey(db, keys, alg, 1)
  if (!newest.waiting && (newest.due || now)) await addKey(db, keys, alg, newest.number + 1)
}

/** The number is the primary key: of two processes that make the next key at once, one keeps it. */
async function addKey(db: Database, keys: Keys, alg: Algorithm, number: number): Promise<void> {
  const kid = uuidv7()
  const { publicJwk, privateJwk } = await makePair(alg)
  const sealed = keys.for('signing-key').seal(JSON.stringify(privateJwk), kid)
  const waits = number === 1 ? 0 : publishedHours
  await db.transaction(async (tx) => {
    const added = await tx.run(sql`
      insert into signing_key (alg, number, kid, public_jwk, private_sealed, published_at, signs_from)
      values (${alg}, ${number}, ${kid}, ${JSON.stringify(publicJwk)}, ${sealed}, now(), now() + ${waits} * interval '1 hour')
      on conflict do nothing`)
    if (added === 0) return
    await tx.run(sql`
      update signing_key set retired_at = now() + ${waits} * interval '1 hour',
        remove_after = now() + ${waits} * interval '1 hour' + ${neededDays} * interval '1 day'
      where alg = ${alg} and number < ${number} and retired_at is null`)
    await recordAudit(tx, {
      type: 'signing_key.published',
      ownerId: installation,
      actor: { kind: 'system' },
      detail: { alg, kid },
    })
  })
}

const installation = nilUuid

/** Removes a key by hand. Declined (false) while a token that was signed with it may still be around. */
export async function removeKey(db: Database, kid: string): Promise<boolean> {
  return (await db.run(sql`delete from signing_key where kid = ${kid} and remove_after < now()`)) > 0
}

const generateKeyPair = promisify(generate)

async function makePair(alg: Algorithm): Promise<{ publicJwk: JsonWebKey; privateJwk: JsonWebKey }> {
  const pair =
    alg === 'ES256'
      ? await generateKeyPair('ec', { namedCurve: 'P-256' })
      : await generateKeyPair('rsa', { modulusLength: 2048 })
  return { publicJwk: pair.publicKey.export({ format: 'jwk' }), privateJwk: pair.privateKey.export({ format: 'jwk' }) }
}

/** Seals the keys with the newest root secret, so that an older one can be dropped. */
export async function resealKeys(db: Database, keys: Keys): Promise<void> {
  const rows = await db.many<{ kid: string; privateSealed: string }>(
    sql`select kid, private_sealed as "privateSealed" from signing_key`,
  )
  for (const row of rows) {
    const sealed = keys.for('signing-key').seal(JSON.stringify(openPrivate(keys, row)), row.kid)
    await db.run(
      sql`update signing_key set private_sealed = ${sealed} where kid = ${row.kid} and private_sealed = ${row.privateSealed}`,
    )
  }
}
