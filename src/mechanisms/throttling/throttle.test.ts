import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTestDatabase } from '../../../test/database.ts'
import { openKeys, sha256 } from '../../platform/crypto/index.ts'
import { combine, openDatabase, sql } from '../../platform/database/index.ts'
import { admitAttempt, clearStatements, purgeCounters, type ThrottleKeys, throttleKeys } from './index.ts'

const limits = { extend: false, network: { perMinute: 10_000, perDay: 10_000 } }

async function open() {
  const database = await createTestDatabase()
  const db = openDatabase({ url: database.url })
  const keys = openKeys([randomBytes(32)])
  const who = {
    authenticator: 'password',
    identifier: 'aiko@example.com',
    accountId: '0198f7f0-0000-7000-8000-000000000001',
    network: '192.0.2.1',
  }
  return {
    db,
    keys,
    database,
    who,
    attempt: (value: string, from = {}, options = limits) =>
      admitAttempt(db, throttleKeys(keys, { ...who, ...from }), sha256(value).subarray(0, 8), options),
    async [Symbol.asyncDispose]() {
      await db.close()
      await database.drop()
    },
  }
}

test('the tenth different wrong password pauses for one minute, then two, five, fifteen, thirty, sixty', async () => {
  await using t = await open()
  let clock = 0
  for (const [pause, minutes] of [1, 2, 5, 15, 30, 60, 60].entries()) {
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const seen = await t.attempt(`${pause} ${attempt}`)
      assert.equal(seen.admitted, true)
      assert.equal(seen.triesLeft, 10 - attempt)
      if (attempt === 10) {
        const now = (await t.database.query('select test_clock.now() as now')).rows[0].now as Date
        assert.equal(Math.round(((seen.pausedUntil as Date).getTime() - now.getTime()) / 1000), minutes * 60)
      }
    }
    assert.equal((await t.attempt('during the pause')).admitted, false)
    clock += minutes * 60_000 + 1000
    await t.database.shift(clock)
  }
})

test('trying during a pause does not move its end', async () => {
  await using t = await open()
  for (let attempt = 1; attempt <= 10; attempt += 1) await t.attempt(`guess ${attempt}`)
  const first = await t.attempt('more 0')
  for (let attempt = 1; attempt <= 20; attempt += 1) {
    const seen = await t.attempt(`more ${attempt}`)
    assert.equal(seen.admitted, false)
    assert.deepEqual(seen.pausedUntil, first.pausedUntil)
  }
})

test('with whileLocked: extend, trying during a pause begins it anew', async () => {
  await using t = await open()
  for (let attempt = 1; attempt <= 10; attempt += 1) await t.attempt(`guess ${attempt}`)
  await t.database.shift(30_000)
  const seen = await t.attempt('more', {}, { ...limits, extend: true })
  const now = (await t.database.query('select test_clock.now() as now')).rows[0].now as Date
  assert.ok((seen.pausedUntil as Date).getTime() - now.getTime() > 58_000)
})

test('the same wrong password counts once', async () => {
  await using t = await open()
  for (let attempt = 1; attempt <= 30; attempt += 1) assert.equal((await t.attempt('the old one')).failures, 1)
})

test('ATK-001 of 200 parallel different passwords exactly ten are checked', async () => {
  await using t = await open()
  const seen = await Promise.all(Array.from({ length: 200 }, (_, index) => t.attempt(`guess ${index}`)))
  assert.equal(seen.filter((each) => each.admitted).length, 10)
})

test('ATK-010 several identifiers of one account share its hidden budget', async () => {
  await using t = await open()
  const seen = []
  for (let attempt = 1; attempt <= 12; attempt += 1) {
    seen.push(await t.attempt(`guess ${attempt}`, { identifier: attempt % 2 ? 'aiko@example.com' : '+819012345678' }))
  }
  assert.ok(
    seen.every((each) => each.admitted),
    'nothing shows which identifiers belong together',
  )
  assert.deepEqual(seen.map((each) => each.accountAdmitted).slice(9), [true, false, false])
})

test('strangers cannot pause a browser that signed in before', async () => {
  await using t = await open()
  for (let attempt = 1; attempt <= 15; attempt += 1) await t.attempt(`guess ${attempt}`)
  const own = await t.attempt('right', { familiarBrowser: randomBytes(32) })
  assert.equal(own.admitted && own.accountAdmitted, true)
  assert.equal(own.failures, 1)
})

test('a success gives every count of its attempt back', async () => {
  await using t = await open()
  for (let attempt = 1; attempt <= 9; attempt += 1) await t.attempt(`guess ${attempt}`)
  await t.db.run(combine([...clearStatements(throttleKeys(t.keys, t.who)), sql`select 1`]))
  assert.equal((await t.attempt('next')).failures, 1)
})

test('ATK-014 twenty parallel attempts with one password count once', async () => {
  await using t = await open()
  const seen = await Promise.all(Array.from({ length: 20 }, () => t.attempt('right')))
  assert.ok(seen.every((each) => each.admitted && each.failures === 1))
})

test('after 100 different failures only a reset helps', async () => {
  await using t = await open()
  let clock = 0
  let last = await t.attempt('0')
  for (let attempt = 1; attempt <= 110 && !last.stopped; attempt += 1) {
    last = await t.attempt(String(attempt))
    clock += last.triesLeft === 0 ? 3_601_000 : 0
    await t.database.shift(clock)
  }
  assert.equal(last.failures, 100)
  assert.equal((await t.attempt('one more')).stopped, true)
})

test('a network that fails too often waits until the minute is over', async () => {
  await using t = await open()
  const options = { extend: false, network: { perMinute: 3, perDay: 100 } }
  const seen = []
  for (let attempt = 1; attempt <= 4; attempt += 1)
    seen.push(await t.attempt('x', { identifier: `p${attempt}@example.com` }, options))
  assert.deepEqual(
    seen.map((each) => each.admitted),
    [true, true, true, false],
  )
  assert.ok((seen[3]?.networkUntil as Date) > new Date())
})

test('ATK-014 attempts and successes at once never wait for each other in a circle', async () => {
  await using t = await open()
  for (let round = 0; round < 10; round += 1) {
    const from = { identifier: `p${round}@example.com`, accountId: `account ${round}` }
    const keys = throttleKeys(t.keys, { ...t.who, ...from })
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        await t.attempt(`${round % 2 ? index : 'right'}`, from)
        if (round % 2 === 0) await t.db.run(combine([...clearStatements(keys), sql`select 1`]))
      }),
    )
  }
})

test('what a success clears is found by its index', async () => {
  await using t = await open()
  await t.database.query(`
    insert into throttle (key, failures, recent, admitted, updated_at)
    select sha256(n::text::bytea), 1, '{}', true, pg_catalog.now() from generate_series(1, 5000) n`)
  await t.database.query('analyze throttle')
  const keys = throttleKeys(t.keys, t.who)
  for (const { text, values } of [
    ...clearStatements(keys),
    ...clearStatements([keys, throttleKeys(t.keys, { ...t.who, identifier: 'b' })]),
  ]) {
    const { rows } = await t.database.query(`explain ${text}`, values)
    assert.doesNotMatch(rows.map((row) => row['QUERY PLAN']).join('\n'), /Seq Scan on throttle/)
  }
})

test('ATK-014 two accounts that share counters, taken in both orders at once, never wait for each other in a circle', async () => {
  await using t = await open()
  const hammering = openDatabase({ url: t.database.url })
  const both = sharedKeys((from) => throttleKeys(t.keys, { ...t.who, ...from }))
  const clear = (keys: Parameters<typeof clearStatements>[0]) =>
    hammering.run(combine([...clearStatements(keys), sql`select 1`]))
  const attempt = (keys: ThrottleKeys, value: number) =>
    admitAttempt(hammering, keys, sha256(String(value)).subarray(0, 8), limits)
  for (let round = 0; round < 25; round += 1)
    await Promise.all([
      ...both.flatMap((keys) => [attempt(keys, round), attempt(keys, round % 3), clear(keys)]),
      hammering.run(combine([...clearStatements(both).toReversed(), sql`select 1`])),
      clear(both),
      clear(both.toReversed()),
      purgeCounters(hammering),
      ...both.toReversed().map((keys) => attempt(keys, round)),
    ])
  await hammering.close()
  assert.equal(await deadlocks(t.database), 0)
})

/** Two accounts that open with the same two contacts; one contact's counter lies between those of the accounts. */
function sharedKeys(keysOf: (from: { identifier: string; accountId: string }) => ThrottleKeys): ThrottleKeys[] {
  for (let n = 0; ; n += 1) {
    const all = ['mail', 'phone'].flatMap((contact) =>
      ['personal', 'work'].map((kind) => keysOf({ identifier: `${contact} ${n}`, accountId: `${kind} ${n}` })),
    )
    const [one, other] = all.map(({ identifierKey, accountKey }) => Buffer.compare(identifierKey, accountKey as Buffer))
    if (one !== other) return all
  }
}

/** What the server itself has counted; a connection tells it when it is closed. */
async function deadlocks(database: Awaited<ReturnType<typeof createTestDatabase>>): Promise<number> {
  for (let look = 0; ; look += 1) {
    const { rows } = await database.query(`
      select deadlocks::int as deadlocks, (select count(*)::int from pg_stat_activity where datname = s.datname) as open
      from pg_stat_database s where datname = current_database()`)
    // Left are the connections of the test itself.
    if (rows[0].open <= 2 || look === 100) return rows[0].deadlocks
    await sleep(20)
  }
}
