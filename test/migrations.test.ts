import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { migrate } from '../src/platform/database/index.ts'
import { createEmptyDatabase } from './database.ts'

const folder = new URL('../migrations/', import.meta.url)
const all = readdirSync(folder).filter((file) => file.endsWith('.ts'))

/** What has landed, with its hash: it must mean the same for good. A new migration is added here when it is released. */
const landed: Record<string, string> = JSON.parse(readFileSync(new URL('landed.json', folder), 'utf8'))

/** An installation of version 0.1 before second factors, as it stood on somebody's machine: with the drift of its time. */
async function openOldDatabase() {
  const database = await createEmptyDatabase()
  const pool = openPool(database.url)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const old = all.filter((file) => file < '20261129')
  for (const file of old) await (await import(new URL(file, folder).href)).up(db)
  await pool.query(`create table browser (browser_hash bytea primary key)`)
  await pool.query(`alter table oauth_artifact drop constraint oauth_artifact_pkey, add primary key (type, id_hash)`)
  await pool.query(`create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)`)
  for (const file of old)
    await pool.query('insert into kysely_migration values ($1, now())', [file.replace(/\.ts$/, '')])
  return { ...database, query: (text: string, values?: unknown[]) => pool.query(text, values), end: () => db.destroy() }
}

test('an upgrade carries passwords, former ones and sessions over, and mends what had drifted', async () => {
  const old = await openOldDatabase()
  try {
    const id = randomUUID()
    await old.query(
      `insert into account (owner_id, account_id, kind, status, user_name, full_name, language, created_at, not_before)
       values ($1, $1, 'personal', 'active', 'aiko@example.com', 'Aiko', 'en', now() - interval '90 days', now() - interval '90 days')`,
      [id],
    )
    await old.query(
      `insert into password (owner_id, account_id, hash, former, former_until, changed_at, failures)
       values ($1, $1, 'now', '{before,first}', array[now() - interval '1 day', now() - interval '30 days'], now() - interval '1 day', 7)`,
      [id],
    )
    await old.query(
      `insert into session (owner_id, account_id, session_id, jar_hash, browser_hash, stay, auth_time, amr, created_at, last_seen_at,
         idle_minutes, expires_at, device, network)
       values ($1, $1, $1, 'a', 'b', false, now(), '{otp}', now(), now(), 120, now() + interval '1 hour', 'd', 'n')`,
      [id],
    )
    await migrate(old.url)
    const { rows } = await old.query(
      `select data->>'hash' as hash, failures, ended_at is null as live,
         round(extract(epoch from now() - bound_at) / 86400)::int as "boundDays", round(extract(epoch from now() - ended_at) / 86400)::int as "endedDays"
       from authenticator where account_id = $1 and kind = 'password' order by bound_at desc`,
      [id],
    )
    assert.deepEqual(rows, [
      { hash: 'now', failures: 7, live: true, boundDays: 1, endedDays: null },
      { hash: 'before', failures: 0, live: false, boundDays: 30, endedDays: 1 },
      { hash: 'first', failures: 0, live: false, boundDays: 90, endedDays: 30 },
    ])
    assert.deepEqual((await old.query('select amr from session')).rows, [{ amr: ['email'] }])
    assert.equal((await old.query(`select to_regclass('browser') as t`)).rows[0].t, null)
    assert.deepEqual(await schemaOf(old.query), await freshSchema())
  } finally {
    await old.end()
    await old.drop()
  }
})

test('a migration that has landed is never edited', () => {
  for (const [file, hash] of Object.entries(landed)) {
    const now = createHash('sha256')
      .update(readFileSync(new URL(file, folder)))
      .digest('hex')
    assert.equal(now, hash, `${file} has landed: write a new migration instead`)
  }
  assert.deepEqual(
    all.filter((file) => !(file in landed)),
    [],
    'node scripts/landed.ts notes a new migration',
  )
})

async function freshSchema(): Promise<unknown> {
  const fresh = await createEmptyDatabase()
  const pool = openPool(fresh.url)
  try {
    await migrate(fresh.url)
    return await schemaOf((text) => pool.query(text))
  } finally {
    await pool.end()
    await fresh.drop()
  }
}

/** A connection that is still being closed when its database goes is no failure of a test. */
function openPool(url: string): pg.Pool {
  return new pg.Pool({ connectionString: url, max: 1 }).on('error', () => {})
}

/** Columns in any order, keys in theirs. */
async function schemaOf(query: (text: string) => Promise<{ rows: unknown[] }>): Promise<unknown> {
  const columns = await query(
    `select table_name, column_name, data_type, is_nullable from information_schema.columns where table_schema = 'public' order by 1, 2`,
  )
  const indexes = await query(`select indexdef from pg_indexes where schemaname = 'public' order by 1`)
  return [columns.rows, indexes.rows]
}
