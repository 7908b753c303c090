import { type Kysely, sql } from 'kysely'

/**
 * Authorization requests that are too large for the cookie of their flow. Strangers make these rows, so a network
 * address has twenty places and no more: the next request takes the place of its oldest one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Keyed by HMAC, not by address: these tables must not become a list of who was here.
  await sql`create table flow_request (
    source_hmac bytea not null, place smallint not null check (place between 0 and 19), key_hash bytea not null unique,
    params jsonb not null, expires_at timestamptz not null, primary key (source_hmac, place))`.execute(db)
  await sql`create index flow_request_expires_at on flow_request (expires_at)`.execute(db)
  await sql`create table flow_request_source (
    source_hmac bytea primary key, requests integer not null check (requests > 0), last_at timestamptz not null)`.execute(
    db,
  )
  // Those on their way stay for a day, each in a place of its own.
  await sql`
    insert into flow_request (source_hmac, place, key_hash, params, expires_at)
    select id_hash, 0, id_hash, payload::jsonb, least(expires_at, now() + interval '24 hours') from oauth_artifact
    where type = 'Request' and expires_at > now() and octet_length(payload::text) <= 16384`.execute(db)
  await sql`delete from oauth_artifact where type = 'Request'`.execute(db)
}
