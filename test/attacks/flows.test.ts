import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registerClient } from '../clients.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'
import { count, pathOf } from './means.ts'

const request = {
  response_type: 'code',
  redirect_uri: 'https://app.example.com/cb',
  scope: 'openid',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
}

async function application(app: TestApp): Promise<(more: Record<string, string>) => string> {
  const metadata = { redirect_uris: [request.redirect_uri] }
  const { clientId } = await registerClient(app.db, { name: 'App', firstParty: true, metadata })
  return (more) => `/oauth/authorize?${new URLSearchParams({ ...request, client_id: clientId, ...more })}`
}

test('ATK-066 nobody chooses by a link where somebody else ends: a planted flow is a page that is old', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const ask = await application(app)
  const attacker = app.browser()
  const planted = await attacker.get(ask({ state: 'of-the-attacker' }))
  const victim = app.browser()
  await signIn(victim, address, password)
  const { flow = '' } = planted.fields('/sign-in')
  const { rows } = await app.database.query('select session_id as id from session')
  for (const path of [
    planted.path,
    `/sign-in/password?flow=${flow}`,
    `/accounts?flow=${flow}`,
    `/oauth/continue?flow=${flow}&session=${rows[0].id}`,
    `/oauth/continue?flow=${flow}`,
    `/oauth/cancel?flow=${flow}`,
    `/oauth/consent?flow=${flow}&session=${rows[0].id}`,
  ]) {
    const seen = await victim.get(path)
    assert.equal(seen.problem, 'GK6003', path)
    assert.doesNotMatch(seen.html, /of-the-attacker|app\.example\.com/, path)
  }
  const typed = await victim.send('/sign-in/password', { flow, username: address, password })
  assert.equal(typed.problem, 'GK6003')
})

test('ATK-066 what was copied out of a flow’s cookie into another flow opens nothing', async () => {
  await using app = await startApp()
  const ask = await application(app)
  const browser = app.browser()
  const [one, two] = [await browser.get(ask({ state: 'one' })), await browser.get(ask({ state: 'two' }))]
  const [first, second] = [one, two].map((page) => `genkan_flow_${page.fields('/sign-in').flow}`) as [string, string]
  browser.cookies.set(first, browser.cookies.get(second) as string)
  assert.equal((await browser.get(one.path)).problem, 'GK6003')
  for (const value of ['', 'x', 'A'.repeat(500), `${browser.cookies.get(second)}A`, '__proto__', '%00']) {
    browser.cookies.set(second, value)
    const seen = await browser.get(two.path)
    assert.deepEqual([seen.status, seen.problem], [409, 'GK6003'], value)
  }
})

test('strangers who send large requests take twenty places for each network address, and no more', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const ask = await application(app)
  const browser = app.browser()
  const large = (n: number) => ask({ state: `${n} ${'s'.repeat(8000)}` })
  for (let n = 0; n < 200; n += 8)
    await Promise.all(Array.from({ length: 8 }, (_, index) => app.browser().request(large(n + index))))
  assert.equal(await count(app, 'flow_request'), 20)
  assert.equal(await count(app, 'oauth_artifact'), 0)
  // The newest always has its place.
  const page = await browser.get(large(200))
  assert.equal(await count(app, 'flow_request'), 20)
  const second = await browser.submit(page, '/sign-in', { identifier: address })
  const done = await browser.submit(second, '/sign-in/password', { password })
  assert.match(new URL(done.path).searchParams.get('state') ?? '', /^200 /)
})

test('a large request whose place was taken is a page that is old, and never a fault', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const ask = await application(app)
  const browser = app.browser()
  const page = await browser.get(ask({ state: 's'.repeat(8000) }))
  await app.database.query('delete from flow_request')
  const second = await browser.submit(page, '/sign-in', { identifier: address })
  const done = await browser.submit(second, '/sign-in/password', { password })
  assert.deepEqual([done.status, done.problem, pathOf(done.path)], [409, 'GK6003', '/accounts'])
})

test('large requests that nobody reads are gone after a day', async () => {
  await using app = await startApp()
  const ask = await application(app)
  const browser = app.browser()
  const page = await browser.get(ask({ state: 's'.repeat(8000) }))
  await app.pass(25 * 3600)
  const { flow = '' } = page.fields('/sign-in')
  assert.equal((await browser.get(`/oauth/continue?flow=${flow}`)).problem, 'GK6003')
})

for (const where of ['the browser that asked', 'another browser'] as const) {
  test(`ATK-066 a mailed link that is opened in ${where} ${where === 'another browser' ? 'leads to no application' : 'goes on to the application'}`, async () => {
    await using app = await startApp()
    const { address } = await app.given.account()
    const ask = await application(app)
    const browser = app.browser()
    const first = await browser.get(ask({ state: 'mine' }))
    const reset = await browser.get(`/reset?flow=${first.fields('/sign-in').flow}`)
    await browser.submit(reset, '/reset', { identifier: address })
    const link = new URL((await app.mail(address)).find((mail) => mail.link)?.link as string).pathname
    const opening = where === 'another browser' ? app.browser() : browser
    const proved = await opening.submit(await opening.get(link), link)
    const done = await opening.submit(proved, '/reset/password', { password: 'Maple-otter-8-ribbon' })
    if (where === 'another browser') assert.equal(pathOf(done.path), '/account')
    else assert.match(done.path, /^https:\/\/app\.example\.com\/cb\?code=.*state=mine/)
  })
}
