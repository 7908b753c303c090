import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wellKnownRoutes } from './index.ts'

const url = 'https://id.example.co.jp'
const deps = { url, mailFrom: 'Genkan <accounts@example.co.jp>' }
const app = wellKnownRoutes(deps)

test('change-password leads to the form that changes it', async () => {
  const answer = await app.request('/.well-known/change-password')
  assert.equal(answer.status, 302)
  assert.equal(answer.headers.get('location'), `${url}/account/password`)
})

test('an unknown well-known address is a real 404', async () => {
  const probe = '/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200'
  for (const path of [probe, '/.well-known/', '/.well-known/security.txt.bak', '/.well-known/change-password/x']) {
    assert.equal((await app.request(path)).status, 404, path)
  }
})

test('security.txt has every field of RFC 9116 that helps, and ends within a year', async () => {
  const answer = await app.request('/.well-known/security.txt')
  assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; ?charset=utf-8$/i)
  const text = await answer.text()
  const fields = new Map(
    text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/: (.*)/).slice(0, 2) as [string, string]),
  )
  assert.equal(fields.get('Contact'), 'mailto:accounts@example.co.jp')
  assert.equal(fields.get('Preferred-Languages'), 'ja, en')
  assert.equal(fields.get('Canonical'), `${url}/.well-known/security.txt`)
  assert.equal(fields.get('Policy'), `${url}/help/security`)
  const ends = Date.parse(fields.get('Expires') ?? '')
  const days = (ends - Date.now()) / 86_400_000
  assert.ok(days > 150 && days < 365, `ends in ${days} days`)
  assert.ok(text.endsWith('\n'))
})

test('passkeys are advertised only where they are managed', async () => {
  assert.equal((await app.request('/.well-known/passkey-endpoints')).status, 404)
  const able = wellKnownRoutes({ ...deps, passkeyPage: '/account/security' })
  const answer = await able.request('/.well-known/passkey-endpoints')
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'application/json')
  assert.deepEqual(await answer.json(), { manage: `${url}/account/security` })
})

test('robots.txt keeps search engines off everything but the front page and help', async () => {
  const text = await (await app.request('/robots.txt')).text()
  assert.match(text, /^Disallow: \/$/m)
  assert.match(text, /^Allow: \/help$/m)
})

test('favicon.ico is an icon', async () => {
  const answer = await app.request('/favicon.ico')
  assert.equal(answer.headers.get('content-type'), 'image/x-icon')
  assert.deepEqual([...new Uint8Array(await answer.arrayBuffer()).slice(0, 4)], [0, 0, 1, 0])
})
