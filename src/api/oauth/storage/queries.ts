import { liveStatements, type Session } from '../../../mechanisms/sessions/index.ts'
import { combine, type Statement, sql } from '../../../platform/database/index.ts'
import { provenContactsOf } from '../../../records/accounts/index.ts'

/** A code, a token or the like, as it is kept: by the hash of its value, which is nowhere itself. */
export type Artifact = {
  type: string
  idHash: Buffer
  payload: string
  grantId: string | null
  accountId: string | null
  /** Set for what ends with its session. */
  sessionId: string | null
  clientId: string | null
  userCodeHash: Buffer | null
  seconds: number
}

/** What a value hangs on, found together with it. */
export type Found = {
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
export type Wanted = { type: string | 'bearer'; idHash: Buffer }

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
export function findArtifact({ type, idHash }: Wanted): Statement {
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
export function findBatch(wanted: Wanted[]): Statement {
  const size = batchSizes.find((each) => each >= wanted.length) as number
  const values = Array.from({ length: size }, (_, n) => wanted[n]).flatMap((each) => [
    each?.type ?? null,
    each?.idHash ?? null,
  ])
  return sql(batches.get(size) as TemplateStringsArray, ...values)
}

/** What the database says about a token that is kept nowhere. */
export type Taken = { taken: boolean; now: number }

const takenRows = batchSizes.at(-1) as number

const takenTemplate = template([
  'select t.id_hash is not null as taken, extract(epoch from now())::float8 as now from (values (',
  ...Array.from({ length: takenRows - 1 }, (_, n) => `::bytea, ${n + 1}), (`),
  `::bytea, ${takenRows})) w (id_hash, place)
    left join oauth_artifact t on t.id_hash = w.id_hash and t.type = 'ClientCredentials' order by w.place`,
])

/** Answers in the order of the hashes; a row more for each that is missing up to the largest batch. */
export function findTaken(hashes: Buffer[]): Statement {
  return sql(takenTemplate, ...Array.from({ length: takenRows }, (_, n) => hashes[n] ?? null))
}

export type FoundDevice = { idHash: Buffer; payload: Record<string, unknown>; clientId: string; taken: boolean }

/** The device that waits under a code which a person typed. */
export function findByUserCode(userCodeHash: Buffer): Statement {
  return sql`
    select id_hash as "idHash", payload, client_id as "clientId",
      account_id is not null or consumed_at is not null or payload->>'error' is not null as taken
    from oauth_artifact
    where type = 'DeviceCode' and user_code_hash = ${userCodeHash} and expires_at > now()`
}

/** Answers a waiting device, once: the row that it returns says that nobody had answered it before. */
export function decideDevice(
  idHash: Buffer,
  to: { payload: string; grantId: string | null; accountId: string | null; sessionId: string | null },
): Statement {
  return sql`
    update oauth_artifact set payload = ${to.payload}, grant_id = ${to.grantId}, account_id = ${to.accountId},
      session_id = ${to.sessionId}, issued_at = now()
    where type = 'DeviceCode' and id_hash = ${idHash} and account_id is null and consumed_at is null
      and payload->>'error' is null and expires_at > now() returning 1`
}

/** Keeps a value. */
export function putArtifact(row: Artifact): Statement {
  return sql`
    insert into oauth_artifact (type, id_hash, payload, grant_id, account_id, session_id, client_id, user_code_hash, issued_at, expires_at)
    values (${row.type}, ${row.idHash}, ${row.payload}, ${row.grantId}, ${row.accountId}, ${row.sessionId}, ${row.clientId},
      ${row.userCodeHash}, now(), now() + ${row.seconds}::float8 * interval '1 second')
    returning 1`
}

/** Spends a value; the row that it returns says that it was good until now. */
export function spendArtifact(type: string, idHash: Buffer): Statement {
  return sql`
    update oauth_artifact set consumed_at = now()
    where type = ${type} and id_hash = ${idHash} and consumed_at is null and expires_at > now() returning 1`
}

/**
 * Spends one value and keeps the one or two that it was exchanged for, all or nothing: no row means that it was
 * spent before.
 */
export function exchangeArtifact(
  spent: { type: string; idHash: Buffer },
  first: Artifact,
  second?: Artifact,
): Statement {
  if (!second) {
    return sql`
      with spent as (
        update oauth_artifact set consumed_at = now()
        where type = ${spent.type} and id_hash = ${spent.idHash} and consumed_at is null and expires_at > now() returning 1)
      insert into oauth_artifact (type, id_hash, payload, grant_id, account_id, session_id, client_id, issued_at, expires_at)
      select ${first.type}, ${first.idHash}::bytea, ${first.payload}::json, ${first.grantId}::uuid, ${first.accountId}::uuid,
        ${first.sessionId}::uuid, ${first.clientId}, now(), now() + ${first.seconds}::float8 * interval '1 second'
      from spent
      returning 1`
  }
  return sql`
    with spent as (
      update oauth_artifact set consumed_at = now()
      where type = ${spent.type} and id_hash = ${spent.idHash} and consumed_at is null and expires_at > now() returning 1)
    insert into oauth_artifact (type, id_hash, payload, grant_id, account_id, session_id, client_id, issued_at, expires_at)
    select ${first.type}, ${first.idHash}::bytea, ${first.payload}::json, ${first.grantId}::uuid, ${first.accountId}::uuid,
      ${first.sessionId}::uuid, ${first.clientId}, now(), now() + ${first.seconds}::float8 * interval '1 second'
    from spent
    union all
    select ${second.type}, ${second.idHash}::bytea, ${second.payload}::json, ${second.grantId}::uuid, ${second.accountId}::uuid,
      ${second.sessionId}::uuid, ${second.clientId}, now(), now() + ${second.seconds}::float8 * interval '1 second'
    from spent
    returning 1`
}

export function dropArtifact(type: string, idHash: Buffer): Statement {
  return sql`delete from oauth_artifact where type = ${type} and id_hash = ${idHash}`
}

/** Keeps a value only if nothing is there under its type and hash: returns a row the first time only. */
export function claimArtifact(type: string, idHash: Buffer, seconds: number): Statement {
  return sql`
    insert into oauth_artifact (type, id_hash, payload, issued_at, expires_at)
    values (${type}, ${idHash}, '{}', now(), now() + ${seconds}::float8 * interval '1 second')
    on conflict (type, id_hash) do update set expires_at = excluded.expires_at where oauth_artifact.expires_at <= now()
    returning 1`
}

export type GrantRow = { grantId: string; accountId: string; clientId: string; payload: string; seconds: number }

export function putGrant(row: GrantRow): Statement {
  return sql`
    insert into oauth_grant (grant_id, account_id, client_id, payload, issued_at, expires_at)
    values (${row.grantId}, ${row.accountId}, ${row.clientId}, ${row.payload}, now(), now() + ${row.seconds}::float8 * interval '1 second')
    on conflict (grant_id) do update set payload = excluded.payload, expires_at = excluded.expires_at
    returning 1`
}

export function findGrant(grantId: string): Statement {
  return sql`select payload, extract(epoch from expires_at)::float8 as ends from oauth_grant where grant_id = ${grantId} and expires_at > now()`
}

/** A session that may enter an application, with what its account and the application have in common so far. */
export type Arrival = Session & {
  /** The grant of this very session. */
  grant: Record<string, unknown> | null
  /** The latest one of the account. */
  lastGrant: Record<string, unknown> | null
  /** How often this browser was sent to the application within the last minute. */
  answers: number
}

/**
 * Finds the live sessions of a browser with all that is asked when one of them enters an application, in one round trip.
 *
 * `browserHash` says whose returns are counted, and `sinceMs` how long ago it came here: see loops.
 */
export function selectArrivals(
  jarHashes: Buffer[],
  clientId: string,
  browserHash: Buffer | null,
  sinceMs: number,
): Statement {
  return combine([
    ...liveStatements(jarHashes),
    sql`
    select s.*,
      (select payload from oauth_grant
        where grant_id = (s.applications->${clientId}::text->>'grantId')::uuid and expires_at > now()) as "grant",
      (select payload from oauth_grant where account_id = s."accountId" and client_id = ${clientId} and expires_at > now()
        order by issued_at desc limit 1) as "lastGrant",
      (select count(*)::int from oauth_answer where browser_hash = ${browserHash} and client_id = ${clientId}
        and at between now() - interval '60 seconds' and now() - ${sinceMs}::float8 * interval '1 ms' and stopped is null and forgiven_at is null) as answers
    from part1 s
    order by s."authTime" desc`,
  ])
}

/** Spends a pushed request, also after its minute: the person may have signed in meanwhile. */
export function spendPushed(idHash: Buffer): Statement {
  return sql`
    update oauth_artifact set consumed_at = now()
    where type = 'PushedAuthorizationRequest' and id_hash = ${idHash} and consumed_at is null returning 1`
}

export function findStored(type: string, idHash: Buffer): Statement {
  return sql`select payload from oauth_artifact where type = ${type} and id_hash = ${idHash} and expires_at > now()`
}

export type ConnectedApplication = {
  clientId: string
  name: string
  firstParty: boolean
  since: Date
  lastUsedAt: Date
  scopes: string[]
}

export function selectConnected(accountId: string): Statement {
  return sql`
    select g.client_id as "clientId", c.name, c.first_party as "firstParty", min(g.issued_at) as since,
      max(g.issued_at) as "lastUsedAt", (array_agg(g.payload->'openid'->>'scope' order by g.issued_at desc))[1] as scope
    from oauth_grant g join client c on c.client_id = g.client_id
    where g.account_id = ${accountId} and g.expires_at > now()
    group by g.client_id, c.name, c.first_party
    order by max(g.issued_at) desc`
}

/**
 * Adds to what a session remembers of applications. Merged in the database: two tabs that enter two applications at
 * once must not forget one of them.
 */
export function rememberApplications(sessionId: string, entered: Record<string, unknown>): Statement {
  return sql`
    update session set applications = applications || ${JSON.stringify(entered)}::jsonb
    where session_id = ${sessionId} and ended_at is null returning 1`
}

/** Deletes, a portion at a time, what ended more than a day ago. */
export function purgeArtifacts(portion: number): Statement {
  return sql`
    delete from oauth_artifact where (type, id_hash) in (
      select type, id_hash from oauth_artifact where expires_at < now() - interval '1 day' limit ${portion})`
}

export function purgeGrants(): Statement {
  return sql`delete from oauth_grant where expires_at < now()`
}
