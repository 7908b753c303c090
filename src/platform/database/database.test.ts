import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { after, before, test } from 'node:test'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { lineTo, type TcpProxy } from '../../../test/tcp-proxy.ts'
import { type Database, DatabaseUnavailable, openDatabase, sql } from './index.ts'

let database: TestDatabase
let line: TcpProxy
let db: Database

before(async () => {
  database = await createTestDatabase()
  // Sequences do not come back with a transaction that is undone: they tell how often something was tried.
  await database.query(`
    create sequence tried;
    create table kept (n integer unique);
    create function fail_until(last integer, state text) returns integer language plpgsql as $$
      declare n integer := nextval('tried');
      begin
        if n < last then raise exception 'on purpose' using errcode = state; end if;
        return n;
      end $$`)
  const { url, proxy } = await lineTo(database.url)
  line = proxy
  db = openDatabase({ url, connectMilliseconds: 3_000, statementMilliseconds: 600 })
})

after(async () => {
  await line.restore()
  await db.close()
  await line.close()
  await database.drop()
})

async function tries(work: () => Promise<unknown>): Promise<{ times: number; state: string | undefined }> {
  await database.query("select setval('tried', 1, false)")
  const state = await work().then(
    () => undefined,
    (fault) => fault.code,
  )
  const { rows } = await database.query("select nextval('tried') - 1 as times")
  return { times: Number(rows[0].times), state }
}

const failUntil = (last: number, state: string) => sql`select fail_until(${last}, ${state})`

test('a statement that was in the way of another one is tried again, three times at most', async () => {
  for (const state of ['40001', '40P01']) {
    assert.deepEqual(await tries(() => db.one(failUntil(3, state))), { times: 3, state: undefined })
    assert.deepEqual(await tries(() => db.run(failUntil(9, state))), { times: 3, state })
  }
})

test('any other fault is told at once', async () => {
  assert.deepEqual(await tries(() => db.one(failUntil(3, '23505'))), { times: 1, state: '23505' })
})

test('in a transaction the whole is repeated, never one statement of it', async () => {
  let begun = 0
  const both = () =>
    db.transaction(async (tx) => {
      begun += 1
      await tx.run(sql`insert into kept (n) values (1)`)
      return tx.one(failUntil(2, '40001'))
    })
  assert.deepEqual(await tries(both), { times: 2, state: undefined })
  assert.equal(begun, 2)
  assert.equal(await db.run(sql`delete from kept`), 1)
})

test('what is to be done afterwards is done once, and only where the transaction was committed', async () => {
  const done: string[] = []
  await tries(() =>
    db.transaction(async (tx) => {
      tx.afterwards(() => done.push('committed'))
      await tx.one(failUntil(2, '40P01'))
    }),
  )
  await assert.rejects(
    db.transaction(async (tx) => {
      tx.afterwards(() => done.push('undone'))
      throw new Error('no')
    }),
    /^Error: no$/,
  )
  assert.deepEqual(done, ['committed'])
})

// The words and classes of pg that faults.ts goes by: these tests fail when they change.

const isAway = (fault: unknown) => fault instanceof DatabaseUnavailable

async function isThereAgain(): Promise<void> {
  assert.deepEqual(await db.one(sql`select 1 as one`), { one: 1 })
}

test('a database that is not there is away', async () => {
  const nobody = openDatabase({ url: 'postgres://a@127.0.0.1:1/a' })
  await assert.rejects(nobody.one(sql`select 1`), isAway)
  await nobody.close()
  await assert.rejects(nobody.one(sql`select 1`), isAway, 'nor one that was closed')
})

test('a server that takes the connection and says nothing is away', async () => {
  await using silent = createServer().listen(0, '127.0.0.1')
  silent.on('connection', (socket) => socket.on('error', () => {}).resume())
  await new Promise((resolve) => silent.once('listening', resolve))
  const { port } = silent.address() as { port: number }
  const waiting = openDatabase({ url: `postgres://a@127.0.0.1:${port}/a`, connectMilliseconds: 500 })
  await assert.rejects(waiting.one(sql`select 1`), isAway)
  await waiting.close()
})

test('where every connection is in use for too long, the next one is told that the database is away', async () => {
  const narrow = openDatabase({ url: database.url, poolSize: 1, connectMilliseconds: 1_500 })
  const busy = narrow.run(sql`select pg_sleep(2.5)`)
  await assert.rejects(narrow.one(sql`select 1`), isAway)
  await busy
  await narrow.close()
})

test('a line that breaks under a statement is away, and the next one goes through', async () => {
  const asked = assert.rejects(db.run(sql`select pg_sleep(0.3)`), isAway)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await line.cut()
  await asked
  await assert.rejects(db.one(sql`select 1`), isAway)
  await line.restore()
  await isThereAgain()
})

test('a line that breaks in a transaction is away, and nothing of it was kept', async () => {
  const work = db.transaction(async (tx) => {
    await tx.run(sql`insert into kept (n) values (7)`)
    await line.cut()
    await tx.run(sql`insert into kept (n) values (8)`)
  })
  await assert.rejects(work, isAway)
  await line.restore()
  assert.deepEqual(await db.many(sql`select n from kept`), [])
})

test('a server that says nothing more is away, and its connection is not used again', async () => {
  await isThereAgain()
  line.freeze()
  await assert.rejects(db.one(sql`select 1`), isAway)
  await line.restore()
  await isThereAgain()
})

test('a statement that takes too long is ended by the server: away', async () => {
  await assert.rejects(db.run(sql`select pg_sleep(5)`), isAway)
  await isThereAgain()
})

test('a server that ends our connections is away, and they are made anew', async () => {
  const asked = assert.rejects(db.run(sql`select pg_sleep(0.3)`), isAway)
  await new Promise((resolve) => setTimeout(resolve, 100))
  await database.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like '%pg_sleep(0.3)%' and pid <> pg_backend_pid()`)
  await asked
  await isThereAgain()
})

test('a mistake of ours is no absence of the database', async () => {
  await assert.rejects(db.run(sql`select nothing`), { code: '42703' })
  const circle: unknown[] = []
  circle.push(circle)
  await assert.rejects(db.run(sql`select ${{ circle }}::jsonb`), (fault: unknown) => !isAway(fault))
  await isThereAgain()
})
