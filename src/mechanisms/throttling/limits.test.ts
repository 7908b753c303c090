import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { createTestDatabase } from '../../../test/database.ts'
import { openKeys, sha256 } from '../../platform/crypto/index.ts'
import { combine, openDatabase, sql } from '../../platform/database/index.ts'
import { admitAttempt, clearStatements, purgeCounters, takeOne, throttleKeys } from './index.ts'

const limit = { times: 3, seconds: 3600 }

async function open() {
  const database = await createTestDatabase()
  const db = openDatabase({ url: database.url })
  const keys = openKeys([randomBytes(32)])
  let now = 0
  const networkKeys = (identifier: string) =>
    throttleKeys(keys, { authenticator: 'password', identifier, network: '192.0.2.1' })
  return {
    db,
    database,
    take: (who = 'aiko@example.com') => takeOne(db, keys, 'code', who, limit),
    /** Moves the clock so that it stands this many seconds after a full `unit` of seconds, the next one there is. */
    async standAt(unit: number, seconds: number): Promise<void> {
      const { rows } = await database.query('select extract(epoch from test_clock.now())::float8 as now')
      now += (unit - (rows[0].now % unit) + seconds) * 1000
      await database.shift(now)
    },
    async pass(seconds: number): Promise<void> {
      now += seconds * 1000
      await database.shift(now)
    },
    async fails(perMinute: number, perDay = 10_000): Promise<boolean> {
      const identifier = `${randomBytes(4).toString('hex')}@example.com`
      const network = { perMinute, perDay }
      const value = sha256(identifier).subarray(0, 8)
      return (await admitAttempt(db, networkKeys(identifier), value, { extend: false, network })).admitted
    },
    async succeeds(perMinute: number): Promise<boolean> {
      const attempted = networkKeys('aiko@example.com')
      const network = { perMinute, perDay: 10_000 }
      const { admitted } = await admitAttempt(db, attempted, Buffer.alloc(8), { extend: false, network })
      await db.run(combine([...clearStatements(attempted), sql`select 1`]))
      return admitted
    },
    async [Symbol.asyncDispose]() {
      await db.close()
      await database.drop()
    },
  }
}

const seconds = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 1000)

test('a limit holds over any hour, wherever it begins', async () => {
  await using t = await open()
  await t.standAt(3600, 3500)
  for (let n = 1; n <= 3; n += 1) assert.equal((await t.take()).ok, true)
  await t.pass(200)
  const refused = await t.take()
  assert.equal(refused.ok, false, 'in the next full hour, 200 seconds later')
  await t.pass(3300)
  assert.equal((await t.take()).ok, false)
  await t.pass(101)
  assert.equal((await t.take()).ok, true)
})

test('the end of the wait is when the oldest one is over, and asking meanwhile does not move it', async () => {
  await using t = await open()
  await t.take()
  await t.pass(600)
  await t.take()
  await t.pass(600)
  await t.take()
  const first = await t.take()
  await t.pass(60)
  const second = await t.take()
  assert.ok(!first.ok && !second.ok)
  assert.deepEqual(second.until, first.until)
  const now = (await t.database.query('select test_clock.now() as now')).rows[0].now as Date
  assert.ok(Math.abs(seconds(now, first.until) - 2340) <= 2)
  await t.pass(2341)
  assert.equal((await t.take()).ok, true)
  assert.equal((await t.take()).ok, false, 'the second one counts for ten minutes more')
})

test('ATK-001 of 50 at once exactly as many are taken as the limit says, and they are one row', async () => {
  await using t = await open()
  const taken = await Promise.all(Array.from({ length: 50 }, () => t.take()))
  assert.equal(taken.filter((each) => each.ok).length, 3)
  const { rows } = await t.database.query('select cardinality(taken) as n from rate_window')
  assert.deepEqual(rows, [{ n: 3 }])
  await t.pass(3700)
  await purgeCounters(t.db)
  assert.equal((await t.database.query('select 1 from rate_window')).rowCount, 0)
})

test('a network fails no more often within any minute than it may, across the full minute too', async () => {
  await using t = await open()
  await t.standAt(60, 50)
  for (let n = 1; n <= 3; n += 1) assert.equal(await t.fails(3), true)
  await t.pass(20)
  for (let n = 1; n <= 5; n += 1) assert.equal(await t.fails(3), false, 'in the next full minute')
  await t.pass(41)
  for (let n = 1; n <= 3; n += 1) assert.equal(await t.fails(3), true, 'what was refused meanwhile adds nothing')
  assert.equal(await t.fails(3), false)
})

test('a network that has failed too often in a day waits, whatever the minutes', async () => {
  await using t = await open()
  for (let n = 1; n <= 5; n += 1) {
    assert.equal(await t.fails(3, 5), true)
    await t.pass(61)
  }
  assert.equal(await t.fails(3, 5), false)
  await t.pass(24 * 3600)
  assert.equal(await t.fails(3, 5), true)
})

test('successes take nothing from a network, however many there are in a minute', async () => {
  await using t = await open()
  for (let n = 1; n <= 10; n += 1) assert.equal(await t.succeeds(3), true)
  await t.standAt(60, 59)
  for (let n = 1; n <= 2; n += 1) assert.equal(await t.fails(3), true)
  for (let n = 1; n <= 5; n += 1) assert.equal(await t.succeeds(3), true)
  await t.pass(2)
  assert.equal(await t.succeeds(3), true)
  assert.equal(await t.fails(3), true)
  assert.equal(await t.fails(3), false)
})
