import { type Queries, type Statement, sql } from '../../platform/database/index.ts'

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

/** Keeps a value; to be combined with what else the request writes. */
export function putArtifact(row: Artifact): Statement {
  return sql`
    insert into oauth_artifact (type, id_hash, payload, grant_id, account_id, session_id, client_id, user_code_hash, issued_at, expires_at)
    values (${row.type}, ${row.idHash}, ${row.payload}, ${row.grantId}, ${row.accountId}, ${row.sessionId}, ${row.clientId},
      ${row.userCodeHash}, now(), now() + ${row.seconds}::float8 * interval '1 second')
    returning 1`
}

/** Spends a value. False when it had been spent before, or had ended. */
export async function spendArtifact(q: Queries, type: string, idHash: Buffer): Promise<boolean> {
  const spent = await q.run(sql`
    update oauth_artifact set consumed_at = now()
    where type = ${type} and id_hash = ${idHash} and consumed_at is null and expires_at > now()`)
  return spent > 0
}

type Spent = { type: string; idHash: Buffer }

/**
 * Spends one value and keeps the one or two that it was exchanged for, all or nothing: false when it was spent before.
 */
export async function exchangeArtifact(q: Queries, spent: Spent, first: Artifact, second?: Artifact): Promise<boolean> {
  return (await q.run(second ? exchangeForTwo(spent, first, second) : exchangeForOne(spent, first))) > 0
}

function exchangeForOne(spent: Spent, row: Artifact): Statement {
  return sql`
    with spent as (
      update oauth_artifact set consumed_at = now()
      where type = ${spent.type} and id_hash = ${spent.idHash} and consumed_at is null and expires_at > now() returning 1)
    insert into oauth_artifact (type, id_hash, payload, grant_id, account_id, session_id, client_id, issued_at, expires_at)
    select ${row.type}, ${row.idHash}::bytea, ${row.payload}::json, ${row.grantId}::uuid, ${row.accountId}::uuid,
      ${row.sessionId}::uuid, ${row.clientId}, now(), now() + ${row.seconds}::float8 * interval '1 second'
    from spent
    returning 1`
}

function exchangeForTwo(spent: Spent, first: Artifact, second: Artifact): Statement {
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

/** Deletes one value. */
export async function dropArtifact(q: Queries, type: string, idHash: Buffer): Promise<void> {
  await q.run(sql`delete from oauth_artifact where type = ${type} and id_hash = ${idHash}`)
}

/** Keeps a value only if nothing is there under its type and hash: true the first time only. */
export async function claimArtifact(q: Queries, type: string, idHash: Buffer, seconds: number): Promise<boolean> {
  const claimed = await q.run(sql`
    insert into oauth_artifact (type, id_hash, payload, issued_at, expires_at)
    values (${type}, ${idHash}, '{}', now(), now() + ${seconds}::float8 * interval '1 second')
    on conflict (type, id_hash) do update set expires_at = excluded.expires_at where oauth_artifact.expires_at <= now()`)
  return claimed > 0
}

/** Keeps a value longer than it was kept so far. */
export async function prolongArtifact(q: Queries, type: string, idHash: Buffer, seconds: number): Promise<void> {
  await q.run(sql`
    update oauth_artifact set expires_at = greatest(expires_at, now() + ${seconds}::float8 * interval '1 second')
    where type = ${type} and id_hash = ${idHash}`)
}

/** Deletes, at most so many at once, what ended more than a day ago. Returns how many. */
export function purgeArtifacts(q: Queries, most: number): Promise<number> {
  return q.run(sql`
    delete from oauth_artifact where (type, id_hash) in (
      select type, id_hash from oauth_artifact where expires_at < now() - interval '1 day' limit ${most})`)
}
