import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTestDatabase } from '../../../test/database.ts'
import { type Database, openDatabase, sql } from '../database/index.ts'
import { every, type JobRun, LeaseLost, startJobs } from './index.ts'

async function house() {
  const database = await createTestDatabase()
  const opened: Database[] = []
  const running: { stop(): Promise<void> }[] = []
  const lines: string[] = []
  const write = (facts: object, message: string) => void lines.push(`${message} ${JSON.stringify(facts)}`)
  const open = () => {
    const db = openDatabase({ url: database.url, poolSize: 3 })
    opened.push(db)
    return db
  }
  return {
    database,
    lines,
    open,
    /** One more process. */
    start(...jobs: ReturnType<typeof every>[]) {
      const process = startJobs(open(), jobs, { warn: write, error: write })
      running.push(process)
      return process
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(running.map((process) => process.stop()))
      await Promise.all(opened.map((db) => db.close()))
      await database.drop()
    },
  }
}

async function until(holds: () => boolean, milliseconds = 8000): Promise<void> {
  for (const end = Date.now() + milliseconds; !holds(); await sleep(10)) {
    if (Date.now() > end) throw new Error('it did not come true')
  }
}

test('of several processes one does the job, again and again', async () => {
  await using home = await house()
  const runs: string[] = []
  let active = 0
  const body = (who: string) => async () => {
    active += 1
    assert.equal(active, 1)
    await sleep(20)
    active -= 1
    runs.push(who)
  }
  for (const who of ['a', 'b', 'c']) home.start(every('sweep', 0.05, body(who)))
  await until(() => runs.length >= 10)
  assert.equal(new Set(runs).size, 1)
})

test('a process that stops hands its job over at once, with a greater fence', async () => {
  await using home = await house()
  const fences: bigint[] = []
  const body = async ({ fence }: JobRun) => void fences.push(fence)
  const first = home.start(every('sweep', 0.05, body))
  await until(() => fences.length > 0)
  await first.stop()
  const before = fences.length
  home.start(every('sweep', 0.05, body))
  await until(() => fences.length > before, 2000)
  assert.deepEqual([fences[0], fences.at(-1)], [1n, 2n])
})

test('a process that was frozen and comes back late writes nothing', async () => {
  await using home = await house()
  const db = home.open()
  const told: unknown[] = []
  let thaw = () => {}
  const frozen = new Promise<void>((resolve) => {
    thaw = resolve
  })
  let begun = false
  home.start(
    every('sweep', 60, async ({ guard, signal }) => {
      begun = true
      await frozen
      await db.transaction((tx) => guard(tx)).catch((fault) => told.push(fault))
      told.push(signal.aborted)
    }),
  )
  await until(() => begun)
  await home.database.shift(31_000)
  const fences: bigint[] = []
  home.start(
    every('sweep', 0.05, async ({ fence, guard }) => {
      await db.transaction((tx) => guard(tx))
      fences.push(fence)
    }),
  )
  await until(() => fences.length > 0)
  thaw()
  await until(() => told.length === 2)
  assert.ok(told[0] instanceof LeaseLost)
  assert.equal(fences[0], 2n)
})

test('a lease that is taken over aborts what runs', { timeout: 20_000 }, async () => {
  await using home = await house()
  let aborted: unknown
  let begun = false
  home.start(
    every('sweep', 60, async ({ signal }) => {
      begun = true
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
      aborted = signal.reason
    }),
  )
  await until(() => begun)
  await home.database.query(
    `update lease set holder = gen_random_uuid(), fence = fence + 1, until = now() + interval '1 minute'`,
  )
  await until(() => aborted !== undefined, 12_000)
  assert.ok(aborted instanceof LeaseLost)
})

test('a job that fails is logged and tried again, and the others go on', async () => {
  await using home = await house()
  let tries = 0
  let other = 0
  home.start(
    every('broken', 0.05, async () => {
      tries += 1
      throw new Error('not today')
    }),
    every('other', 0.05, async () => {
      other += 1
    }),
  )
  await until(() => tries >= 3 && other >= 3)
  assert.match(home.lines[0] ?? '', /a job failed.*broken/)
})

test('stop lets a running body end', async () => {
  await using home = await house()
  const db = home.open()
  let ended = false
  let begun = false
  const process = home.start(
    every('sweep', 0.05, async () => {
      begun = true
      await sleep(200)
      ended = true
    }),
  )
  await until(() => begun)
  await process.stop()
  assert.equal(ended, true)
  assert.deepEqual(await db.maybe(sql`select 1 from lease where until > now()`), undefined)
})

test('a database that goes away ends no job', async () => {
  await using home = await house()
  let runs = 0
  home.start(
    every('sweep', 0.05, async () => {
      runs += 1
    }),
  )
  await until(() => runs > 0)
  await home.database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`,
  )
  const before = runs
  await until(() => runs > before + 3)
})
