import type { Keys } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'

export type Limit = {
  /** At most this many … */ times: number /** … within any time of this length. */
  seconds: number
}

/**
 * Takes one of a limited number of tries, counted before anything is done, in one statement and by the database's clock.
 *
 * `name` is what is limited, `who` for whom: a network, a contact (whether or not anybody has it). The limit holds over
 * any time of its length, wherever that begins. Returns until when to wait when none is left; asking meanwhile adds nothing.
 */
export async function takeOne(
  q: Queries,
  keys: Keys,
  name: string,
  who: string,
  limit: Limit,
): Promise<{ ok: true } | { ok: false; until: Date }> {
  const key = keys.for('rate').hmac(JSON.stringify([name, who]))
  const { times, seconds } = limit
  const row = await q.one<{ admitted: boolean; until: Date }>(sql`
    insert into rate_window as r (key, taken, admitted, ends_at)
    values (${key}, array[now()], true, now() + ${seconds} * interval '1 second')
    on conflict (key) do update set (taken, admitted, ends_at) = (
      select case when n.free then n.recent || now() else n.recent end, n.free,
        case when n.free then now() + ${seconds} * interval '1 second' else r.ends_at end
      from (
        select o.recent, cardinality(o.recent) < ${times} as free
        from (
          select coalesce(array_agg(t order by t), '{}') as recent
          from unnest(r.taken) t where t > now() - ${seconds} * interval '1 second') o) n)
    returning admitted, taken[cardinality(taken) - ${times} + 1] + ${seconds} * interval '1 second' as until`)
  return row.admitted ? { ok: true } : { ok: false, until: row.until }
}

/** Forgets counters that can matter no more. */
export async function purgeCounters(q: Queries): Promise<void> {
  await q.run(sql`delete from rate_window where ends_at < now()`)
  await q.run(sql`delete from network_failures where minute < now() - interval '25 hours'`)
  await q.run(
    // What an attempt holds at this moment is left alone: it is not quiet, and nobody has to wait for anybody.
    sql`
      delete from throttle where key in (
        select key from throttle
        where updated_at < now() - interval '24 hours' and (paused_until is null or paused_until < now() or paused_until = 'infinity')
        for update skip locked)`,
  )
}
