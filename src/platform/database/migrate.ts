import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Kysely, PostgresDialect } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import type { Queries } from './queries.ts'
import { sql } from './sql.ts'

const folder = join(import.meta.dirname, '../../../migrations')

async function migrationFiles(): Promise<string[]> {
  return (await readdir(folder)).filter((file) => /^\d.*\.[jt]s$/.test(file) && !file.endsWith('.d.ts'))
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = await migrationFiles()
  const entries = await Promise.all(
    files.map(async (file) => [file.replace(/\.[jt]s$/, ''), await import(pathToFileURL(join(folder, file)).href)]),
  )
  return Object.fromEntries(entries)
}

/**
 * Brings the schema up to date, under a lock, so that any number of processes may start at once.
 * Forward only; returns the names of the migrations that ran now.
 */
export async function migrate(url: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const migrator = new Migrator({ db: kysely, provider: { getMigrations: readMigrations } })
    const { error, results } = await migrator.migrateToLatest()
    if (error) throw error
    return (results ?? []).filter((result) => result.status === 'Success').map((result) => result.migrationName)
  } finally {
    await kysely.destroy()
  }
}

/** How many migrations this program has, how many of them the database lacks, and how many it has from a newer program. */
export async function migrationState(q: Queries): Promise<{ known: number; missing: number; newer: number }> {
  const known = (await migrationFiles()).map((file) => file.replace(/\.[jt]s$/, ''))
  const { table } = await q.one<{ table: string | null }>(sql`select to_regclass('kysely_migration')::text as table`)
  const ran = table ? await q.many<{ name: string }>(sql`select name from kysely_migration`) : []
  const names = new Set(ran.map(({ name }) => name))
  return {
    known: known.length,
    missing: known.filter((name) => !names.has(name)).length,
    newer: ran.filter(({ name }) => !known.includes(name)).length,
  }
}
