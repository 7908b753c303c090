import { type Keys, randomToken, sha256 } from '../../platform/crypto/index.ts'
import { type Database, type Queries, sql } from '../../platform/database/index.ts'
import { every, type Job } from '../../platform/jobs/index.ts'

/** Bytes of JSON. */
export const longestRequest = 16_384
/** For each network address; the next one takes the place of the oldest. */
const mostRequests = 20
const idleHours = 24

type Params = Record<string, string>

/**
 * Keeps an authorization request that is too large for a cookie, for 24 hours after it was last read. Returns the key
 * to find it by: only its hash is stored. Of one network address there are never more than twenty.
 */
export async function storeRequest(q: Queries, keys: Keys, address: string, params: Params): Promise<string> {
  const key = randomToken()
  const source = keys.for('flow-request').hmac(address)
  await q.run(sql`
    with counted as (
      insert into flow_request_source as s (source_hmac, requests, last_at) values (${source}, 1, now())
      on conflict (source_hmac) do update set requests = s.requests % 1000000 + 1, last_at = now()
      returning requests)
    insert into flow_request (source_hmac, place, key_hash, params, expires_at)
    select ${source}, requests % ${mostRequests}, ${sha256(key)}, ${JSON.stringify(params)}::jsonb,
      now() + ${idleHours} * interval '1 hour' from counted
    on conflict (source_hmac, place) do update
      set key_hash = excluded.key_hash, params = excluded.params, expires_at = excluded.expires_at`)
  return key
}

/** The request of this key, or undefined when it is over or has given its place up. */
export async function readStoredRequest(q: Queries, key: string): Promise<Params | undefined> {
  const row = await q.maybe<{ params: Params }>(sql`
    update flow_request set expires_at = now() + ${idleHours} * interval '1 hour'
    where key_hash = ${sha256(key)} and expires_at > now() returning params`)
  return row?.params
}

export function flowJobs(db: Database): Job[] {
  return [every('purge flow requests', 60 * 60, () => purgeRequests(db))]
}

async function purgeRequests(q: Queries): Promise<void> {
  await q.run(sql`delete from flow_request where expires_at < now()`)
  await q.run(sql`
    delete from flow_request_source s where last_at < now() - ${idleHours} * interval '1 hour'
      and not exists (select 1 from flow_request r where r.source_hmac = s.source_hmac)`)
}
