import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, Seen } from '../browser.ts'
import { registerClient } from '../clients.ts'
import { flowIn } from '../flows.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'

const redirectUri = 'https://app.example.com/cb'
const pathOf = (path: string) => path.split('?')[0]

async function application(app: TestApp, metadata: object = {}): Promise<(more?: Record<string, string>) => string> {
  const { clientId } = await registerClient(app.db, {
    name: 'Attendance',
    firstParty: true,
    metadata: { redirect_uris: [redirectUri], ...metadata },
  })
  return (more = {}) => `/oauth/authorize?${new URLSearchParams({ ...request, client_id: clientId, ...more })}`
}

const request = {
  response_type: 'code',
  redirect_uri: redirectUri,
  scope: 'openid profile',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
}

/** From the first page to the application, as a person types. Returns where the application is answered. */
async function finish(browser: Browser, page: Seen, address: string): Promise<URL> {
  const second = await browser.submit(page, '/sign-in', { identifier: address })
  const done = await browser.submit(second, '/sign-in/password', { password })
  return new URL(done.path, 'http://localhost')
}

test('six tabs: five sign-ins go on beside each other, and the first page says that it is old', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const ask = await application(app, { client_uri: 'https://app.example.com/' })
  const browser = app.browser()
  const pages: Seen[] = []
  for (let n = 0; n < 6; n += 1) pages.push(await browser.get(ask({ state: `tab-${n}`, prompt: 'login' })))

  const [first, ...others] = pages as [Seen, ...Seen[]]
  const old = await browser.submit(first, '/sign-in', { identifier: address })
  assert.deepEqual([old.status, old.problem], [409, 'GK6003'])
  assert.match(old.text, /Attendance was waiting for you/)
  assert.match(old.html, /href="https:\/\/app\.example\.com\/"/)
  assert.equal((await browser.get(first.path)).problem, 'GK6003')

  for (const [n, page] of others.entries()) {
    const answer = await finish(browser, page, address)
    assert.equal(answer.origin, 'https://app.example.com', `tab ${n + 1}`)
    assert.equal(answer.searchParams.get('state'), `tab-${n + 1}`)
    assert.ok(answer.searchParams.get('code'))
  }
})

test('an old page goes on without the application, with the address that was typed', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const ask = await application(app)
  const browser = app.browser()
  const page = await browser.submit(await browser.get(ask()), '/sign-in', { identifier: address })
  for (const name of [...browser.cookies.keys()]) if (name.startsWith('genkan_flow_')) browser.cookies.delete(name)
  const old = await browser.submit(page, '/sign-in/password', { password })
  assert.equal(old.problem, 'GK6003')
  assert.match(old.text, /If you came from another application, open it again/)
  const next = /href="(\/sign-in\/password\?flow=\w+)"/.exec(old.html)?.[1] as string
  const again = await browser.get(next)
  assert.ok(again.text.includes(address))
  assert.equal(pathOf((await browser.submit(again, '/sign-in/password', { password })).path), '/account')
})

test('Back and another address: the pages of one flow follow each other', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'aiko@example.com' })
  await app.given.account({ address: 'hana@example.com', name: '山田 花子', password: 'Maple-otter-8-ribbon' })
  const ask = await application(app)
  const browser = app.browser()
  const first = await browser.get(ask({ state: 'back' }))
  const forAiko = await browser.submit(first, '/sign-in', { identifier: 'aiko@example.com' })
  const forHana = await browser.submit(first, '/sign-in', { identifier: 'hana@example.com' })
  assert.ok(forHana.text.includes('hana@example.com'))
  // The other tab still shows Aiko: her password is for her, whoever was typed meanwhile.
  const wrong = await browser.submit(forAiko, '/sign-in/password', { password: 'Maple-otter-8-ribbon' })
  assert.equal(wrong.problem, 'GK3001')
  assert.ok(wrong.text.includes('aiko@example.com'))
  const right = await browser.submit(forHana, '/sign-in/password', { password: 'Maple-otter-8-ribbon' })
  assert.match(right.path, /^https:\/\/app\.example\.com\/cb\?code=.*state=back/)
})

test('a request that is too large for a cookie survives the pages too', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const ask = await application(app)
  const browser = app.browser()
  const state = 's'.repeat(10_000)
  const page = await browser.get(ask({ state }))
  const { flow = '' } = page.fields('/sign-in')
  assert.ok((browser.cookies.get(`genkan_flow_${flow}`) as string).length < 1000)
  assert.equal((await finish(browser, page, address)).searchParams.get('state'), state)
})

test('a request that is larger than anything we keep is told in words (GK7005), and nothing is kept of it', async () => {
  await using app = await startApp({ logged: [] })
  const ask = await application(app)
  const browser = app.browser()
  const seen = await browser.get(ask({ state: 's'.repeat(17_000) }))
  assert.deepEqual([seen.status, seen.problem], [400, 'GK7005'])
  assert.match(seen.text, /Attendance/)
  assert.equal(browser.cookies.size, 0)
  const form = await browser.send('/oauth/authorize', { state: 's'.repeat(17_000) })
  assert.deepEqual([form.status, form.problem], [400, 'GK7005'])
  assert.equal((await app.database.query('select 1 from flow_request')).rowCount, 0)
})

test('a browser that keeps no cookies is told so (GK6001), wherever it comes from, and is not sent round', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const ask = await application(app)
  const withoutCookies = () => {
    const browser = app.browser()
    Object.assign(browser.cookies, { set: () => browser.cookies })
    return browser
  }
  assert.equal((await withoutCookies().get(ask())).problem, 'GK6001')
  const browser = withoutCookies()
  const page = await browser.get('/sign-in')
  assert.equal((await browser.submit(page, '/sign-in', { identifier: address })).problem, 'GK6001')
  const reset = await browser.get('/reset')
  assert.equal((await browser.submit(reset, '/reset', { identifier: address })).problem, 'GK6001')
})

test('a page that is opened from somebody else’s address says that it is old where an application waited', async () => {
  await using app = await startApp()
  const ask = await application(app)
  const page = await app.browser().get(ask())
  const other = app.browser()
  const seen = await other.get(page.path)
  assert.equal(seen.problem, 'GK6003')
  assert.doesNotMatch(seen.text, /Attendance/)
  assert.ok(![...other.cookies.keys()].some((name) => name.startsWith('genkan_flow_a')))
})

test('start clean clears the flows too, and goes on to the application by a form of ours', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const ask = await application(app)
  const browser = app.browser()
  const { flow = '' } = (await browser.get(ask({ state: 'clean' }))).fields('/sign-in')
  const cleaned = await browser.send('/start-clean', { flow })
  assert.equal(browser.cookies.size, 0)
  assert.match(cleaned.headers.get('clear-site-data') ?? '', /"cookies"/)
  const page = await browser.submit(cleaned, '/start-clean/go')
  assert.equal((await finish(browser, page, address)).searchParams.get('state'), 'clean')
})

test('signing everybody out of a browser leaves nothing of where they were going', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const ask = await application(app)
  const browser = app.browser()
  await browser.get(ask())
  await signIn(browser, address, password)
  await browser.send('/sign-out', { how: 'browser' })
  assert.ok(![...browser.cookies.keys()].some((name) => name.startsWith('genkan_flow_')))
})

test('a flow is kept for a day after it was last used', async () => {
  await using app = await startApp()
  const ask = await application(app)
  const browser = app.browser()
  const page = await browser.get(ask())
  const { flow = '' } = page.fields('/sign-in')
  await app.pass(2 * 3600)
  const set = (await browser.request(page.path)).headers.getSetCookie()
  assert.equal(set.length, 1)
  assert.match(set[0] as string, new RegExp(`^genkan_flow_${flow}=[\\w-]+; .*Max-Age=86400`))
  assert.ok(flowIn(app, browser, flow)?.requirement)
})

test('two tabs of one flow ask two contacts: each code is for the page that it was asked from', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'aiko@example.com' })
  await app.given.account({ address: 'hana@example.com', name: '山田 花子' })
  const ask = await application(app)
  const browser = app.browser()
  const { flow } = (await browser.get(ask({ state: 'codes' }))).fields('/sign-in')
  const form = await browser.get(`/sign-in/code?flow=${flow}`)
  const forAiko = await browser.submit(form, '/sign-in/code', { identifier: 'aiko@example.com' })
  await app.pass(11)
  const forHana = await browser.submit(form, '/sign-in/code', { identifier: 'hana@example.com' })
  assert.ok(forHana.text.includes('hana@example.com'))
  const [mail] = await app.mail('aiko@example.com')
  const done = await browser.submit(forAiko, '/sign-in/code/code', { code: mail?.code as string })
  assert.match(done.path, /^https:\/\/app\.example\.com\/cb\?code=.*state=codes/)
  await browser.get('/sign-out')
  assert.equal((await browser.get('/accounts')).text.includes('hana@example.com'), false)
})

test('two tabs of one flow prove two contacts: a new password is for the account that its page shows', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'aiko@example.com' })
  await app.given.account({ address: 'hana@example.com', name: '山田 花子' })
  const ask = await application(app)
  const browser = app.browser()
  const { flow } = (await browser.get(ask())).fields('/sign-in')
  const prove = async (identifier: string) => {
    await app.pass(11)
    const asked = await browser.submit(await browser.get(`/reset?flow=${flow}`), '/reset', { identifier })
    const [mail] = await app.mail(identifier)
    return browser.submit(asked, '/reset/code', { code: mail?.code as string })
  }
  const aiko = await prove('aiko@example.com')
  await prove('hana@example.com')
  const again = await browser.submit(aiko, '/reset/password', { password: 'Maple-otter-8-ribbon' })
  assert.ok(again.text.includes('hana@example.com'), 'the page says whose password it is about now')
  for (const address of ['aiko@example.com', 'hana@example.com'])
    assert.equal(pathOf((await signIn(app.browser(), address, password)).path), '/account', address)
})
