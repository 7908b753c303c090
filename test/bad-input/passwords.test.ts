import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeNewPassword, openHasher } from '../../src/mechanisms/authenticators/index.ts'
import { openKeys } from '../../src/platform/crypto/index.ts'
import { fresh, generous, pathOf, proveForReset, storedHash } from '../attacks/means.ts'
import { formOf, sendRaw } from '../attacks/wire.ts'
import { signIn, startApp } from '../start-app.ts'
import { newPasswords } from './corpus.ts'

const hasher = openHasher(openKeys([Buffer.alloc(32, 7)]))

test('BAD-password: what is long or mixed enough is taken as it is, what is known or short is not', async () => {
  for (const { name, value, ok } of newPasswords) {
    const problem = await judgeNewPassword(value, { preset: 'standard', ownWords: ['person@example.com', 'Person'] })
    assert.equal(problem === undefined, ok, `${name} ${problem?.slug}`)
  }
})

const [long, decomposed] = ['x'.repeat(72), 'Ribbe\u0301on-otter-7']

const same: [string, string, string][] = [
  ['composed and decomposed', decomposed, decomposed.normalize('NFC')],
  ['Angstrom and A with ring', '\u212bribbon-otter-7', '\u00c5ribbon-otter-7'],
  ['full-width and half-width', '\uff32\uff49bbon-otter-\uff17', 'Ribbon-otter-7'],
  ['half-width and full-width kana', '\uff76\uff9e\uff77otter-7', '\u30ac\u30adotter-7'],
  ['ideographic space and space', 'ribbon\u3000otter', 'ribbon otter'],
  ['ligature and letters', 'o\ufb03ce-otter-7', 'office-otter-7'],
]

const different: [string, string, string][] = [
  ['after byte 72', `${long}a`, `${long}b`],
  ['longer than 72 bytes', long, `${long}a`],
  ['after NUL', 'ribbon\u0000otter', 'ribbon'],
  ['with and without NUL', 'ribbon\u0000otter', 'ribbon\u0000maple'],
  ['a space before', ' ribbon-otter-7', 'ribbon-otter-7'],
  ['a space after', 'ribbon-otter-7 ', 'ribbon-otter-7'],
  ['two spaces inside', 'ribbon  otter', 'ribbon otter'],
  ['a tab', 'ribbon\totter', 'ribbon otter'],
  ['letter case', 'Ribbon-otter-7', 'ribbon-otter-7'],
  ['look-alike', 'ribb\u043en-otter-7', 'ribbon-otter-7'],
  ['the last of 256', `${'\u{1f600}'.repeat(255)}a`, `${'\u{1f600}'.repeat(255)}b`],
  ['nothing', 'ribbon-otter-7', ''],
  ['Turkish i', 'r\u0131bbon-otter', 'ribbon-otter'],
]

test('BAD-password: what looks the same on another keyboard is the same, and nothing else is', async () => {
  for (const [name, set, typed] of same) assert.equal(await hasher.matches(typed, await hasher.hash(set)), true, name)
  for (const [name, set, typed] of different)
    assert.equal(await hasher.matches(typed, await hasher.hash(set)), false, name)
  // A broken surrogate is one and the same unknown character, in the form and in the hash.
  assert.equal(await hasher.matches('a\ud800b', await hasher.hash('a\ufffdb')), true)
})

test('BAD-password: set with a reset, then typed in another way', async () => {
  await using app = await startApp({ limits: generous })
  const { address } = await app.given.account()
  for (const [name, set, typed] of [same[0], same[2]] as [string, string, string][]) {
    const browser = app.browser()
    const password = `${set} maple harbor`
    await browser.submit(await proveForReset(app, browser, address), '/reset/password', { password })
    assert.equal(pathOf((await signIn(app.browser(), address, `${typed} maple harbor`)).path), '/account', name)
  }
})

test('BAD-password: two, a list, an object or another format are none', async () => {
  await using app = await startApp({ limits: generous })
  const { address, password, accountId } = await app.given.account()
  const flow = (await app.browser().send('/sign-in', { identifier: address })).fields('/sign-in/password')
    .flow as string
  const secret = encodeURIComponent(password)
  for (const body of [
    `flow=${flow}&password=${secret}&password=${secret}`,
    `flow=${flow}&password=${secret}&password=x`,
    `flow=${flow}&password[]=${secret}`,
    `flow=${flow}&password[0]=${secret}`,
    `flow=${flow}&password.x=${secret}`,
    `flow=${flow}&password%00=${secret}`,
    `flow=${flow}&Password=${secret}`,
    `flow=${flow}&__proto__=x&password`,
    `flow=${flow}&flow=${flow}&password=${secret}`,
  ]) {
    const answer = await sendRaw(app.port, formOf(app, '/sign-in/password', body))
    assert.ok([303, 400].includes(answer.status), `${body}: ${answer.status}`)
    assert.ok(!answer.headers.some(([, value]) => value.startsWith('genkan_session=')), body)
  }
  const json = JSON.stringify({ flow, password })
  for (const [type, body] of [
    ['application/json', json],
    ['text/plain', `flow=${flow}&password=${secret}`],
    [
      'multipart/form-data; boundary=b',
      `--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n${password}\r\n--b--`,
    ],
    ['application/x-www-form-urlencoded; charset=utf-7', json],
    ['application/x-www-form-urlencoded,application/json', json],
    ['', `flow=${flow}&password=${secret}`],
  ] as const) {
    const form = formOf(app, '/sign-in/password', body)
    const headers = form.headers?.map(([name, value]): [string, string] => [
      name,
      name === 'Content-Type' ? type : value,
    ])
    const answer = await sendRaw(app.port, { ...form, headers: headers ?? [] })
    assert.ok([303, 400, 415].includes(answer.status), `${type}: ${answer.status}`)
    assert.ok(!answer.headers.some(([, value]) => value.startsWith('genkan_session=')), type)
  }
  const browser = app.browser()
  const page = await proveForReset(app, browser, address)
  const before = await storedHash(app, accountId)
  const fields = new URLSearchParams(page.fields('/reset/password'))
  await browser.request('/reset/password', {
    method: 'POST',
    body: `${fields}&password=${encodeURIComponent(fresh)}&password=other`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  assert.equal(await storedHash(app, accountId), before)
})

test('BAD-password: a megabyte is refused before it is read', async () => {
  await using app = await startApp()
  const before = process.cpuUsage()
  const answer = await sendRaw(app.port, formOf(app, '/sign-in/password', `password=${'x'.repeat(1_000_000)}`))
  assert.equal(answer.status, 413)
  assert.match(answer.body, /GK6003/)
  const { user, system } = process.cpuUsage(before)
  assert.ok((user + system) / 1000 < 250)
})
