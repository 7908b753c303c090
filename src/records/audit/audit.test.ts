import assert from 'node:assert/strict'
import { after, before, beforeEach, suite, test } from 'node:test'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import { uuidv7 } from '../../platform/crypto/index.ts'
import { type Database, openDatabase, type Queries, sql } from '../../platform/database/index.ts'
import { canonicalJson } from './chain.ts'
import { listAudit, sealAudit, verifyAudit } from './index.ts'

let database: TestDatabase
let db: Database
before(async () => {
  database = await createTestDatabase()
  db = openDatabase({ url: database.url })
})
after(async () => {
  await db.close()
  await database.drop()
})
beforeEach(() => db.run(sql`truncate audit_event`))

const ownerId = uuidv7()
const record = (q: Queries, each: number) =>
  recordAudit(q, { type: 'test.event', ownerId, detail: { each, text: 'あ"\\' } })
const rest = (q: Queries) => q.run(sql`update audit_event set at = at - interval '3 seconds' where position is null`)

async function given(count: number) {
  for (let each = 0; each < count; each += 1) {
    await record(db, each)
    // Ids of one millisecond have no order among themselves.
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  await rest(db)
}

suite('sealAudit', () => {
  test('chains every event once, in the order in which they happened', async () => {
    await given(20)
    assert.equal(await sealAudit(db), 20)
    assert.equal(await sealAudit(db), 0)
    const events = await listAudit(db, { limit: 100 })
    assert.deepEqual(
      events.map(({ position }) => position),
      Array.from({ length: 20 }, (_, index) => 20 - index),
    )
    assert.deepEqual(
      events.map(({ detail }) => detail.each),
      Array.from({ length: 20 }, (_, index) => 19 - index),
    )
    const verdict = await verifyAudit(db)
    assert.ok(verdict.ok)
    assert.deepEqual([verdict.checked, verdict.position], [20, 20])
  })

  test('leaves events of the last two seconds alone', async () => {
    await record(db, 1)
    assert.equal(await sealAudit(db), 0)
    await rest(db)
    assert.equal(await sealAudit(db), 1)
  })

  test('an event of a transaction that ended late is chained later, not left out', async () => {
    let late: Promise<unknown> | undefined
    let finish = () => {}
    await new Promise<void>((started) => {
      late = db.transaction(async (tx) => {
        await record(tx, 1)
        await rest(tx)
        started()
        await new Promise<void>((resolve) => {
          finish = resolve
        })
      })
    })
    await record(db, 2)
    await rest(db)
    assert.equal(await sealAudit(db), 1)
    finish()
    await late
    assert.equal(await sealAudit(db), 1)
    const events = await db.many<{ each: number }>(
      sql`select (detail ->> 'each')::int as each from audit_event order by position`,
    )
    assert.deepEqual(
      events.map(({ each }) => each),
      [2, 1],
    )
    assert.ok((await verifyAudit(db)).ok)
  })

  test('with writers and several sealers at once, every event is in the chain exactly once', async () => {
    const others = [openDatabase({ url: database.url, poolSize: 4 }), openDatabase({ url: database.url, poolSize: 4 })]
    let writing = true
    const writers = others.flatMap((db, who) =>
      [0, 1, 2].map(async (lane) => {
        for (let each = 0; each < 300; each += 1) {
          const number = who * 10_000 + lane * 1000 + each
          await db.transaction(async (tx) => {
            await record(tx, number)
            // Nobody else sees the event yet, so nobody can wait for it.
            await tx.run(sql`
              update audit_event set at = at - interval '3 seconds' where event_id = (
                select event_id from audit_event where position is null and detail ->> 'each' = ${String(number)})`)
          })
        }
      }),
    )
    const sealers = [db, ...others].map(async (db) => {
      while (writing) await sealAudit(db)
    })
    await Promise.all(writers)
    writing = false
    await Promise.all(sealers)
    await sealAudit(db)
    const counts = await db.one(sql`
      select count(*)::int as events, count(distinct position)::int as positions, max(position)::int as last,
        count(distinct detail ->> 'each')::int as told from audit_event`)
    assert.deepEqual(counts, { events: 1800, positions: 1800, last: 1800, told: 1800 })
    assert.ok((await verifyAudit(db)).ok)
    await Promise.all(others.map((db) => db.close()))
  })

  test('more than one batch is taken in one go', async () => {
    await db.run(sql`
      insert into audit_event (event_id, owner_id, at, type, actor, detail)
      select gen_random_uuid(), ${ownerId}, now() - interval '1 hour', 'test.many', '{"kind":"system"}', '{}' from generate_series(1, 2500)`)
    assert.equal(await sealAudit(db), 2500)
    const verdict = await verifyAudit(db)
    assert.ok(verdict.ok)
    assert.equal(verdict.checked, 2500)
  })
})

suite('verifyAudit', () => {
  const broken: [string, Parameters<Queries['run']>[0], number, string][] = [
    ['its text', sql`update audit_event set detail = detail || '{"each": 99}' where position = 4`, 4, 'changed'],
    [
      'its time by a microsecond',
      sql`update audit_event set at = at + interval '1 microsecond' where position = 4`,
      4,
      'changed',
    ],
    ['who did it', sql`update audit_event set actor = '{"kind":"system"}' where position = 4`, 4, 'changed'],
    ['whose it is', sql`update audit_event set owner_id = gen_random_uuid() where position = 4`, 4, 'changed'],
    ['its hash', sql`update audit_event set hash = '\\x00' where position = 4`, 4, 'changed'],
    ['its being there', sql`delete from audit_event where position = 4`, 4, 'missing'],
    ['the first one', sql`delete from audit_event where position = 1`, 1, 'missing'],
  ]
  for (const [name, change, position, how] of broken) {
    test(`finds the first event whose link does not fit: ${name}`, async () => {
      await given(9)
      await sealAudit(db)
      await db.run(change)
      assert.deepEqual(await verifyAudit(db), { ok: false, position, broken: how })
    })
  }

  test('two events cannot change places', async () => {
    await given(9)
    await sealAudit(db)
    await db.run(sql`update audit_event set position = 0 where position = 4`)
    await db.run(sql`update audit_event set position = 4 where position = 5`)
    await db.run(sql`update audit_event set position = 5 where position = 0`)
    assert.deepEqual(await verifyAudit(db), { ok: false, position: 4, broken: 'changed' })
  })

  test('can go on from a position that was found good', async () => {
    await given(9)
    await sealAudit(db)
    const whole = await verifyAudit(db)
    const part = await verifyAudit(db, 6)
    assert.ok(whole.ok && part.ok)
    assert.deepEqual([part.checked, part.position, part.hash], [4, 9, whole.hash])
    assert.deepEqual(await verifyAudit(db, 30), { ok: false, position: 29, broken: 'missing' })
  })

  test('an empty log is in order', async () => {
    const verdict = await verifyAudit(db)
    assert.deepEqual(verdict, { ok: true, checked: 0, position: 0, hash: '0'.repeat(64) })
  })
})

test('listAudit goes back page by page, by organisation or account', async () => {
  await given(5)
  const accountId = uuidv7()
  await recordAudit(db, {
    type: 'test.account',
    ownerId: accountId,
    accountId,
    actor: { kind: 'server', id: 'console:root' },
  })
  const [latest] = await listAudit(db, { accountId, limit: 10 })
  assert.equal(latest?.type, 'test.account')
  assert.deepEqual(latest?.actor, { kind: 'server', id: 'console:root' })
  const first = await listAudit(db, { ownerId, limit: 2 })
  const second = await listAudit(db, { ownerId, limit: 10, before: first.at(-1)?.eventId })
  assert.deepEqual(
    [...first, ...second].map(({ detail }) => detail.each),
    [4, 3, 2, 1, 0],
  )
})

test('canonical JSON is the one of RFC 8785', () => {
  assert.equal(
    canonicalJson({ b: [1, 'é', null], a: { d: true, c: 1e21 }, '\u20ac': 0, '\r': 1 }),
    '{"\\r":1,"a":{"c":1e+21,"d":true},"b":[1,"é",null],"€":0}',
  )
})
