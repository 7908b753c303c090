import type { Queries } from './queries.ts'
import { sql } from './sql.ts'

/** The version of the PostgreSQL server: its first number, and as it says it itself. */
export function serverVersion(q: Queries): Promise<{ major: number; full: string }> {
  return q.one(sql`
    select current_setting('server_version_num')::int / 10000 as major, current_setting('server_version') as full`)
}

/** The time by the server's clock, in seconds since 1970. */
export async function serverSeconds(q: Queries): Promise<number> {
  const { seconds } = await q.one<{ seconds: number }>(
    sql`select extract(epoch from clock_timestamp())::float8 as seconds`,
  )
  return seconds
}

export type Replication = {
  /** Whether this server follows another one and takes no writes. */
  isReplica: boolean
  /** How far it is behind that one, in seconds. */
  lagSeconds: number | null
  followers: number
  /** How far the slowest follower is behind, in seconds. */
  worstSeconds: number | null
}

export function replication(q: Queries): Promise<Replication> {
  return q.one<Replication>(sql`
    select pg_is_in_recovery() as "isReplica",
      extract(epoch from now() - pg_last_xact_replay_timestamp())::float8 as "lagSeconds",
      (select count(*)::int from pg_stat_replication) as followers,
      (select extract(epoch from max(replay_lag))::float8 from pg_stat_replication) as "worstSeconds"`)
}

export type Archiving = { mode: string; archived: Date | null; failed: Date | null; minutesAgo: number | null }

/** The archive of write-ahead log that backups with point-in-time recovery rest on. */
export function archiving(q: Queries): Promise<Archiving> {
  return q.one<Archiving>(sql`
    select current_setting('archive_mode') as mode, last_archived_time as archived, last_failed_time as failed,
      extract(epoch from now() - last_archived_time)::float8 / 60 as "minutesAgo" from pg_stat_archiver`)
}
