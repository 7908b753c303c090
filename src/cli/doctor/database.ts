import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Database, sql } from '../../platform/database/index.ts'
import { broken, type Finding, type Looking, look, messageOf, ok, safely } from './finding.ts'

/** The database itself: all other checks of it need that it answers. */
export async function checkDatabase(looking: Looking): Promise<Finding[]> {
  const { db } = looking
  let facts: { version: number; full: string }
  try {
    facts = await db.one(sql`
      select current_setting('server_version_num')::int / 10000 as version, current_setting('server_version') as full`)
  } catch (fault) {
    return [broken('database', 'databaseAway', 'databaseAway', { message: messageOf(fault) })]
  }
  const reached =
    facts.version < 15
      ? broken('database', 'databaseOld', 'databaseOld', { version: facts.full })
      : ok('database', 'database', { version: facts.full })
  const more = await Promise.all([
    safely('databaseClock', () => checkClock(db)),
    safely('replication', () => checkReplication(db)),
    safely('migrations', () => checkMigrations(db)),
    safely('background', () => checkBackground(db)),
    safely('outbox', () => checkOutbox(db)),
    safely('visitors', () => checkVisitors(looking)),
    safely('keys', () => checkKeys(looking)),
    safely('backups', () => checkBackups(looking)),
  ])
  return [reached, ...more.flat()]
}

async function checkClock(db: Database): Promise<Finding> {
  const before = Date.now()
  const { seconds } = await db.one<{ seconds: number }>(
    sql`select extract(epoch from clock_timestamp())::float8 as seconds`,
  )
  const off = Math.abs((before + Date.now()) / 2000 - seconds)
  const values = { s: off.toFixed(1) }
  if (off >= 15) return broken('databaseClock', 'clockOff', 'clockOff', values)
  return off >= 2 ? look('databaseClock', 'clockOff', 'clockOff', values) : ok('databaseClock', 'clockFine', values)
}

async function checkReplication(db: Database): Promise<Finding> {
  const row = await db.one<{ replica: boolean; lag: number | null; followers: number; worst: number | null }>(sql`
    select pg_is_in_recovery() as replica, extract(epoch from now() - pg_last_xact_replay_timestamp())::float8 as lag,
      (select count(*)::int from pg_stat_replication) as followers,
      (select extract(epoch from max(replay_lag))::float8 from pg_stat_replication) as worst`)
  if (row.replica) return broken('replication', 'isReplica', 'isReplica', { s: Math.round(row.lag ?? 0) })
  const values = { n: row.followers, s: Math.round(row.worst ?? 0) }
  if (row.followers === 0) return ok('replication', 'noReplica')
  return (row.worst ?? 0) > 30
    ? look('replication', 'replicaLate', 'replicaLate', values)
    : ok('replication', 'replicaFine', values)
}

const migrations = join(import.meta.dirname, '../../../migrations')

async function checkMigrations(db: Database): Promise<Finding> {
  const there = (await readdir(migrations)).filter((file) => /^\d.*\.[jt]s$/.test(file) && !file.endsWith('.d.ts'))
  const names = there.map((file) => file.replace(/\.[jt]s$/, ''))
  const { table } = await db.one<{ table: string | null }>(sql`select to_regclass('kysely_migration')::text as table`)
  const done = table ? await db.many<{ name: string }>(sql`select name from kysely_migration`) : []
  const missing = names.filter((name) => !done.some((each) => each.name === name))
  const unknown = done.filter((each) => !names.includes(each.name))
  if (missing.length > 0) return broken('migrations', 'migrationsMissing', 'migrationsMissing', { n: missing.length })
  if (unknown.length > 0) return look('migrations', 'migrationsNewer', 'migrationsNewer', { n: unknown.length })
  return ok('migrations', 'migrations', { n: names.length })
}

/** One process of all does the jobs; it renews its leases every few seconds. */
async function checkBackground(db: Database): Promise<Finding> {
  const { alive } = await db.one<{ alive: boolean }>(
    sql`select coalesce(max(until) > now(), false) as alive from lease`,
  )
  return alive ? ok('background', 'background') : broken('background', 'backgroundAway', 'backgroundAway')
}

async function checkOutbox(db: Database): Promise<Finding> {
  const row = await db.one<{ open: number; oldest: number | null; refused: number; sent: number }>(sql`
    select count(*) filter (where status in ('waiting', 'sending', 'deferred'))::int as open,
      extract(epoch from now() - min(created_at) filter (where status in ('waiting', 'sending', 'deferred')))::float8 as oldest,
      count(*) filter (where status = 'refused' and tried_at > now() - interval '1 day')::int as refused,
      count(*) filter (where status = 'accepted' and accepted_at > now() - interval '1 day')::int as sent
    from message where created_at > now() - interval '7 days'`)
  const values = { n: row.open, m: Math.round((row.oldest ?? 0) / 60), refused: row.refused, sent: row.sent }
  if ((row.oldest ?? 0) > 15 * 60) return broken('outbox', 'outboxLate', 'outboxLate', values)
  if (row.refused > 5 && row.refused > row.sent / 2) return look('outbox', 'outboxRefused', 'outboxRefused', values)
  return ok('outbox', 'outbox', values)
}

const enoughVisits = 20

/** A proxy that is not trusted makes all visitors look like one network of its own. */
async function checkVisitors({ db, config }: Looking): Promise<Finding> {
  if (config.local) return ok('visitors', 'visitorsLocal')
  const row = await db.one<{ visits: number; networks: number; network: string | null }>(sql`
    select count(*)::int as visits, count(distinct network)::int as networks, min(network) as network
    from sign_in_log where at > now() - interval '1 day'`)
  const inside = /^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|fd|fe80|::1)/.test(row.network ?? '')
  return row.visits >= enoughVisits && row.networks === 1 && inside
    ? look('visitors', 'visitorsOne', 'visitorsOne', { network: row.network ?? '' })
    : ok('visitors', 'visitors', { n: row.networks })
}

/** Keys change by themselves every 90 days. */
async function checkKeys({ db, parts }: Looking): Promise<Finding> {
  const keys = (await parts.listKeys(db)) as { createdAt: Date }[]
  const newest = Math.max(...keys.map((key) => key.createdAt.getTime()))
  if (keys.length === 0) return look('keys', 'noKeys', 'noKeys')
  const days = Math.floor((Date.now() - newest) / 86_400_000)
  return days > 100 ? look('keys', 'keysOld', 'keysOld', { n: days }) : ok('keys', 'keys', { n: days })
}

async function checkBackups({ db, config }: Looking): Promise<Finding> {
  if (config.local) return ok('backups', 'backupsLocal')
  if (config.embedded) return look('backups', 'backupsEmbedded', 'backupsEmbedded')
  const row = await db.one<{ mode: string; archived: Date | null; failed: Date | null; minutes: number | null }>(sql`
    select current_setting('archive_mode') as mode, last_archived_time as archived, last_failed_time as failed,
      extract(epoch from now() - last_archived_time)::float8 / 60 as minutes from pg_stat_archiver`)
  if (row.mode === 'off') return look('backups', 'backupsUnknown', 'backupsUnknown')
  if (row.failed && (!row.archived || row.failed > row.archived)) return broken('backups', 'backupsFail', 'backupsFail')
  if (!row.archived) return look('backups', 'backupsNever', 'backupsUnknown')
  const values = { m: Math.round(row.minutes ?? 0) }
  return values.m > 24 * 60 ? look('backups', 'backupsOld', 'backupsUnknown', values) : ok('backups', 'backups', values)
}
