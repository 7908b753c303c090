import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readLocalPath } from '../../src/mechanisms/flows/index.ts'
import { randomToken, sha256, uuidv7 } from '../../src/platform/crypto/index.ts'
import { readBrowserCookies } from '../../src/platform/http/cookies.ts'
import { redirects } from '../bad-input/corpus.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'
import { askFor, codeFor, count, fresh, generous, pathOf, proveForReset } from './means.ts'
import { formOf, sendRaw } from './wire.ts'

const address = 'aiko@example.com'
const other = 'mallory@example.com'
const nobodyHere = /Nobody is signed in/
const live = (app: TestApp) => count(app, 'session where ended_at is null')

test('ATK-066 a page address opened in another browser carries neither proof nor session over', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const [own, stranger] = [app.browser(), app.browser()]
  const page = await proveForReset(app, own, address)
  const { flow = '' } = page.fields('/reset/password')
  for (const path of [
    '/reset/password',
    '/reset/code',
    '/sign-in/code/account',
    '/sign-in/code/code',
    '/sign-up/details',
  ]) {
    const seen = await stranger.get(`${path}?flow=${flow}`)
    assert.ok(!seen.html.includes('name="password"') && !pathOf(seen.path).startsWith('/account'), path)
  }
  await stranger.send('/reset/password', { flow, password: fresh })
  await stranger.send('/reset/resend', { flow })
  assert.equal(await live(app), 0)
  assert.match((await stranger.get('/sign-out')).text, nobodyHere)
  // The browser that proved it is not hindered by that.
  assert.equal(pathOf((await own.submit(page, '/reset/password', { password: fresh })).path), '/account')
})

test('ATK-066 an address with somebody else’s session in it opens nothing', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const own = app.browser()
  await signIn(own, address, password)
  const { rows } = await app.database.query('select session_id as id from session')
  for (const path of ['/accounts', '/account', '/sign-out', '/sign-in'])
    for (const name of ['session', 'sid', 'session_id', 'genkan_session'])
      assert.doesNotMatch((await app.browser().get(`${path}?${name}=${rows[0].id}`)).text, /aiko@/)
})

test('ATK-067 over https only cookies that no neighbour can plant are read and set', async () => {
  const config = { url: 'https://id.example.com', secure: true, local: false }
  await using app = await startApp({ config })
  await app.given.account({ address })
  const host: [string, string] = ['Host', 'id.example.com']
  const asked = await sendRaw(app.port, formOf({ url: config.url }, '/sign-in', { flow: '', identifier: address }))
  const next = new URL(asked.header('location') ?? '', config.url).searchParams.get('flow') ?? ''
  const kept = asked.header('set-cookie') ?? ''
  assert.match(kept, /^__Host-genkan_flow_[\da-z]{15}=[\w-]+; Path=\/; SameSite=Lax; Secure; HttpOnly; Max-Age=86400$/)
  const form = formOf({ url: config.url }, '/sign-in/password', { flow: next, password, stay: 'yes' })
  const cookie: [string, string] = ['Cookie', kept.split(';')[0] ?? '']
  const signedIn = await sendRaw(app.port, { ...form, headers: [...(form.headers ?? []), cookie] })
  assert.equal(signedIn.status, 303)
  const set = signedIn.headers.filter(([name]) => name === 'set-cookie').map(([, cookie]) => cookie)
  assert.equal(set.length, 3)
  for (const cookie of set) {
    assert.match(cookie, /^__Host-genkan_(session|stay|browser)=[\w-]{43};/)
    assert.match(cookie, /; Path=\//)
    assert.match(cookie, /; SameSite=Lax/)
    assert.match(cookie, /; Secure/)
    assert.match(cookie, /; HttpOnly/)
    assert.doesNotMatch(cookie, /domain=/i)
  }
  const value = set.map((cookie) => /^__Host-genkan_session=([^;]*)/.exec(cookie)?.[1]).find(Boolean)
  const ask = (cookie: string) => sendRaw(app.port, { target: '/sign-out', headers: [host, ['Cookie', cookie]] })
  assert.doesNotMatch((await ask(`__Host-genkan_session=${value}`)).body, nobodyHere)
  for (const planted of [
    `genkan_session=${value}`,
    `__Secure-genkan_session=${value}`,
    `__host-genkan_session=${value}`,
    `__Host-genkan_session ="x"; genkan_stay=${value}`,
    `=__Host-genkan_session=${value}`,
  ])
    assert.match((await ask(planted)).body, /サインインしていません|Nobody is signed in|誰も/, planted)
})

test('ATK-067 of two cookies with one name the first counts, and nothing but our own form of value is looked at', () => {
  const names = { open: 'o', stay: 's', browser: 'b', language: 'l', flow: 'f' }
  const [mine, planted] = [randomToken(), randomToken()]
  assert.deepEqual(readBrowserCookies(`o=${mine}; o=${planted}`, names).openJar, sha256(mine))
  for (const value of ['', 'x', `${mine}A`, `"${mine}"`, `${mine.slice(1)}!`, 'null', '__proto__'])
    assert.equal(
      readBrowserCookies(`o=${value}; b=${value}; __proto__=${mine}; constructor=1`, names).openJar,
      undefined,
    )
})

test('ATK-068 every way in changes the session cookie, so a planted one is worth nothing', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const ways = {
    password: (browser: ReturnType<TestApp['browser']>) => signIn(browser, address, password),
    code: async (browser: ReturnType<TestApp['browser']>) => {
      const page = await askFor(app, browser, address, '/sign-in/code')
      return browser.submit(page, '/sign-in/code/code', { code: await codeFor(app, address) })
    },
    reset: async (browser: ReturnType<TestApp['browser']>) =>
      browser.submit(await proveForReset(app, browser, address), '/reset/password', { password }),
  }
  for (const [name, way] of Object.entries(ways)) {
    const [browser, attacker] = [app.browser(), app.browser()]
    const planted = { genkan_session: randomToken(), genkan_stay: randomToken() }
    for (const [cookie, value] of Object.entries(planted)) {
      browser.cookies.set(cookie, value)
      attacker.cookies.set(cookie, value)
    }
    assert.equal(pathOf((await way(browser)).path), '/account', name)
    for (const [cookie, value] of Object.entries(planted)) assert.notEqual(browser.cookies.get(cookie), value, name)
    assert.match((await attacker.get('/sign-out')).text, nobodyHere, name)
  }
})

test('ATK-068 an attacker’s live session, planted into a browser, ends with the victim and not with the attacker', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  await app.given.account({ address: other, name: 'Mallory' })
  const [attacker, victim] = [app.browser(), app.browser()]
  await signIn(attacker, other, password)
  victim.cookies.set('genkan_session', attacker.cookies.get('genkan_session') as string)
  await signIn(victim, address, password)
  assert.match((await attacker.get('/sign-out')).text, nobodyHere)
  assert.doesNotMatch((await attacker.get('/accounts')).text, /aiko@/)
})

test('ATK-068 ids are never the same, and the cookie of an ended session is never taken again', async () => {
  const many = 100_000
  for (const make of [() => randomToken(), () => uuidv7()])
    assert.equal(new Set(Array.from({ length: many }, make)).size, many)
  await using app = await startApp()
  await app.given.account({ address })
  const browser = app.browser()
  await signIn(browser, address, password)
  const kept = new Map(browser.cookies)
  await browser.submit(await browser.get('/sign-out'), '/sign-out', { how: 'one' })
  const again = app.browser()
  for (const [name, value] of kept) again.cookies.set(name, value)
  assert.match((await again.get('/sign-out')).text, nobodyHere)
  await signIn(app.browser(), address, password)
  assert.match((await again.get('/sign-out')).text, nobodyHere)
})

test('ATK-081 made-up cookies and ids end, list and remove nothing', async () => {
  await using app = await startApp()
  const victim = await app.given.account({ address })
  await app.given.account({ address: other, name: 'Mallory' })
  const [own, attacker] = [app.browser(), app.browser()]
  await signIn(own, address, password)
  await signIn(attacker, other, password)
  const { rows } = await app.database.query('select session_id as id, jar_hash from session where account_id = $1', [
    victim.accountId,
  ])
  const forged = app.browser()
  for (const name of ['genkan_session', 'genkan_stay', 'genkan_browser', 'genkan_sessions', 'genkan_accounts'])
    forged.cookies.set(name, (rows[0].jar_hash as Buffer).toString('base64url'))
  for (const browser of [attacker, forged]) {
    for (const how of ['one', 'browser', 'everywhere']) {
      await browser.send('/sign-out', { how, account: victim.accountId, session: rows[0].id, sid: rows[0].id })
      if (browser === attacker) await signIn(browser, other, password)
    }
    await browser.send('/accounts/remove', { account: victim.accountId })
    await browser.send('/start-clean', { account: victim.accountId })
  }
  assert.match((await own.get('/sign-out')).text, /aiko@example\.com/)
  assert.match((await own.get('/accounts')).text, /aiko@example\.com/)
})

test('ATK-083 to is followed within the installation alone', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const inside = [...'/account /account/contacts /sign-out /a-b_c.d'.split(' ')]
  for (const to of inside) assert.equal(readLocalPath(to), to)
  for (const { name, value } of redirects) {
    assert.equal(readLocalPath(value), undefined, name)
    for (const field of ['to', 'returnTo', 'next', 'continue', 'redirect_uri', 'RelayState', 'url']) {
      const query = `${field}=${encodeURIComponent(value)}`
      const page = await app.browser().request(`/sign-in?${query}`)
      const html = await page.text()
      assert.equal(page.headers.get('location'), null)
      assert.ok(!/href="(https?:)?\/\/(?!localhost)/.test(html), `${name} ${field}`)
    }
  }
})

test('ATK-083 after a sign-in nobody lands elsewhere', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const landed = async (to: string) => {
    const browser = app.browser()
    const page = await browser.submit(await browser.get(`/sign-in?to=${encodeURIComponent(to)}`), '/sign-in', {
      identifier: address,
    })
    const seen = await browser.send('/sign-in/password', {
      ...page.fields('/sign-in/password'),
      password,
      to,
      returnTo: to,
      next: to,
    })
    const landing = new URL(seen.path, app.url)
    return landing.origin === app.url ? landing.pathname : landing.href
  }
  assert.equal(await landed('/account/contacts'), '/account/contacts')
  for (const to of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/%09/evil.example',
    '/../evil',
    'javascript:alert(1)',
    '/a?b=c',
  ])
    assert.equal(await landed(to), '/account', to)
})

test('ATK-083 no page links, and no answer leads, to a host that stands in its own path', async () => {
  await using app = await startApp()
  const { host } = new URL(app.url)
  for (const target of [
    '//evil.example',
    '//evil.example/',
    '///evil.example/x?y',
    '/%2fevil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/sign-in//evil.example',
    '//evil.example/sign-in',
    '//evil.example/%2e%2e',
    '/;//evil.example',
    '/?lang=en&//evil.example',
    '//evil.example@localhost/',
  ]) {
    const answer = await sendRaw(app.port, { target, headers: [['Host', host]] })
    assert.ok(answer.status < 500, target)
    assert.doesNotMatch(answer.header('location') ?? '', /^(\/\/|\/\\|https?:\/\/(?!localhost))/, target)
    assert.doesNotMatch(answer.body, /(href|action|src)="\s*(\/\/|\/\\|https?:\/\/(?!localhost))/, target)
  }
})

test('ATK-091 ids of others in body, query and headers are ignored', async () => {
  await using app = await startApp({ limits: generous })
  const victim = await app.given.account({ address })
  const own = await app.given.account({ address: other, name: 'Mallory' })
  const browser = app.browser()
  await signIn(browser, other, password)
  const foreign = Object.fromEntries(
    ['userId', 'user_id', 'accountId', 'account_id', 'account', 'sub', 'ownerId', 'tenantId', 'organizationId'].flatMap(
      (name) => [[name, victim.accountId]],
    ),
  )
  const query = new URLSearchParams(foreign)
  const headers = Object.fromEntries(
    Object.entries(foreign).map(([name, value]) => [`x-${name.replaceAll('_', '-').toLowerCase()}`, value]),
  )
  for (const path of [
    '/account',
    '/accounts',
    '/sign-out',
    '/sign-in',
    '/sign-in/code/account',
    '/reset/password',
    '/sign-up/details',
  ]) {
    const seen = await browser.request(`${path}?${query}`, { headers })
    assert.doesNotMatch(await seen.text(), /aiko@|田中/, `GET ${path}`)
    const posted = await browser.post(`${path}?${query}`, foreign, headers)
    assert.ok(posted.status < 500, `POST ${path}`)
    assert.doesNotMatch(await posted.text(), /aiko@|田中/, `POST ${path}`)
    await signIn(browser, other, password)
  }
  const { rows } = await app.database.query('select distinct account_id as id from session')
  assert.deepEqual(
    rows.map(({ id }) => id),
    [own.accountId],
  )
})
