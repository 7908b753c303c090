import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, Seen } from '../browser.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'
import {
  askFor,
  codeFor,
  count,
  disable,
  fresh,
  generous,
  lockUnseen,
  pathOf,
  proveForReset,
  storedHash,
  toTheFullHour,
} from './means.ts'

const address = 'aiko@example.com'

/** Many different wrong passwords at the same time, each from a browser of its own. */
async function volley(apps: TestApp[], shots: number): Promise<Seen[]> {
  const [app] = apps as [TestApp]
  const { html: _, ...page } = await passwordPage(app.browser())
  return Promise.all(
    Array.from({ length: shots }, (_, index) => {
      const target = apps[index % apps.length] as TestApp
      const fields = { ...page.fields('/sign-in/password'), password: `wrong ${index}` }
      return target.browser().send('/sign-in/password', fields)
    }),
  )
}

async function passwordPage(browser: Browser, identifier = address): Promise<Seen> {
  return browser.submit(await browser.get('/sign-in'), '/sign-in', { identifier })
}

/** Attempts whose password was looked at. */
const checked = (app: TestApp) =>
  count(app, "sign_in_log where reason is distinct from 'GK3003' and method = 'password'")

async function guess(app: TestApp, times: number, identifier = address): Promise<Seen[]> {
  const seen = []
  for (let index = 0; index < times; index += 1) seen.push(await signIn(app.browser(), identifier, `guess ${index}`))
  return seen
}

test('ATK-001 of 200 parallel wrong passwords ten are checked, and then even the right one waits', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const seen = await volley([app], 200)
  assert.ok(seen.every(({ status }) => [401, 429, 503].includes(status)))
  assert.equal(await checked(app), 10)
  assert.equal((await signIn(app.browser(), address, password)).problem, 'GK3003')
})

test('ATK-002 two processes on one database count together', async () => {
  await using one = await startApp()
  await using two = await startApp({ database: one.database, config: { secrets: one.config.secrets } })
  await one.given.account({ address })
  await volley([one, two], 60)
  assert.equal(await checked(one), 10)
  for (const app of [one, two]) assert.equal((await signIn(app.browser(), address, password)).problem, 'GK3003')
})

test('ATK-004 fifty sessions with ten codes each get no more tries than one', async () => {
  await using app = await startApp({ limits: { codesPerNetworkHour: 100_000 } })
  await app.given.account({ address })
  await toTheFullHour(app)
  const open: { browser: Browser; page: Seen }[] = []
  for (let session = 0; session < 50; session += 1) {
    const browser = app.browser()
    const page = await askFor(app, browser, address, '/sign-in/code')
    if (page.status === 200) open.push({ browser, page })
  }
  assert.equal(open.length, 3)
  for (const { browser, page } of open) {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, code) =>
        browser.send('/sign-in/code/code', { ...page.fields('/sign-in/code/code'), code: `00000${code}` }),
      ),
    )
    assert.ok(answers.every(({ status }) => status === 401))
  }
  const { rows } = await app.database.query('select sum(5 - tries_left)::int as n from challenge')
  assert.equal(rows[0].n, 15)
})

test('ATK-004 a right code beyond the fifth try opens nothing', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const browser = app.browser()
  const page = await askFor(app, browser, address, '/sign-in/code')
  const right = await codeFor(app, address)
  const wrong = right === '000000' ? '000001' : '000000'
  for (let index = 0; index < 5; index += 1)
    await browser.send('/sign-in/code/code', { ...page.fields('/sign-in/code/code'), code: wrong })
  await browser.send('/sign-in/code/code', { ...page.fields('/sign-in/code/code'), code: right })
  assert.equal(await count(app, 'session'), 0)
})

test('ATK-008 what a live session does changes no counter', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  await app.given.account({ address: 'mallory@example.com' })
  const own = app.browser()
  await signIn(own, 'mallory@example.com', password)
  for (let index = 0; index < 9; index += 1) {
    await signIn(own, address, `guess ${index}`)
    for (const path of ['/accounts', '/sign-out', '/sign-in']) await own.get(path)
    await signIn(own, 'mallory@example.com', password)
  }
  assert.equal((await signIn(own, address, 'the tenth')).problem, 'GK3003')
})

test('ATK-009 an account that is shut between start and finish of a way in stays shut', async () => {
  await using app = await startApp({ limits: generous })
  const { accountId } = await app.given.account({ address })
  const [reset, code, linked] = [app.browser(), app.browser(), app.browser()]
  const atReset = await proveForReset(app, reset, address)
  const atCode = await askFor(app, code, address, '/sign-in/code')
  const typed = await codeFor(app, address)
  await askFor(app, linked, address)
  const link = new URL((await app.mail(address))[0]?.link as string).pathname
  const atLink = await linked.get(link)
  const before = await storedHash(app, accountId)
  await disable(app, accountId)
  for (const answer of [
    await reset.submit(atReset, '/reset/password', { password: fresh }),
    await code.submit(atCode, '/sign-in/code/code', { code: typed }),
    await linked.submit(atLink, link),
  ]) {
    assert.ok(!pathOf(answer.path).startsWith('/account'), answer.path)
  }
  assert.equal(await count(app, 'session where ended_at is null'), 0)
  assert.equal(await storedHash(app, accountId), before)
})

test('ATK-009 a pause that begins between page and form holds', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const browser = app.browser()
  const page = await passwordPage(browser)
  await guess(app, 10)
  assert.equal((await browser.submit(page, '/sign-in/password', { password })).problem, 'GK3003')
})

test('ATK-010 the identifiers of one account share its hidden budget, and the right password is refused unsaid', async () => {
  await using app = await startApp()
  const account = await app.given.account({ address })
  await app.database.query(`insert into directory values ('phone', '+819012345678', 'personal', $1, $2)`, [
    account.ownerId,
    account.accountId,
  ])
  const phone = '090-1234-5678'
  for (let index = 0; index < 10; index += 1) await signIn(app.browser(), index % 2 ? address : phone, `guess ${index}`)
  for (const identifier of [address, phone]) {
    const seen = await signIn(app.browser(), identifier, password)
    assert.match(seen.problem ?? '', /GK300[12]/, identifier)
  }
  assert.equal(await count(app, 'session'), 0)
  assert.ok((await app.mail(address)).some(({ template }) => template === 'password_paused_way_in'))
})

test('ATK-011 however a name is written, it is one counter on every path', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'bob@example.com' })
  const spellings = [
    'bob@example.com',
    'Bob@example.com',
    'BOB@EXAMPLE.COM',
    ' bob@example.com',
    'bob@example.com\u3000',
    '\uff42\uff4f\uff42@example.com',
    'b\u200bob@example.com',
    'bob\uff20example.com',
    '\u24d1ob@example.com',
    'bob@ex\u00adample.com',
  ]
  for (const [index, spelling] of spellings.entries()) await signIn(app.browser(), spelling, `guess ${index}`)
  assert.equal((await signIn(app.browser(), 'bob@example.com', password)).problem, 'GK3003')
  assert.equal(await count(app, 'throttle'), 2)
})

test('ATK-011 codes are counted for the contact, however it is written', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'bob@example.com' })
  await toTheFullHour(app)
  const seen = []
  for (const spelling of ['bob@example.com', 'BOB@example.com', ' \uff42ob@example.com', 'bob@EXAMPLE.com'])
    seen.push(await askFor(app, app.browser(), spelling))
  assert.deepEqual(
    seen.map(({ problem }) => problem),
    [undefined, undefined, undefined, 'GK4004'],
  )
})

test('ATK-012 a cookie of a familiar browser gives one more counter, not a way around it', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const own = app.browser()
  await signIn(own, address, password)
  const stolen = app.browser()
  stolen.cookies.set('genkan_browser', own.cookies.get('genkan_browser') as string)
  for (let index = 0; index < 10; index += 1) await signIn(stolen, address, `guess ${index}`)
  assert.equal((await signIn(stolen, address, password)).problem, 'GK3003')
  // A made-up one is nobody's.
  for (let index = 0; index < 12; index += 1) {
    const browser = app.browser()
    browser.cookies.set('genkan_browser', `${index}`.padStart(43, 'A'))
    await signIn(browser, address, `other guess ${index}`)
  }
  assert.equal((await signIn(app.browser(), address, password)).problem, 'GK3003')
})

test('ATK-013 a sign-in page that was open before a pause is worth nothing during it', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const pages = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const browser = app.browser()
      return { browser, page: await passwordPage(browser) }
    }),
  )
  await guess(app, 10)
  for (const { browser, page } of pages) {
    assert.equal((await browser.submit(page, '/sign-in/password', { password })).problem, 'GK3003')
  }
  assert.equal(await count(app, 'session'), 0)
})

test('ATK-014 twenty parallel sign-ins with the right password all succeed, and none counts as a failure', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const pages = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const browser = app.browser()
      return { browser, page: await passwordPage(browser) }
    }),
  )
  const seen = await Promise.all(
    pages.map(({ browser, page }) =>
      browser.post('/sign-in/password', { ...page.fields('/sign-in/password'), password }),
    ),
  )
  assert.ok(
    seen.every(({ status }) => status === 303 || status === 503),
    `${seen.map(({ status }) => status)}`,
  )
  assert.ok(seen.filter(({ status }) => status === 303).length >= 1)
  assert.equal(await count(app, 'throttle where failures > 0'), 0)
  assert.equal(await count(app, 'authenticator where failures > 0'), 0)
})

test('ATK-015 nothing counts but a password that was checked and did not fit', async () => {
  await using app = await startApp()
  const { accountId } = await app.given.account({ address })
  const browser = app.browser()
  const page = await passwordPage(browser)
  const fields = page.fields('/sign-in/password')
  await browser.send('/sign-in/password', { ...fields, password: '' })
  await browser.send('/sign-in/password', { ...fields, password }, { origin: 'https://evil.example' })
  await browser.send('/sign-in/password', { ...fields, password }, { 'content-type': 'text/plain' })
  await browser.send('/sign-in/password', { ...fields, password: 'x'.repeat(20_000) })
  await browser.send('/sign-in/password', { password })
  await browser.send('/sign-in', { identifier: 'nonsense' })
  assert.equal(await count(app, 'throttle'), 0)
  await disable(app, accountId)
  assert.equal((await signIn(app.browser(), address, password)).problem, 'GK2008')
  assert.equal(await count(app, 'throttle'), 0)
  const { rows } = await app.database.query('select coalesce(sum(failures), 0)::int as n from network_failures')
  assert.equal(rows[0].n, 0)
})

test('ATK-015 the same wrong password again and again neither pauses nor stops a password', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  await app.database.query('update authenticator set failures = 97')
  const page = await passwordPage(app.browser())
  const again = () =>
    app.browser().post('/sign-in/password', { ...page.fields('/sign-in/password'), password: 'the old one' })
  await again()
  await Promise.all(Array.from({ length: 10 }, again))
  for (let index = 0; index < 5; index += 1) await again()
  assert.equal(await count(app, 'authenticator where failures = 98'), 1)
  assert.equal(pathOf((await signIn(app.browser(), address, password)).path), '/account')
})

test('ATK-015 during a pause that nobody sees neither right nor wrong passwords count towards the hundred', async () => {
  await using app = await startApp()
  const account = await app.given.account({ address })
  await lockUnseen(app, account)
  const { rows } = await app.database.query('select failures from authenticator')
  for (const typed of [password, 'wrong 1', 'wrong 2', password]) await signIn(app.browser(), address, typed)
  assert.deepEqual((await app.database.query('select failures from authenticator')).rows, rows)
})

test('ATK-016 nobody registers an address that is taken, in whatever spelling', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  for (const spelling of ['AIKO@example.com', '\uff41iko@example.com', 'aiko@EXAMPLE.COM', 'ai\u200bko@example.com']) {
    const browser = app.browser()
    const seen = await browser.submit(await browser.get('/sign-up'), '/sign-up', { email: spelling })
    assert.equal(seen.status, 200)
  }
  const mails = await app.mail(address)
  assert.deepEqual([...new Set(mails.map(({ template }) => template))], ['sign_up_taken'])
  assert.ok(mails.every(({ code }) => code === undefined))
})

test('ATK-017 a storm on one account does not hold up the others', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  await app.given.account({ address: 'hana@example.com' })
  await guess(app, 10)
  const quiet = await medianOfSignIns(app)
  const victim = await passwordPage(app.browser())
  let storming = true
  const storm = Promise.all(
    Array.from({ length: 8 }, async (_, gun) => {
      for (let shot = 0; storming; shot += 1) {
        const fields = { ...victim.fields('/sign-in/password'), password: `shot ${gun} ${shot}` }
        await app.browser().post('/sign-in/password', fields)
      }
    }),
  )
  const stormy = await medianOfSignIns(app)
  storming = false
  await storm
  // The storm runs on the same cores; what must not happen is that others wait in line behind it.
  assert.ok(stormy < 4 * quiet + 500, `${quiet} ms, ${stormy} ms in the storm`)
})

async function medianOfSignIns(app: TestApp): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < 9; index += 1) {
    const started = performance.now()
    assert.equal(pathOf((await signIn(app.browser(), 'hana@example.com', password)).path), '/account')
    times.push(performance.now() - started)
  }
  return times.toSorted((a, b) => a - b)[4] as number
}

test('ATK-018 a restart forgets nothing', async () => {
  await using first = await startApp()
  await first.given.account({ address })
  await guess(first, 9)
  const again = { database: first.database, config: { secrets: first.config.secrets } }
  {
    await using second = await startApp(again)
    assert.equal((await signIn(second.browser(), address, 'the tenth')).problem, 'GK3003')
  }
  await using third = await startApp(again)
  assert.equal((await signIn(third.browser(), address, password)).problem, 'GK3003')
})
