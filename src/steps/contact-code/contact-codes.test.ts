import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, Seen } from '../../../test/browser.ts'
import { givenFlow } from '../../../test/flows.ts'
import { startApp, type TestApp } from '../../../test/start-app.ts'

const address = 'aiko@example.com'
const nobody = 'anna@example.com'

async function ask(app: TestApp, browser: Browser, identifier: string, base = '/sign-in/code'): Promise<Seen> {
  await app.pass(11)
  return browser.submit(await browser.get(base), base, { identifier })
}

/** Asks, has the code sent again after each wait, and gives what is seen the last time. */
async function resend(app: TestApp, browser: Browser, asked: Seen, base = '/sign-in/code'): Promise<Seen> {
  await app.pass(241)
  return browser.submit(asked, `${base}/resend`)
}

const sent = async (app: TestApp, to: string) => (await app.mail(to)).length

/** What the page says, without what belongs to one visit alone. */
const plain = (seen: Seen, identifier: string) => ({
  status: seen.status,
  problem: seen.problem,
  text: seen.text.replaceAll(identifier, '…').replace(/[0-9A-HJKMNP-TV-Z-]{26,}/g, '#'),
})

test('codes that are sent again count like the first: three an hour, for a contact that nobody has alike', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const pages = []
  for (const identifier of [address, nobody]) {
    const browser = app.browser()
    let page = await ask(app, browser, identifier)
    for (let n = 2; n <= 3; n += 1) {
      page = await resend(app, browser, page)
      assert.match(page.text, /Another code is on its way/, `${identifier} ${n}`)
    }
    const refused = await resend(app, browser, page)
    assert.deepEqual([refused.status, refused.problem], [429, 'GK4004'])
    assert.match(refused.text, /3 codes were sent/)
    assert.doesNotMatch(refused.html, /aria-invalid="true"/, 'nothing is wrong with what was typed')
    pages.push(plain(refused, identifier))
    const anew = await ask(app, app.browser(), identifier)
    assert.equal(anew.problem, 'GK4004', 'a new question is no way round it')
    await app.pass(3600)
    assert.match((await ask(app, app.browser(), identifier)).path, /\/code\?/)
  }
  assert.deepEqual(
    { ...pages[0], text: pages[0]?.text.replace(/go at .*?\./, '') },
    { ...pages[1], text: pages[1]?.text.replace(/go at .*?\./, '') },
  )
  assert.equal(await sent(app, address), 4)
  const { rows } = await app.database.query(
    'select count(*)::int as n, sum(sends)::int as sends from challenge where contact_value = $1',
    [nobody],
  )
  assert.deepEqual(rows, [{ n: 2, sends: 4 }])
})

test('ten codes a day, and an old code brings no new one beyond them', async () => {
  await using app = await startApp({ limits: { codesPerContactHour: 100, codesPerContactDay: 2 } })
  await app.given.account({ address })
  const browser = app.browser()
  const asked = await ask(app, browser, address)
  const [first] = await app.mail(address)
  await resend(app, browser, asked)
  assert.equal(await sent(app, address), 2)
  await app.pass(601)
  const seen = await browser.submit(asked, '/sign-in/code/code', { code: first?.code as string })
  assert.equal(seen.problem, 'GK4004', 'no promise that a new code is on its way')
  assert.match(seen.text, /2 codes were sent/)
  assert.equal(await sent(app, address), 2)
})

test('ATK-012 a question cannot be counted for another contact than the one that it goes to', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const browser = app.browser()
  const asked = await ask(app, browser, address)
  const { flow = '' } = asked.fields('/sign-in/code/resend')
  // The same flow, now with another address: the question in it stays the one to the first address.
  const moved = await browser.send('/sign-in', { flow, identifier: 'mallory@example.com' })
  const other = new URL(moved.path, app.url).searchParams.get('flow') as string
  await app.pass(61)
  const seen = await browser.send('/sign-in/code/resend', { flow: other })
  assert.doesNotMatch(seen.text, /Another code is on its way/)
  assert.equal(await sent(app, address), 1)
})

test('a refused code is in the sign-in log once, with what the page noticed, for a contact that nobody has alike', async () => {
  await using app = await startApp()
  const account = await app.given.account({ address })
  const before = app.roundTrips()
  const trips = []
  const pages = []
  for (const [identifier, base] of [
    [address, '/sign-in/code'],
    [nobody, '/sign-in/code'],
    [address, '/reset'],
  ] as const) {
    const browser = app.browser()
    const asked = await ask(app, browser, identifier, base)
    const start = app.roundTrips()
    const evidence = JSON.stringify({ caps: true, js: true })
    const wrong = await browser.submit(asked, `${base}/code`, { code: '000000', evidence })
    trips.push(app.roundTrips() - start)
    assert.equal(wrong.problem, 'GK4001')
    const shown = /class="attempt">.*?<code>([^<]+)<\/code>/.exec(wrong.html)?.[1]
    assert.ok(shown, 'the number of the attempt is shown')
    if (base === '/sign-in/code') pages.push(plain({ ...wrong, text: wrong.text.replace(shown, '#') }, identifier))
  }
  assert.ok(before > 0)
  assert.equal(trips[0], trips[1], 'the same number of round trips')
  assert.deepEqual(pages[0], pages[1])
  const { rows } = await app.database.query(
    'select account_id, method, outcome, reason, browser_hash is not null as browser from sign_in_log order by at',
  )
  const common = { outcome: 'refused', reason: 'GK4001', browser: true }
  assert.deepEqual(rows, [
    { account_id: account.accountId, method: 'code', ...common },
    { account_id: null, method: 'code', ...common },
    { account_id: account.accountId, method: 'reset', ...common },
  ])
})

test('what is typed after the last try is not looked at, and not logged', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const browser = app.browser()
  const asked = await ask(app, browser, address)
  const fields = asked.fields('/sign-in/code/code')
  for (let n = 1; n <= 9; n += 1)
    assert.equal((await browser.send('/sign-in/code/code', { ...fields, code: '000000' })).problem, 'GK4001')
  assert.equal((await app.database.query('select 1 from sign_in_log')).rowCount, 5)
})

test('a code with another number of digits is told so, and is no try', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const browser = app.browser()
  const asked = await ask(app, browser, address)
  for (let n = 1; n <= 6; n += 1) {
    const short = await browser.submit(asked, '/sign-in/code/code', { code: '12345' })
    assert.deepEqual([short.status, short.problem], [400, 'GK1007'])
    assert.match(short.text, /The code has 6 digits\. You entered 5\./)
  }
})

test('a code that is too old is in the log as such, and what came of the right one too', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const browser = app.browser()
  const asked = await ask(app, browser, address)
  const [first] = await app.mail(address)
  await app.pass(601)
  const old = await browser.submit(asked, '/sign-in/code/code', { code: first?.code as string })
  const [second] = await app.mail(address)
  await browser.submit(old, '/sign-in/code/code', { code: second?.code as string })
  const { rows } = await app.database.query('select method, outcome, reason from sign_in_log order by at')
  assert.deepEqual(rows, [
    { method: 'code', outcome: 'refused', reason: 'GK4002' },
    { method: 'code', outcome: 'success', reason: null },
  ])
})

test('a mail is asked for without links, also when it is sent again', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const browser = app.browser()
  const flow = givenFlow(app, browser, { plainMail: true })
  const form = await browser.get(`/reset?flow=${flow}`)
  await resend(app, browser, await browser.submit(form, '/reset', { identifier: address }), '/reset')
  const messages = await app.database.query("select plain from message where template = 'reset_code'")
  assert.deepEqual(messages.rows, [{ plain: true }, { plain: true }])
})
