import { type Queries, sql } from '../../platform/database/index.ts'
import { pauseEnd } from './pause.ts'
import type { ThrottleKeys } from './throttle-keys.ts'

/** How the counter stands that an attempt would be counted under. */
export type ThrottleState = {
  /** Distinct failures in a row. */
  failures: number
  pausedUntil: Date | null
  stopped: boolean
}

/** Looking changes nothing. The same for identifiers that nobody has: their counters are kept too. */
export async function findThrottleState(q: Queries, keys: Pick<ThrottleKeys, 'identifierKey'>): Promise<ThrottleState> {
  const row = await q.maybe<{ failures: number; pausedUntil: Date | number | null }>(sql`
    select failures, case when paused_until > now() then paused_until end as "pausedUntil" from throttle
    where key = ${keys.identifierKey} and updated_at >= now() - interval '24 hours'`)
  return { failures: row?.failures ?? 0, ...pauseEnd(row?.pausedUntil ?? null) }
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
