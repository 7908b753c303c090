import { outboxFacts } from '../../mechanisms/delivery/index.ts'
import {
  archiving,
  type Database,
  migrationState,
  replication,
  serverSeconds,
  serverVersion,
} from '../../platform/database/index.ts'
import { isAnybodyWorking } from '../../platform/jobs/index.ts'
import { networksOfLastDay } from '../../records/sign-in-log/index.ts'
import type { Context } from '../../services/context.ts'
import { listSigningKeys } from '../../services/signing-keys/index.ts'
import { done } from '../exit.ts'
import { broken, type Examination, type Finding, look, messageOf, ok, safely } from './finding.ts'

/** The database itself: all other checks of it need that it answers. */
export async function checkDatabase(examination: Examination): Promise<Finding[]> {
  const { context } = examination
  const { db } = context
  let version: { major: number; full: string }
  try {
    version = await serverVersion(db)
  } catch (fault) {
    return [broken('database', 'databaseAway', 'databaseAway', { message: messageOf(fault) })]
  }
  const reached =
    version.major < 15
      ? broken('database', 'databaseOld', 'databaseOld', { version: version.full })
      : ok('database', 'database', { version: version.full })
  const more = await Promise.all([
    safely('databaseClock', () => checkClock(db)),
    safely('replication', () => checkReplication(db)),
    safely('migrations', () => checkMigrations(db)),
    safely('background', () => checkBackground(db)),
    safely('outbox', () => checkOutbox(db)),
    safely('visitors', () => checkVisitors(context)),
    safely('keys', () => checkKeys(examination)),
    safely('backups', () => checkBackups(context)),
  ])
  return [reached, ...more.flat()]
}

async function checkClock(db: Database): Promise<Finding> {
  const before = Date.now()
  const seconds = await serverSeconds(db)
  const off = Math.abs((before + Date.now()) / 2000 - seconds)
  const values = { s: off.toFixed(1) }
  if (off >= 15) return broken('databaseClock', 'clockOff', 'clockOff', values)
  return off >= 2 ? look('databaseClock', 'clockOff', 'clockOff', values) : ok('databaseClock', 'clockFine', values)
}

async function checkReplication(db: Database): Promise<Finding> {
  const { isReplica, lagSeconds, followers, worstSeconds } = await replication(db)
  if (isReplica) return broken('replication', 'isReplica', 'isReplica', { s: Math.round(lagSeconds ?? 0) })
  const values = { n: followers, s: Math.round(worstSeconds ?? 0) }
  if (followers === 0) return ok('replication', 'noReplica')
  return (worstSeconds ?? 0) > 30
    ? look('replication', 'replicaLate', 'replicaLate', values)
    : ok('replication', 'replicaFine', values)
}

async function checkMigrations(db: Database): Promise<Finding> {
  const { known, missing, newer } = await migrationState(db)
  if (missing > 0) return broken('migrations', 'migrationsMissing', 'migrationsMissing', { n: missing })
  if (newer > 0) return look('migrations', 'migrationsNewer', 'migrationsNewer', { n: newer })
  return ok('migrations', 'migrations', { n: known })
}

async function checkBackground(db: Database): Promise<Finding> {
  return (await isAnybodyWorking(db))
    ? ok('background', 'background')
    : broken('background', 'backgroundAway', 'backgroundAway')
}

async function checkOutbox(db: Database): Promise<Finding> {
  const { open, oldestSeconds, refused, sent } = await outboxFacts(db)
  const values = { n: open, m: Math.round((oldestSeconds ?? 0) / 60), refused, sent }
  if ((oldestSeconds ?? 0) > 15 * 60) return broken('outbox', 'outboxLate', 'outboxLate', values)
  if (refused > 5 && refused > sent / 2) return look('outbox', 'outboxRefused', 'outboxRefused', values)
  return ok('outbox', 'outbox', values)
}

const enoughVisits = 20

/** A proxy that is not trusted makes all visitors look like one network of its own. */
async function checkVisitors({ db, config }: Context): Promise<Finding> {
  if (config.local) return ok('visitors', 'visitorsLocal')
  const { attempts, networks, network } = await networksOfLastDay(db)
  const inside = /^(10\.|127\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|fd|fe80|::1)/.test(network ?? '')
  return attempts >= enoughVisits && networks === 1 && inside
    ? look('visitors', 'visitorsOne', 'visitorsOne', { network: network ?? '' })
    : ok('visitors', 'visitors', { n: networks })
}

/** Keys change by themselves every 90 days. */
async function checkKeys({ context, actor }: Examination): Promise<Finding> {
  const { keys } = done(await listSigningKeys(context, actor))
  const newest = Math.max(...keys.map((key) => key.publishedAt.getTime()))
  if (keys.length === 0) return look('keys', 'noKeys', 'noKeys')
  const days = Math.floor((Date.now() - newest) / 86_400_000)
  return days > 100 ? look('keys', 'keysOld', 'keysOld', { n: days }) : ok('keys', 'keys', { n: days })
}

async function checkBackups({ db, config }: Context): Promise<Finding> {
  if (config.local) return ok('backups', 'backupsLocal')
  if (config.embedded) return look('backups', 'backupsEmbedded', 'backupsEmbedded')
  const { mode, archived, failed, minutesAgo } = await archiving(db)
  if (mode === 'off') return look('backups', 'backupsUnknown', 'backupsUnknown')
  if (failed && (!archived || failed > archived)) return broken('backups', 'backupsFail', 'backupsFail')
  if (!archived) return look('backups', 'backupsNever', 'backupsUnknown')
  const values = { m: Math.round(minutesAgo ?? 0) }
  return values.m > 24 * 60 ? look('backups', 'backupsOld', 'backupsUnknown', values) : ok('backups', 'backups', values)
}
