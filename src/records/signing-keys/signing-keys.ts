import type { JsonWebKey } from 'node:crypto'
import type { Keys } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'
import type { SigningKeyRow } from '../schema.ts'

/** ES256 is what id tokens are signed with; RS256 is for applications that know nothing else. */
export const algorithms = ['ES256', 'RS256'] as const
export type Algorithm = (typeof algorithms)[number]

export type SigningKey = Omit<SigningKeyRow, 'alg' | 'publicJwk' | 'privateSealed'> & {
  alg: Algorithm
  publicJwk: JsonWebKey
  /** published: known but not used yet; signing: in use; retired: tokens signed with it are still around. */
  state: 'published' | 'signing' | 'retired'
}

/** All keys, for each algorithm the newest first. */
export function listSigningKeys(q: Queries): Promise<SigningKey[]> {
  return q.many<SigningKey>(sql`
    select alg, number, kid, public_jwk as "publicJwk", published_at as "publishedAt", signs_from as "signsFrom",
      retired_at as "retiredAt", remove_after as "removeAfter",
      case when signs_from > now() then 'published' when retired_at <= now() then 'retired' else 'signing' end as state
    from signing_key order by alg, number desc`)
}

export type Jwks = { keys: JsonWebKey[] }

type SealedKey = Pick<SigningKeyRow, 'kid' | 'privateSealed'> & { alg: Algorithm }

/** The keys as the provider wants them: the one that signs first. Throws when one was sealed with an unlisted root secret. */
export async function readJwks(q: Queries, keys: Keys): Promise<Jwks> {
  const rows = await q.many<SealedKey>(sql`
    select kid, alg, private_sealed as "privateSealed" from signing_key
    order by alg, signs_from > now(), coalesce(retired_at <= now(), false), number desc`)
  return { keys: rows.map((row) => ({ ...openPrivate(keys, row), kid: row.kid, alg: row.alg, use: 'sig' })) }
}

function openPrivate(keys: Keys, row: Pick<SealedKey, 'kid' | 'privateSealed'>): JsonWebKey {
  const opened = keys.for('signing-key').open(row.privateSealed, row.kid)
  if (!opened) throw new Error(`signing key ${row.kid} was sealed with a root secret that is not listed any more`)
  return JSON.parse(opened.toString())
}

/** Seals the keys with the newest root secret, so that an older one can be dropped. */
export async function resealSigningKeys(q: Queries, keys: Keys): Promise<void> {
  const rows = await q.many<Pick<SealedKey, 'kid' | 'privateSealed'>>(
    sql`select kid, private_sealed as "privateSealed" from signing_key`,
  )
  for (const row of rows) {
    const sealed = keys.for('signing-key').seal(JSON.stringify(openPrivate(keys, row)), row.kid)
    await q.run(sql`
      update signing_key set private_sealed = ${sealed}
      where kid = ${row.kid} and private_sealed = ${row.privateSealed}`)
  }
}
