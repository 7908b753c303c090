import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openHasher } from '../../src/mechanisms/authenticators/index.ts'
import { openKeys } from '../../src/platform/crypto/index.ts'
import { purgeClosedAccounts } from '../../src/services/accounts/index.ts'
import type { Browser, Seen } from '../browser.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'
import { askFor, codeFor, count, generous, organization, pathOf } from './means.ts'

const address = 'aiko@example.com'

async function signUp(app: TestApp, browser: Browser, email: string, more: Record<string, string> = {}): Promise<Seen> {
  const page = await browser.submit(await browser.get('/sign-up'), '/sign-up', { email, ...more })
  const details = await browser.submit(page, '/sign-up/code', { code: await codeFor(app, email), ...more })
  return browser.submit(details, '/sign-up/details', { ...more, fullName: 'Aiko', password })
}

test('ATK-005 ATK-006 wherever a code is typed, five wrong ones end it, also for the right one', async () => {
  const contact = 'new@example.com'
  const places: Record<string, { to: string; ask(app: TestApp, browser: Browser): Promise<Seen> }> = {
    '/sign-up': {
      to: contact,
      ask: async (_, browser) => browser.submit(await browser.get('/sign-up'), '/sign-up', { email: contact }),
    },
    '/reset': { to: address, ask: (app, browser) => askFor(app, browser, address, '/reset') },
    '/sign-in/code': { to: address, ask: (app, browser) => askFor(app, browser, address, '/sign-in/code') },
    '/account/contacts/add': {
      to: contact,
      async ask(_, browser) {
        await signIn(browser, address, password)
        const page = await browser.get('/account/contacts/add')
        return browser.submit(page, '/account/contacts/add', { contact })
      },
    },
  }
  for (const [base, { to, ask }] of Object.entries(places)) {
    await using app = await startApp({ limits: generous })
    await app.given.account({ address })
    const browser = app.browser()
    const fields = (await ask(app, browser)).fields(`${base}/code`)
    const right = await codeFor(app, to)
    const wrong = right === '000000' ? '000001' : '000000'
    for (let n = 1; n <= 5; n += 1) await browser.send(`${base}/code`, { ...fields, code: wrong })
    assert.equal((await browser.send(`${base}/code`, { ...fields, code: right })).problem, 'GK4001', base)
    assert.equal(await count(app, 'challenge where proven_at is not null'), 0, base)
  }
})

test('ATK-007 a right password in between gives no tries for codes back, nor the other way round', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const browser = app.browser()
  const fields = (await askFor(app, browser, address, '/sign-in/code')).fields('/sign-in/code/code')
  for (let n = 1; n <= 5; n += 1) {
    await browser.send('/sign-in/code/code', { ...fields, code: '00000x'.replace('x', String(n)) })
    assert.equal(pathOf((await signIn(app.browser(), address, password)).path), '/account')
  }
  assert.equal(await count(app, 'challenge where tries_left = 0'), 1)
  const guesser = app.browser()
  for (let n = 1; n <= 9; n += 1) await signIn(guesser, address, `wrong ${n}`)
  const page = await askFor(app, guesser, address, '/sign-in/code')
  await guesser.submit(page, '/sign-in/code/code', { code: '000000' })
  assert.equal((await signIn(guesser, address, 'wrong 10')).problem, 'GK3003')
})

test('ATK-024 for a domain that nobody has proved nothing is told of any organisation', async () => {
  await using app = await startApp({ limits: generous })
  const { domain } = await organization(app)
  const pages = async (email: string) => {
    const browser = app.browser()
    const second = await browser.submit(await browser.get('/sign-in'), '/sign-in', { identifier: email })
    const up = await browser.submit(await browser.get('/sign-up'), '/sign-up', { email })
    return (second.text + up.text).replaceAll(email, '…')
  }
  assert.match(await pages(`anna@${domain}`), /acme KK/)
  for (const near of ['anna@example.com', `anna@sub.${domain}`, `anna@x${domain}`, `anna@${app.config.accountsDomain}`])
    assert.doesNotMatch(await pages(near), /acme/i, near)
})

test('ATK-085 whoever begins a sign-up with another person’s address gets nothing of the account that is made later', async () => {
  await using app = await startApp({ limits: generous })
  const attacker = app.browser()
  const begun = await attacker.submit(await attacker.get('/sign-up'), '/sign-up', { email: address })
  const early = await codeFor(app, address)
  await app.pass(1)
  const owner = app.browser()
  assert.equal(pathOf((await signUp(app, owner, address)).path), '/account')
  // Even with the code of the question that was theirs, since the address belongs to somebody by now.
  const details = await attacker.submit(begun, '/sign-up/code', { code: early })
  if (details.html.includes('action="/sign-up/details"'))
    await attacker.submit(details, '/sign-up/details', { fullName: 'Mallory', password: 'Maple-otter-8-ribbon' })
  assert.equal(await count(app, 'account'), 1)
  assert.equal(await count(app, 'session'), 1)
  assert.equal(pathOf((await attacker.get('/account')).path), '/sign-in')
  assert.equal((await signIn(app.browser(), address, 'Maple-otter-8-ribbon')).problem, 'GK3001')
})

test('ATK-090 an address that became free makes another account, which sees nothing of the former one', async () => {
  await using app = await startApp({ limits: generous })
  const browser = app.browser()
  await signUp(app, browser, address)
  const { rows } = await app.database.query('select account_id from account')
  const former = rows[0].account_id as string
  await app.database.query(`update account set full_name = 'Former Person'`)
  await browser.submit(await browser.get('/account/close'), '/account/close')
  const restore = (await app.mail(address)).find((message) => message.template === 'account_closing')
  const path = new URL(restore?.link as string).pathname
  await app.pass(31 * 24 * 3600)
  assert.ok((await purgeClosedAccounts(app.context, { kind: 'job', name: 'test' }, { forget: [] })).ok)
  await signUp(app, browser, address)
  const now = (await app.database.query('select account_id from account')).rows
  assert.equal(now.length, 1)
  assert.notEqual(now[0].account_id, former)
  for (const page of ['/account', '/account/history', '/account/sessions', '/account/contacts', '/accounts'])
    assert.doesNotMatch((await browser.get(page)).text, /Former Person/, page)
  assert.equal((await browser.get('/account/history')).text.match(/The account was created/g)?.length, 1)
  assert.ok((await browser.send(path, {})).problem, 'the link that brought the former one back brings nothing')
  assert.equal(await count(app, 'account'), 1)
})

test('ATK-095 nobody makes more of themselves by what a sign-up sends along', async () => {
  await using app = await startApp({ limits: generous })
  const { ownerId } = await organization(app)
  const wishes = {
    kind: 'organization',
    accountKind: 'organization',
    organizationId: ownerId,
    ownerId,
    owner_id: ownerId,
    accountId: '0198f7f0-0000-7000-8000-000000000001',
    role: 'administrator',
    admin: 'true',
    status: 'active',
    verified: 'true',
    user_name: 'root@example.com',
  }
  await signUp(app, app.browser(), address, wishes)
  const { rows } = await app.database.query('select kind, user_name, owner_id = account_id as own, status from account')
  assert.deepEqual(rows, [{ kind: 'personal', user_name: address, own: true, status: 'active' }])
  assert.equal(await count(app, 'account where account_id = $1', [wishes.accountId]), 0)
})

test('ATK-102 what a person is called is text on every page, and no page lets a script of its own run', async () => {
  await using app = await startApp()
  const name = `"><img src=x onerror=alert(1)><script>alert(2)</script>' onclick='alert(3)`
  await app.given.account({ address, name })
  const browser = app.browser()
  await signIn(browser, address, password)
  const pages = ['/account', '/account/profile', '/account/sessions', '/account/history', '/accounts', '/sign-out']
  for (const path of pages) {
    const seen = await browser.get(path)
    assert.equal(seen.status, 200, path)
    assert.doesNotMatch(seen.html, /<img src=x|<script>alert|' onclick='/, path)
    const policy = seen.headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self'/, path)
    assert.doesNotMatch(policy, /unsafe|\*|data:(?!; connect)/, path)
  }
  for (const to of ['JaVaScRiPt:alert(1)', 'data:text/html,x', ' javascript:alert(1)', 'vbscript:x']) {
    const seen = await app.browser().get(`/sign-in?to=${encodeURIComponent(to)}`)
    assert.doesNotMatch(seen.html, /javascript:|data:text|vbscript:/i, to)
  }
})

test('ATK-109 every character of a long password counts, and nothing else is mixed into it', async () => {
  const hasher = openHasher(openKeys([Buffer.alloc(32, 1)]))
  const long = 'a'.repeat(255)
  const stored = await hasher.hash(`${long}b`)
  assert.equal(await hasher.matches(`${long}b`, stored), true)
  for (const other of [`${long}c`, long, `${long}bb`, 'a'.repeat(72), '', `\0${long}b`, `${long}b\0`])
    assert.equal(await hasher.matches(other, stored), false, `${other.length}`)
  const alike = [
    ['ab', 'c'],
    ['a', 'bc'],
    ['', 'abc'],
    ['a","b', 'c'],
  ] as const
  const prints = alike.map(([secret, account]) => hasher.fingerprint(secret, account).toString('hex'))
  assert.equal(new Set(prints).size, alike.length)
})

test('ATK-110 nothing that is encrypted, and so perhaps compressed, is taken from an application', async () => {
  await using app = await startApp()
  const answer = await fetch(`${app.url}/.well-known/openid-configuration`)
  const metadata = (await answer.json()) as Record<string, unknown>
  assert.deepEqual(
    Object.keys(metadata).filter((name) => /encryption/.test(name)),
    [],
  )
})
