import assert from 'node:assert/strict'
import { test } from 'node:test'
import { count, generous, pathOf } from '../attacks/means.ts'
import { formOf, sendRaw } from '../attacks/wire.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'

const address = 'aiko@example.com'

const to = (app: TestApp, target: string, method = 'GET', headers: [string, string][] = []) =>
  sendRaw(app.port, { method, target, headers: [['Host', new URL(app.url).host], ...headers] })

test('BAD-http: a method that a page does not have changes nothing', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const methods = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'MKCOL', 'QUERY', 'get', 'FOO']
  for (const method of methods) {
    for (const target of [
      '/sign-in',
      '/reset',
      '/sign-up',
      '/sign-out',
      '/accounts',
      '/reset/link/x',
      '/start-clean',
    ]) {
      const form = formOf(app, target, { identifier: address, email: address, how: 'everywhere' })
      const answer = await sendRaw(app.port, { ...form, method })
      assert.ok(answer.status >= 400 && answer.status < 500, `${method} ${target}: ${answer.status}`)
    }
  }
  for (const header of ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])
    assert.equal((await to(app, '/reset', 'GET', [[header, 'POST']])).status, 200)
  assert.equal((await to(app, '/reset?_method=POST&identifier=aiko%40example.com')).status, 200)
  assert.equal(await count(app, 'message'), 0)
})

test('BAD-http: however a path is written, it is the same page or none', async () => {
  await using app = await startApp({ config: { local: false } })
  const plain = (await to(app, '/accounts')).status
  for (const target of [
    '/accounts/',
    '//accounts',
    '/./accounts',
    '/x/../accounts',
    '/%61ccounts',
    '/accounts%2f',
    '/accounts;jsessionid=1',
    '/accounts;/../../etc',
    '/ACCOUNTS',
    '/accounts%00',
    '/accounts%0a',
    '/accounts?',
    '/accounts?%',
    '/accounts?a[]=1&a[]=2&__proto__[x]=1',
    '/accounts#x',
    '/assets/../accounts',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets//etc/passwd',
    '/local/outbox',
    '/local/../local/outbox',
    '/%6cocal/outbox',
    `/${'a/'.repeat(3000)}`,
  ]) {
    const answer = await to(app, target)
    assert.ok([plain, 400, 404].includes(answer.status), `${target}: ${answer.status}`)
    assert.doesNotMatch(answer.body, /"dependencies"|root:/, target)
  }
})

test('BAD-http: private pages are never partial, never kept and never "not modified"', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const browser = app.browser()
  await signIn(browser, address, password)
  for (const path of ['/accounts', '/sign-out', '/sign-in', '/reset']) {
    const asked: Record<string, string>[] = [
      { range: 'bytes=0-10' },
      { 'if-none-match': '*' },
      { 'if-none-match': 'W/"x", "y"' },
      { 'if-modified-since': 'Fri, 31 Dec 2099 23:59:59 GMT' },
      { 'if-range': '"x"', range: 'bytes=-5' },
    ]
    for (const headers of asked) {
      const answer = await browser.request(path, { headers })
      assert.equal(answer.status, 200, path)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.match(await answer.text(), /<\/html>/)
    }
  }
})

test('BAD-http: forms of other sites are refused, with a page to go on from', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${app.url}.evil.example` },
    { origin: app.url.replace('http:', 'https:') },
    { origin: '' },
    { origin: app.url, 'sec-fetch-site': 'cross-site' },
    { origin: app.url, 'sec-fetch-site': 'same-site' },
    { origin: app.url, 'sec-fetch-site': 'nonsense' },
  ]
  for (const headers of foreign) {
    const seen = await app.browser().send('/reset', { identifier: address }, headers)
    assert.deepEqual([seen.status, seen.problem], [403, 'GK6003'], JSON.stringify(headers))
    assert.match(seen.text, /did not come from one of our pages, so nothing was changed/)
    assert.doesNotMatch(seen.text, /nothing you typed was lost|long time/, 'nothing of it was kept')
  }
  assert.equal(await count(app, 'message'), 0)
})

test('BAD-http: cookies that are old, doubled, empty or many do not keep anybody out', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const browser = app.browser()
  for (const [name, value] of [
    ['genkan_session', 'A'.repeat(43)],
    ['genkan_stay', 'x'],
    ['genkan_browser', 'B'.repeat(43)],
    ['genkan_language', 'xx'],
    ...Array.from({ length: 200 }, (_, index) => [`other${index}`, 'v'.repeat(20)]),
  ] as [string, string][])
    browser.cookies.set(name, value)
  assert.equal(pathOf((await signIn(browser, address, password)).path), '/account')
})
