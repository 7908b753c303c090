import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DatabaseUnavailable, openDatabase, sql } from '../../src/platform/database/index.ts'
import { askFor, count, fresh, generous, pathOf, proveForReset } from '../attacks/means.ts'
import type { Browser } from '../browser.ts'
import { createTestDatabase } from '../database.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'
import { lineTo } from '../tcp-proxy.ts'

const address = 'aiko@example.com'

/** What needs the database, and is asked of it while it is away. */
const askedOf: [method: 'GET' | 'POST', path: string, fields?: Record<string, string>][] = [
  ['GET', '/accounts'],
  ['GET', '/sign-out'],
  ['GET', '/account'],
  ['POST', '/sign-up', { email: 'hana@example.com' }],
  ['POST', '/reset', { identifier: address }],
  ['POST', '/sign-in/code', { identifier: address }],
  ['POST', '/sign-out', { how: 'everywhere' }],
  ['POST', '/accounts', { account: 'x' }],
  ['POST', '/start-clean', {}],
  ['GET', '/reset/link/nothing'],
  ['POST', '/reset/link/nothing', {}],
  ['POST', '/sign-in/way-in/nothing', {}],
]

async function ask(
  browser: Browser,
  [method, path, fields]: (typeof askedOf)[number],
  headers = {},
): Promise<Response> {
  return method === 'GET' ? browser.request(path, { headers }) : browser.post(path, fields ?? {}, headers)
}

async function assertAway(answer: Response, what: string): Promise<void> {
  const text = await answer.text()
  assert.equal(answer.status, 503, `${what}: ${answer.status}`)
  assert.match(text, /GK9001/, what)
  assert.ok(Number(answer.headers.get('retry-after')) > 0, what)
  assert.ok(!answer.headers.getSetCookie().some((cookie) => /max-age=0/i.test(cookie)), what)
  assert.doesNotMatch(text, /GK300|ECONN|postgres|select |at .*\.ts/, what)
}

/** With cookies, so that the database has to be asked. */
function someBrowser(app: TestApp, language: 'ja' | 'en' = 'en'): Browser {
  const browser = app.browser({ language })
  for (const name of ['genkan_session', 'genkan_browser']) browser.cookies.set(name, 'A'.repeat(43))
  return browser
}

const counted = async (app: TestApp) => [
  await count(app, 'throttle'),
  await count(app, 'network_failures'),
  await count(app, 'rate_window'),
  await count(app, 'sign_in_log'),
  await count(app, 'message'),
  await count(app, 'session where ended_at is not null'),
]

test('while the database is away everything answers 503, nothing is counted, and it comes back by itself', async () => {
  await using app = await startApp({ cuttable: true, limits: generous })
  await app.given.account({ address })
  const [own, visitor, resetting] = [app.browser(), app.browser(), app.browser()]
  await signIn(own, address, password)
  const proven = await proveForReset(app, resetting, address)
  const typing = await visitor.submit(await visitor.get('/sign-in'), '/sign-in', { identifier: address })
  const before = await counted(app)
  const cookies = new Map(own.cookies)

  await app.databaseLine.cut()
  for (const asked of askedOf) {
    await assertAway(await ask(own, asked), `${asked[0]} ${asked[1]}`)
    const json = await ask(own, asked, { accept: 'application/json' })
    assert.deepEqual([json.status, ((await json.json()) as { code: string }).code], [503, 'GK9001'], asked[1])
  }
  const fields = typing.fields('/sign-in/password')
  for (const typed of [password, 'wrong']) {
    await assertAway(await visitor.post('/sign-in/password', { ...fields, password: typed }), 'sign-in')
  }
  await assertAway(
    await resetting.post('/reset/password', { ...proven.fields('/reset/password'), password: fresh }),
    'reset',
  )
  for (const path of ['/sign-in', '/sign-up', '/help']) assert.equal((await visitor.get(path)).status, 200, path)
  assert.deepEqual(own.cookies, cookies)

  await app.databaseLine.restore()
  assert.deepEqual(await counted(app), before)
  assert.match((await own.get('/sign-out')).text, /aiko@example\.com/)
  assert.equal(pathOf((await visitor.submit(typing, '/sign-in/password', { password })).path), '/account')
})

test('a page that could not be shown says so in the language of its reader, and leads back to itself', async () => {
  await using app = await startApp({ cuttable: true })
  const { flow = '' } = (await app.browser().get('/sign-in?to=/account/contacts')).fields()
  await app.databaseLine.cut()
  for (const language of ['ja', 'en'] as const) {
    const seen = await someBrowser(app, language).get(`/accounts?flow=${flow}`)
    assert.equal(seen.problem, 'GK9001')
    assert.match(seen.html, new RegExp(`<html lang="${language}"`))
    assert.ok(seen.html.includes(`href="/accounts?flow=${flow}"`))
  }
  const posted = await someBrowser(app).send('/accounts', { flow, account: 'x' })
  assert.ok(posted.html.includes(`href="/sign-in?flow=${flow}"`))
})

test('a database that falls silent is given up, not waited for, and is used again as soon as it answers', async () => {
  await using app = await startApp({ cuttable: true, limits: generous })
  await app.given.account({ address })
  const visitor = app.browser()
  const typing = await visitor.submit(await visitor.get('/sign-in'), '/sign-in', { identifier: address })
  await app.browser().get('/accounts')
  app.databaseLine.freeze()
  const started = performance.now()
  await Promise.all(askedOf.slice(3).map(async (asked) => assertAway(await ask(someBrowser(app), asked), asked[1])))
  assert.ok(performance.now() - started < 20_000)
  await app.databaseLine.restore()
  assert.equal(pathOf((await visitor.submit(typing, '/sign-in/password', { password })).path), '/account')
})

test('a line that breaks in the middle of a transaction ends the transaction, not the process', async () => {
  await using database = await cuttableDatabase()
  for (let round = 0; round < 3; round += 1) {
    const broken = database.db.transaction(async (tx) => {
      await tx.many(sql`select 1 as one`)
      await database.proxy.cut()
      // Nothing is being asked at the moment in which the line breaks.
      await new Promise((resolve) => setTimeout(resolve, 50))
      return tx.many(sql`select 1 as one`)
    })
    await assert.rejects(broken, DatabaseUnavailable)
    await database.proxy.restore()
    assert.deepEqual(await database.db.many(sql`select 1 as one`), [{ one: 1 }])
  }
})

/** As src/platform/database gives it, at the end of a line that can be cut. */
async function cuttableDatabase() {
  const database = await createTestDatabase()
  const line = await lineTo(database.url)
  const db = openDatabase({ url: line.url })
  return {
    db,
    proxy: line.proxy,
    async [Symbol.asyncDispose]() {
      await db.close()
      await line.proxy.close()
      await database.drop()
    },
  }
}

test('a queue of password checks that is full turns away with 503, and counts nothing', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const people = Array.from({ length: 300 }, (_, index) => `p${index}@example.com`)
  const pages = await Promise.all(
    people.map(async (identifier) => {
      const browser = app.browser()
      const answer = await browser.post('/sign-in', { identifier })
      const flow = new URL(answer.headers.get('location') as string, app.url).searchParams.get('flow') as string
      return { browser, flow }
    }),
  )
  const answers = await Promise.all(
    pages.map(({ browser, flow }) => browser.post('/sign-in/password', { flow, password: 'wrong' })),
  )
  const turnedAway = answers.filter(({ status }) => status === 503)
  assert.ok(turnedAway.length > 0, 'the queue was never full')
  for (const answer of turnedAway.slice(0, 5)) await assertAway(answer, 'a full queue')
  assert.ok(answers.every(({ status }) => status === 401 || status === 503))
  // One row for what was typed, one for the account that nobody has.
  assert.equal(await count(app, 'throttle'), 2 * (answers.length - turnedAway.length))
  const { rows } = await app.database.query('select sum(failures)::int as n from network_failures')
  assert.equal(rows[0].n, answers.length - turnedAway.length)
  assert.equal(pathOf((await signIn(app.browser(), address, password)).path), '/account')
})

test('a browser that leaves before its form is whole is no fault of ours', async () => {
  const logged: string[] = []
  await using app = await startApp({ logged })
  const { connect } = await import('node:net')
  const { host } = new URL(app.url)
  for (let index = 0; index < 5; index += 1) {
    const socket = connect(app.port, '127.0.0.1')
    socket.write(
      `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nidentifier=`,
    )
    await new Promise((resolve) => setTimeout(resolve, 30))
    socket.destroy()
  }
  await new Promise((resolve) => setTimeout(resolve, 200))
  assert.ok(
    logged.every((line) => !/ERROR|FATAL/.test(line)),
    logged.join(''),
  )
  assert.equal((await askFor(app, app.browser(), address)).status, 200)
})
