import type { Keys } from '../../platform/crypto/index.ts'
import { type Queries, type Statement, sql } from '../../platform/database/index.ts'

/** Distinct wrong passwords in a row until the next pause (D4). */
export const triesPerPause = 10

/** Failures in a row after which a password opens nothing until it is reset (SP 800-63B-4, 3.2.2). */
const stopAt = 100

export type ThrottleKeys = {
  /** What this attempt is counted under, and what its person is shown. */
  shown: Buffer
  /** The account, whichever of its identifiers was typed: never shown. Absent on a familiar browser. */
  hidden?: Buffer | undefined
  /** The network it comes from. */
  network: Buffer
}

export type Attempted = {
  /** 'password', 'code' …: each kind of authenticator has its own counters. */
  authenticator: string
  /** As it is compared, and equally for identifiers that nobody has. */
  identifier: string
  accountId?: string | undefined
  /** The browser, when it signed in to this account before: strangers' failures do not count here, nor the other way round. */
  familiarBrowser?: Buffer | undefined
  network: string
}

/** Keys are HMACs, so that the table is no list of who tried to sign in. */
export function throttleKeys(keys: Keys, attempted: Attempted): ThrottleKeys {
  const key = keys.for('throttle')
  const { authenticator, identifier, accountId, familiarBrowser } = attempted
  const of = (...parts: string[]) => key.hmac(JSON.stringify([authenticator, ...parts]))
  return {
    shown: familiarBrowser
      ? of('browser', accountId ?? '', familiarBrowser.toString('hex'))
      : of('identifier', identifier),
    // An identifier that nobody has gets a second row too, so that the work is the same.
    hidden: familiarBrowser ? undefined : of('account', accountId ?? `nobody ${identifier}`),
    network: key.hmac(JSON.stringify(['network', attempted.network])),
  }
}

export type Admission = {
  /** Whether the authenticator may be checked at all. */
  admitted: boolean
  /** False when the account has its pause though this identifier shows none: refuse like a wrong password. */
  hiddenAdmitted: boolean
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

type Counted = {
  failures: number
  admitted: boolean
  pausedUntil: Date | null
  isShown: boolean
  repeated: boolean
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
  const rowKeys = keys.hidden ? [keys.shown, keys.hidden] : [keys.shown]
  const { perMinute, perDay } = options.network
  const rows = await q.many<Counted>(sql`
    with day as (
      select coalesce(sum(failures), 0) as failures from network_failures
      where key = ${keys.network} and minute > now() - interval '1 day 1 minute' and minute < date_trunc('minute', now())),
    last as (
      select count(*) as failures, min(t) as first from network_failures n, unnest(n.recent) t
      where n.key = ${keys.network} and n.minute = date_trunc('minute', now()) - interval '1 minute' and t > now() - interval '1 minute'),
    net as (
      insert into network_failures as n (key, minute, failures, recent, admitted)
      select ${keys.network}, date_trunc('minute', now()), f.free::int, case when f.free then array[now()] else '{}' end, f.free
      from (select last.failures < ${perMinute} and day.failures < ${perDay} as free from last, day) f
      on conflict (key, minute) do update set (failures, recent, admitted) = (
        select n.failures + f.free::int, case when f.free then n.recent || now() else n.recent end, f.free
        from (
          select last.failures + cardinality(n.recent) < ${perMinute} and day.failures + n.failures < ${perDay} as free
          from last, day) f)
      returning failures, recent, admitted),
    -- Held until the end, so that of several equal attempts at once each sees the ones before it; in one order by all,
    -- so that no two wait for each other.
    before as (
      select key, ${fingerprint}::bytea = any(recent) and updated_at >= now() - interval '24 hours' as repeated
      from throttle where key in (${keys.shown}, ${keys.hidden ?? keys.shown}) order by key for update),
    -- Asks for "before" first: rows that this statement has changed itself cannot be held any more.
    rows as (select key from unnest(${rowKeys}::bytea[]) as key where (select count(*) from before) >= 0 order by key),
    counted as (
      insert into throttle as t (key, failures, recent, paused_until, admitted, updated_at)
      select key, 1, array[${fingerprint}::bytea], null, true, now() from rows
      on conflict (key) do update set (failures, recent, paused_until, admitted, updated_at) = (
        select n.failures,
          case when n.counts then (array_prepend(${fingerprint}::bytea, n.recent))[1:3] else n.recent end,
          case
            when n.paused and ${options.extend} then greatest(t.paused_until, now() + pause.length)
            when n.paused then t.paused_until
            when n.failures >= ${stopAt} then 'infinity'
            when n.counts and n.failures % ${triesPerPause} = 0 then now() + pause.length
          end,
          not n.paused,
          case when n.paused then t.updated_at else now() end
        from (
          select o.paused, not o.paused and not o.repeated as counts, o.recent,
            case when o.paused or o.repeated then o.failures else o.failures + 1 end as failures
          from (
            select t.paused_until > now() is true and not q.quiet as paused,
              not q.quiet and ${fingerprint}::bytea = any(t.recent) as repeated,
              case when q.quiet then 0 else t.failures end as failures,
              case when q.quiet then '{}'::bytea[] else t.recent end as recent
            from (select t.updated_at < now() - interval '24 hours' as quiet) q) o) n,
          lateral (select make_interval(mins => (array[1, 2, 5, 15, 30, 60])[greatest(1, least(6, n.failures / ${triesPerPause}))]) as length) pause)
      returning key, failures, admitted, paused_until)
    select failures, admitted, paused_until as "pausedUntil", key = ${keys.shown} as "isShown",
      coalesce((select repeated from before where key = ${keys.shown}), false) as repeated,
      (select case
          when net.admitted then null
          when last.failures + cardinality(net.recent) < ${perMinute} then now() + interval '1 hour'
          else coalesce(last.first, net.recent[1]) + interval '1 minute' end
        from net, last) as "networkUntil"
    from counted, (select set_config('synchronous_commit', 'off', true)) as without_waiting_for_the_disk`)
  return readAdmission(rows)
}

function readAdmission(rows: Counted[]): Admission {
  const shown = rows.find((row) => row.isShown)
  if (!shown) throw new Error('an attempt was not counted')
  const hidden = rows.find((row) => !row.isShown)
  const { failures } = shown
  const untilEnd = pauseEnd(shown.pausedUntil)
  return {
    admitted: shown.admitted && !shown.networkUntil,
    hiddenAdmitted: hidden?.admitted ?? true,
    failures,
    repeated: shown.repeated,
    triesLeft: failures % triesPerPause === 0 && failures > 0 ? 0 : triesPerPause - (failures % triesPerPause),
    nextPauseSeconds: pauseSeconds(failures),
    pausedUntil: untilEnd === 'never' ? null : untilEnd,
    stopped: untilEnd === 'never',
    networkUntil: shown.networkUntil,
  }
}

export type CountedFailure = { key: Buffer; fingerprint: Buffer }

/** Whether any of these values is among the last three that failed under its key within a day. */
export async function hasFailedBefore(q: Queries, failures: readonly CountedFailure[]): Promise<boolean> {
  if (failures.length === 0) return false
  const { found } = await q.one<{ found: boolean }>(sql`
    select exists (
      select 1 from unnest(${failures.map(({ key }) => key)}::bytea[], ${failures.map(({ fingerprint }) => fingerprint)}::bytea[])
        as f (key, fingerprint)
      join throttle t on t.key = f.key
      where f.fingerprint = any(t.recent) and t.updated_at >= now() - interval '24 hours') as found`)
  return found
}

/** How the counter stands that an attempt would be counted under; looking changes nothing. */
export type Standing = {
  /** Distinct failures in a row. */
  failures: number
  pausedUntil: Date | null
  stopped: boolean
}

/** The same for identifiers that nobody has: their counters are kept too. */
export async function standingOf(q: Queries, keys: Pick<ThrottleKeys, 'shown'>): Promise<Standing> {
  const row = await q.maybe<{ failures: number; pausedUntil: Date | number | null }>(sql`
    select failures, case when paused_until > now() then paused_until end as "pausedUntil" from throttle
    where key = ${keys.shown} and updated_at >= now() - interval '24 hours'`)
  const untilEnd = pauseEnd(row?.pausedUntil ?? null)
  return {
    failures: row?.failures ?? 0,
    pausedUntil: untilEnd === 'never' ? null : untilEnd,
    stopped: untilEnd === 'never',
  }
}

const pauseMinutes = [1, 2, 5, 15, 30, 60] as const

function pauseSeconds(failures: number): number {
  const pause = Math.min(5, Math.floor((failures - 1) / triesPerPause))
  return (pauseMinutes[pause] ?? 60) * 60
}

/** pg gives 'infinity' as a number. */
function pauseEnd(value: Date | number | null): Date | 'never' | null {
  return typeof value === 'number' ? 'never' : value
}

/** After a success: the counters of these attempts are cleared and the network gets its try back. */
export function clearStatements(attempts: ThrottleKeys | ThrottleKeys[]): Statement[] {
  const all = [attempts].flat()
  const network = all[0]?.network ?? null
  const rowKeys = all.flatMap((keys) => (keys.hidden ? [keys.shown, keys.hidden] : [keys.shown]))
  // PostgreSQL runs the parts of one statement from the last to the first: rows in the order in which attempts hold them.
  rowKeys.sort((a, b) => Buffer.compare(b, a))
  return [
    sql`
      update network_failures set failures = greatest(0, failures - 1), recent = recent[:cardinality(recent) - 1]
      where key = ${network} and minute = (
        select max(minute) from network_failures
        where key = ${network} and failures > 0 and minute > now() - interval '2 minutes')`,
    // One by one: for a list of unknown length PostgreSQL reads the whole table rather than its index.
    ...rowKeys.map((key) => sql`delete from throttle where key = ${key}`),
  ]
}
