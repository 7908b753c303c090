import { type Queries, sql } from '../../platform/database/index.ts'
import { nextPauseSeconds, pauseEnd, pauseMinutes, stopAt, triesPerPause } from './pause.ts'
import { rowKeysOf, type ThrottleKeys } from './throttle-keys.ts'

/** What counting an attempt has shown. */
export type Admission = {
  /** Whether the authenticator may be checked at all. */
  admitted: boolean
  /** False when the account has its pause though this identifier shows none: refuse like a wrong password. */
  accountAdmitted: boolean
  /** Distinct failures in a row, this attempt included. */
  failures: number
  /** One of the last three wrong values again: it was not counted. */
  repeated: boolean
  /** Tries left before the next pause. */
  triesLeft: number
  /** Length of the next pause in seconds. */
  nextPauseSeconds: number
  pausedUntil: Date | null
  /** The limit of 100 is reached: only a reset helps. */
  stopped: boolean
  /** Until when the network has to wait, if it does. */
  networkUntil: Date | null
}

type CountedRow = {
  isIdentifier: boolean
  failures: number
  admitted: boolean
  repeated: boolean
  pausedUntil: Date | number | null
  networkUntil: Date | null
}

export type NetworkLimit = { perMinute: number; perDay: number }

/**
 * Counts an attempt before anything is checked, in one statement, so that no number of parallel attempts gets past
 * the limit (ATK-001). The caller clears the count again when the check succeeds.
 *
 * The same wrong value counts once (`fingerprint`, the last three). An attempt during a pause is not admitted and
 * changes nothing, unless `extend`. A count is forgotten after 24 hours of silence. Unknown identifiers are
 * counted in exactly the same way. Everything is reckoned by the database's clock.
 *
 * Rows are held in one order by all: counters by their key, the network last. So no two statements wait for each other
 * in a circle, and of several equal attempts at once each sees the ones before it.
 *
 * The count is seen by all at once, but does not wait for the disk: what comes of the attempt is written next, and
 * takes the count along to the disk. So a power cut forgets no more than attempts that were never answered.
 * Never call it in a transaction with anything else, which would not wait either.
 */
export async function admitAttempt(
  q: Queries,
  keys: ThrottleKeys,
  fingerprint: Buffer,
  options: { extend: boolean; network: NetworkLimit },
): Promise<Admission> {
  const { identifierKey, networkKey } = keys
  const { perMinute, perDay } = options.network
  const rows = await q.many<CountedRow>(sql`
    with counted as (
      insert into throttle as t (key, failures, recent, paused_until, admitted, repeated, updated_at)
      -- One after the other in this order: each row is held until the end from here on.
      select key, 1, array[${fingerprint}::bytea], null, true, false, now() from unnest(${rowKeysOf([keys])}::bytea[]) as key order by key
      on conflict (key) do update set (failures, recent, paused_until, admitted, repeated, updated_at) = (
        select n.failures,
          case when n.counts then (array_prepend(${fingerprint}::bytea, n.recent))[1:3] else n.recent end,
          case
            when n.paused and ${options.extend} then greatest(t.paused_until, now() + pause.length)
            when n.paused then t.paused_until
            when n.failures >= ${stopAt} then 'infinity'
            when n.counts and n.failures % ${triesPerPause} = 0 then now() + pause.length
          end,
          not n.paused,
          n.repeated,
          case when n.paused then t.updated_at else now() end
        from (
          select o.*, not o.paused and not o.repeated as counts,
            case when o.paused or o.repeated then o.former else o.former + 1 end as failures
          from (
            select t.paused_until > now() is true and not q.quiet as paused,
              not q.quiet and ${fingerprint}::bytea = any(t.recent) as repeated,
              case when q.quiet then 0 else t.failures end as former,
              case when q.quiet then '{}'::bytea[] else t.recent end as recent
            from (select t.updated_at < now() - interval '24 hours' as quiet) q) o) n,
          lateral (select make_interval(mins => (${pauseMinutes}::int[])[greatest(1, least(6, n.failures / ${triesPerPause}))]) as length) pause)
      returning key, failures, admitted, repeated, paused_until),
    day as (
      select coalesce(sum(failures), 0) as failures from network_failures
      where key = ${networkKey} and minute > now() - interval '1 day 1 minute' and minute < date_trunc('minute', now())),
    last as (
      select count(*) as failures, min(t) as first from network_failures n, unnest(n.recent) t
      where n.key = ${networkKey} and n.minute = date_trunc('minute', now()) - interval '1 minute' and t > now() - interval '1 minute'),
    net as (
      insert into network_failures as n (key, minute, failures, recent, admitted)
      select ${networkKey}, date_trunc('minute', now()), f.free::int, case when f.free then array[now()] else '{}' end, f.free
      from (select last.failures < ${perMinute} and day.failures < ${perDay} as free from last, day) f
      -- Asks for all of "counted" first: the network is held after them.
      where (select count(*) from counted) > 0
      on conflict (key, minute) do update set (failures, recent, admitted) = (
        select n.failures + f.free::int, case when f.free then n.recent || now() else n.recent end, f.free
        from (
          select last.failures + cardinality(n.recent) < ${perMinute} and day.failures + n.failures < ${perDay} as free
          from last, day) f)
      returning failures, recent, admitted)
    select key = ${identifierKey} as "isIdentifier", failures, admitted, repeated, paused_until as "pausedUntil",
      (select case
          when net.admitted then null
          when last.failures + cardinality(net.recent) < ${perMinute} then now() + interval '1 hour'
          else coalesce(last.first, net.recent[1]) + interval '1 minute' end
        from net, last) as "networkUntil"
    from counted, (select set_config('synchronous_commit', 'off', true)) as without_waiting_for_the_disk`)
  return readAdmission(rows)
}

function readAdmission(rows: CountedRow[]): Admission {
  const identifier = rows.find(({ isIdentifier }) => isIdentifier)
  if (!identifier) throw new Error('an attempt was not counted')
  const account = rows.find(({ isIdentifier }) => !isIdentifier)
  const { failures, repeated, networkUntil } = identifier
  return {
    admitted: identifier.admitted && !networkUntil,
    accountAdmitted: account?.admitted ?? true,
    failures,
    repeated,
    triesLeft: failures % triesPerPause === 0 && failures > 0 ? 0 : triesPerPause - (failures % triesPerPause),
    nextPauseSeconds: nextPauseSeconds(failures),
    ...pauseEnd(identifier.pausedUntil),
    networkUntil,
  }
}
