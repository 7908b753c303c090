import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { migrate } from '../src/platform/database/index.ts'
import { startEmbedded } from '../src/platform/embedded-postgres/index.ts'

/**
 * A database of its own for one test: migrated once for all tests, then cloned from a template. Its clock is moved by
 * `shift`: a function now() in a schema that stands before pg_catalog in the search path.
 */
export type TestDatabase = {
  url: string
  shift(ms: number): Promise<void>
  query(text: string, values?: unknown[]): Promise<pg.QueryResult>
  drop(): Promise<void>
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

let server: Promise<{ url: string; stop(): Promise<void> }> | undefined

async function serverUrl(): Promise<string> {
  if (process.env.GENKAN_TEST_DATABASE_URL) return process.env.GENKAN_TEST_DATABASE_URL
  server ??= startServer()
  return (await server).url
}

/** A server for one test file that is run alone; `npm test` gives one to all. */
async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'genkan-test-'))
  const { url, stop } = await startEmbedded({ folder, log: quiet, durable: false })
  return { url, stop: () => stop().then(() => rm(folder, { recursive: true, force: true })) }
}

after(async () => (await server)?.stop())

function withDatabase(url: string, name: string, searchPath?: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  if (searchPath) changed.searchParams.set('options', `-c search_path=${searchPath}`)
  return changed.href
}

const template = 'genkan_test_template'

async function makeTemplate(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock(20261122)')
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount) return
    await admin.query(`create database ${template}_making`)
    await migrate(withDatabase(url, `${template}_making`))
    const client = new pg.Client({ connectionString: withDatabase(url, `${template}_making`) })
    await client.connect()
    await client.query(`
      create schema test_clock;
      create table test_clock.shift (by interval not null);
      insert into test_clock.shift values ('0');
      create function test_clock.now() returns timestamptz language sql stable as 'select pg_catalog.now() + by from test_clock.shift'`)
    await client.end()
    await admin.query(`alter database ${template}_making rename to ${template}`)
  } finally {
    await admin.end()
  }
}

/** A database without any table. */
export async function createEmptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const base = await serverUrl()
  const name = `genkan_test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: base })
  await admin.connect()
  await admin.query(`create database ${name}`)
  return {
    url: withDatabase(base, name),
    async drop() {
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
    },
  }
}

let ready: Promise<void> | undefined

export async function createTestDatabase(): Promise<TestDatabase> {
  const base = await serverUrl()
  ready ??= makeTemplate(base)
  await ready
  const name = `genkan_test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: base })
  await admin.connect()
  await admin.query(`create database ${name} template ${template}`)
  const url = withDatabase(base, name, 'test_clock,public,pg_catalog')
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  pool.on('error', () => {})
  return {
    url,
    async shift(ms) {
      await pool.query("update test_clock.shift set by = $1 * interval '1 millisecond'", [ms])
    },
    query: (text, values) => pool.query(text, values),
    async drop() {
      await pool.end()
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
    },
  }
}
