import type { Keys } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'

export type Limit = {
  /** At most this many … */ times: number /** … within windows of this length. */
  seconds: number
}

/**
 * Takes one of a limited number of tries, counted before anything is done, in one statement and by the database's clock.
 *
 * `name` is what is limited, `who` for whom: a network, a contact (whether or not anybody has it). Returns until when to
 * wait when none is left.
 */
export async function takeOne(
  q: Queries,
  keys: Keys,
  name: string,
  who: string,
  limit: Limit,
): Promise<{ ok: true } | { ok: false; until: Date }> {
  const key = keys.for('rate').hmac(JSON.stringify([name, who]))
  const row = await q.one<{ taken: number; until: Date }>(sql`
    insert into rate_window (key, starts_at, taken, ends_at)
    select ${key}, start, 1, start + ${limit.seconds} * interval '1 second'
    from (select to_timestamp(floor(extract(epoch from now()) / ${limit.seconds}::float8) * ${limit.seconds}::float8) as start) w
    on conflict (key, starts_at) do update set taken = rate_window.taken + 1
    returning taken, ends_at as until`)
  return row.taken <= limit.times ? { ok: true } : { ok: false, until: row.until }
}

/** Forgets counters that can matter no more. */
export async function purgeCounters(q: Queries): Promise<void> {
  await q.run(sql`delete from rate_window where ends_at < now()`)
  await q.run(sql`delete from network_failures where minute < now() - interval '25 hours'`)
  await q.run(
    sql`delete from throttle where updated_at < now() - interval '24 hours' and (paused_until is null or paused_until < now() or paused_until = 'infinity')`,
  )
}
