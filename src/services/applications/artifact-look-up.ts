import { type Statement, sql } from '../../platform/database/index.ts'
import { provenContactsOf } from '../../records/accounts/index.ts'

/** What a value hangs on, found together with it. */
export type FoundArtifact = {
  type: string
  payload: Record<string, unknown>
  expired: boolean
  consumed: boolean
  grantId: string | null
  grant: Record<string, unknown> | null
  grantEnds: number | null
  sessionId: string | null
} & (FoundAccount | { accountId: null })

export type FoundAccount = {
  ownerId: string
  accountId: string
  kind: 'personal' | 'organization'
  userName: string
  fullName: string
  familyName: string | null
  givenName: string | null
  reading: string | null
  language: string
  organizationName: string | null
  /** Proven and in use, oldest first. */
  contacts: { kind: 'email' | 'phone'; value: string }[] | null
}

/** What is looked for: a value under its type, or (introspection, revocation) a token that was shown without one. */
export type WantedArtifact = { type: string | 'bearer'; idHash: Buffer }

const columns = `t.type, t.payload, t.expires_at <= now() as expired, t.consumed_at is not null as consumed,
      t.grant_id as "grantId", g.payload as "grant", extract(epoch from g.expires_at)::float8 as "grantEnds",
      t.session_id as "sessionId", a.owner_id as "ownerId", a.account_id as "accountId", a.kind, a.user_name as "userName",
      a.full_name as "fullName", a.family_name as "familyName", a.given_name as "givenName", a.reading, a.language,
      o.name as "organizationName", ${provenContactsOf('a')} as contacts`

const hangsOn = `
    left join oauth_grant g on g.grant_id = t.grant_id and g.expires_at > now()
    left join account a on a.account_id = t.account_id
    left join organization o on o.owner_id = a.owner_id
    left join session s on s.session_id = t.session_id and s.ended_at is null and s.expires_at > now() and s.created_at >= a.not_before`

const alive = `(t.account_id is null or (a.status = 'active' and coalesce(o.status, 'active') = 'active'
        and t.issued_at >= a.not_before and (g.grant_id is null or g.issued_at >= a.not_before)))
      and (t.session_id is null or s.session_id is not null)`

/** A statement whose text is put together once; nothing but the places of `sql` ever becomes a value. */
function template(parts: string[]): TemplateStringsArray {
  return Object.assign(parts, { raw: parts }) as unknown as TemplateStringsArray
}

const one = template([
  `select ${columns} from oauth_artifact t ${hangsOn} where t.type = `,
  ' and t.id_hash = ',
  ` and ${alive}`,
])
const oneBearer = template([
  `select ${columns} from oauth_artifact t ${hangsOn}
    where t.type in ('AccessToken', 'RefreshToken', 'ClientCredentials') and t.id_hash = `,
  ` and ${alive}`,
])

/**
 * Finds a value with its grant and account, in one round trip.
 *
 * It is not found when its account is not active or was shut after it was issued, when its organisation is not
 * active, or when it ends with a session that has ended: so no path that looks a value up can forget to ask. This is
 * the one statement here that reads the tables of accounts and sessions; it is what keeps a call to userinfo at one
 * round trip.
 */
export function findArtifact({ type, idHash }: WantedArtifact): Statement {
  return type === 'bearer' ? sql(oneBearer, idHash) : sql(one, type, idHash)
}

/** How many are looked up at once: a few fixed sizes, since PostgreSQL keeps no plan for lists of any length. */
export const batchSizes = [4, 16]

const batches = new Map(batchSizes.map((size) => [size, batchTemplate(size)]))

/** `offset 0` keeps the look-ups apart: each is made like a single one, by its key, whatever the statistics say. */
function batchTemplate(size: number): TemplateStringsArray {
  const places = Array.from({ length: size * 2 - 1 }, (_, n) => (n % 2 === 0 ? '::text, ' : '::bytea), ('))
  const rest = `::bytea)) w (type, id_hash) cross join lateral (
      select ${columns} from oauth_artifact t ${hangsOn}
      where t.id_hash = w.id_hash
        and (t.type = w.type or (w.type = 'bearer' and t.type in ('AccessToken', 'RefreshToken', 'ClientCredentials')))
        and ${alive} offset 0) f`
  return template([`select w.type as wanted, w.id_hash as "idHash", f.* from (values (`, ...places, rest])
}

/** Finds several at once; at most as many as the largest of `batchSizes`. */
export function findBatch(wanted: WantedArtifact[]): Statement {
  const size = batchSizes.find((each) => each >= wanted.length) as number
  const values = Array.from({ length: size }, (_, n) => wanted[n]).flatMap((each) => [
    each?.type ?? null,
    each?.idHash ?? null,
  ])
  return sql(batches.get(size) as TemplateStringsArray, ...values)
}

/** What the database says about a token of a service, which is kept nowhere: whether it was revoked, and what time it is. */
export type RevokedService = { revoked: boolean; now: number }

const revokedRows = batchSizes.at(-1) as number

const revokedTemplate = template([
  'select t.id_hash is not null as revoked, extract(epoch from now())::float8 as now from (values (',
  ...Array.from({ length: revokedRows - 1 }, (_, n) => `::bytea, ${n + 1}), (`),
  `::bytea, ${revokedRows})) w (id_hash, place)
    left join oauth_artifact t on t.id_hash = w.id_hash and t.type = 'ClientCredentials' order by w.place`,
])

/** Answers in the order of the hashes; a row more for each that is missing up to the largest batch. */
export function findRevoked(hashes: Buffer[]): Statement {
  return sql(revokedTemplate, ...Array.from({ length: revokedRows }, (_, n) => hashes[n] ?? null))
}
