import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  findChallenge,
  issueOnce,
  newChallenge,
  type Purpose,
  peekOnce,
  proveChallenge,
  spendChallenge,
  spendOnce,
} from '../../src/mechanisms/one-time/index.ts'
import { sha256 } from '../../src/platform/crypto/index.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'
import { askFor, codeFor, count, disable, fresh, generous, linkFor, pathOf, storedHash } from './means.ts'

const address = 'aiko@example.com'

/** Everything that is good for one use. A new kind belongs on this list. */
const types = [
  'sign_up_link',
  'sign_in_link',
  'reset_link',
  'contact_link',
  'fresh_link',
  'way_in',
  'not_me',
  'restore',
  'password_undo',
  'contact_undo',
  'proof_of_work',
] as const

const purposes: Purpose[] = ['sign_up', 'sign_in', 'reset', 'contact', 'fresh']

/** Where a value of each type is spent, as far as it comes from a mail. */
const linkPaths: Partial<Record<(typeof types)[number], string>> = {
  sign_up_link: '/sign-up/link/',
  reset_link: '/reset/link/',
  sign_in_link: '/sign-in/code/link/',
  way_in: '/sign-in/way-in/',
  not_me: '/account/not-me/',
  password_undo: '/account/password-undo/',
  contact_undo: '/account/contact-undo/',
  restore: '/account/restore/',
}

const sessions = (app: TestApp) => count(app, 'session')

async function linkOf(app: TestApp): Promise<string> {
  await askFor(app, app.browser(), address)
  return linkFor(app, address, 'reset_code')
}

test('ATK-031 a reset link works once', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const link = await linkOf(app)
  const [first, second] = [app.browser(), app.browser()]
  assert.equal(pathOf((await first.send(link, {})).path), '/reset/password')
  assert.equal((await second.send(link, {})).problem, 'GK8002')
})

test('ATK-031 of twenty who press one link at the same moment one gets on', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const link = await linkOf(app)
  const answers = await Promise.all(Array.from({ length: 20 }, () => app.browser().post(link, {})))
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
  assert.equal(await count(app, 'challenge where proven_at is not null'), 1)
})

test('ATK-031 a used link stays used among ten thousand other one-time things that come and go', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const link = await linkOf(app)
  await app.browser().send(link, {})
  await app.database.query(
    `
    insert into one_time (type, hash, data, created_at, expires_at, spent_at)
    select t, sha256(convert_to(i::text, 'UTF8')), '{}', now(), now() - interval '2 days', case when i % 2 = 0 then now() end
    from generate_series(1, 1000) i, unnest($1::text[]) t`,
    [types],
  )
  const { purgeOneTime } = await import('../../src/mechanisms/one-time/index.ts')
  await purgeOneTime(app.db)
  assert.equal((await app.browser().send(link, {})).problem, 'GK8002')
})

test('ATK-031 whoever has reset the password has made every older code and link of that account worthless', async () => {
  await using app = await startApp({ limits: generous })
  const { accountId } = await app.given.account({ address })
  const [own, thief, other] = [app.browser(), app.browser(), app.browser()]
  // The thief once saw the mailbox: a proof that is not used yet, and two links.
  const stolen = await thief.send(await linkOf(app), {})
  const [linkOfThief, linkOfOwn] = [await linkOf(app), await linkOf(app)]
  const asked = await askFor(app, own, address)
  const page = await own.submit(asked, '/reset/code', { code: await codeFor(app, address) })
  assert.equal(pathOf((await own.submit(page, '/reset/password', { password: fresh })).path), '/account')
  const hash = await storedHash(app, accountId)
  const before = await sessions(app)
  await thief.send('/reset/password', { ...stolen.fields('/reset/password'), password: 'Thief-otter-9-ribbon' })
  for (const link of [linkOfThief, linkOfOwn]) {
    const seen = await other.send(link, {})
    if (pathOf(seen.path) === '/reset/password')
      await other.send('/reset/password', { ...seen.fields('/reset/password'), password: 'Thief-otter-9-ribbon' })
  }
  assert.equal(await storedHash(app, accountId), hash)
  assert.equal(await sessions(app), before)
})

test('ATK-031 a way in that was mailed works once, and not after a reset', async () => {
  await using app = await startApp({ limits: generous })
  const account = await app.given.account({ address })
  const { rows } = await app.database.query('select contact_id from contact')
  const told = rows[0].contact_id
  const make = () => issueOnce(app.db, 'way_in', { ...account, minutes: 60, data: { told } })
  const first = await make()
  assert.equal(pathOf((await app.browser().send(`/sign-in/way-in/${first}`, {})).path), '/account')
  assert.equal((await app.browser().send(`/sign-in/way-in/${first}`, {})).problem, 'GK8002')
  const second = await make()
  const own = app.browser()
  const page = await own.submit(await askFor(app, own, address), '/reset/code', { code: await codeFor(app, address) })
  await own.submit(page, '/reset/password', { password: fresh })
  assert.equal((await app.browser().send(`/sign-in/way-in/${second}`, {})).problem, 'GK8002')
})

test('ATK-031 looking at a link, as mail scanners do, changes nothing', async () => {
  await using app = await startApp({ limits: generous })
  const account = await app.given.account({ address })
  const link = await linkOf(app)
  const wayIn = `/sign-in/way-in/${await issueOnce(app.db, 'way_in', { ...account, minutes: 60 })}`
  for (const path of [link, wayIn])
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET']) await app.browser().request(path, { method })
  assert.equal(await sessions(app), 0)
  assert.equal(await count(app, 'one_time where spent_at is not null and type <> $1', ['proof_of_work']), 0)
  assert.equal(pathOf((await app.browser().send(link, {})).path), '/reset/password')
})

test('ATK-032 ATK-045 what was made for one purpose is none for another: all pairs', async () => {
  await using app = await startApp()
  const account = await app.given.account({ address })
  for (const made of types) {
    const value = await issueOnce(app.db, made, { ...account, minutes: 10 })
    for (const other of types.filter((type) => type !== made)) {
      assert.equal((await peekOnce(app.db, other, value)).state, 'unknown', `${made} as ${other}`)
      assert.equal(await spendOnce(app.db, other, value), undefined, `${made} as ${other}`)
    }
    assert.ok(await spendOnce(app.db, made, value), made)
  }
})

test('ATK-032 no page takes a link of another kind', async () => {
  await using app = await startApp({ limits: generous })
  const account = await app.given.account({ address })
  const hash = await storedHash(app, account.accountId)
  for (const made of types) {
    const value = await issueOnce(app.db, made, { ...account, minutes: 10 })
    for (const [other, path] of Object.entries(linkPaths)) {
      if (other === made) continue
      const browser = app.browser()
      await browser.get(`${path}${value}`)
      const answer = await browser.post(`${path}${value}`, { ticket: value })
      assert.ok(answer.status >= 400 && answer.status < 500, `${made} as ${other}: ${answer.status}`)
    }
    assert.equal((await peekOnce(app.db, made, value)).state, 'open', made)
  }
  assert.equal(await sessions(app), 0)
  assert.equal(await storedHash(app, account.accountId), hash)
})

test('ATK-032 a proof of one purpose is none for another: all pairs', async () => {
  await using app = await startApp()
  const browserHash = sha256('a browser')
  for (const made of purposes) {
    const ask = { purpose: made, browserHash, contactKind: 'email', contactValue: address } as const
    const { id, code } = await newChallenge(app.db, app.keys, ask)
    await proveChallenge(app.db, app.keys, id, code)
    for (const other of purposes)
      assert.equal((await findChallenge(app.db, id, other, browserHash)) !== undefined, other === made)
    for (const stranger of [undefined, sha256('another browser')])
      assert.equal(await findChallenge(app.db, id, made, stranger), undefined)
  }
})

test('ATK-032 a code that was mailed for one question answers no other', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const browser = app.browser()
  const reset = await askFor(app, browser, address)
  const codeOfReset = await codeFor(app, address)
  const signInPage = await askFor(app, browser, address, '/sign-in/code')
  assert.equal((await browser.submit(signInPage, '/sign-in/code/code', { code: codeOfReset })).problem, 'GK4001')
  const crossed = { ...signInPage.fields('/sign-in/code/code'), code: await codeFor(app, address) }
  assert.notEqual(pathOf((await browser.send('/reset/code', crossed)).path), '/reset/password')
  assert.equal(pathOf((await browser.submit(reset, '/reset/code', { code: codeOfReset })).path), '/reset/password')
})

test('ATK-033 a link does what its mail said and nothing else', async () => {
  await using app = await startApp({ limits: generous })
  const { accountId } = await app.given.account({ address })
  const browser = app.browser()
  const page = await browser.send(await linkOf(app), { to: '/account/contacts', account: 'x', purpose: 'sign_in' })
  assert.equal(pathOf(page.path), '/reset/password')
  const flow = page.fields('/reset/password').flow as string
  for (const path of ['/sign-in/code/account', '/sign-up/details'])
    await browser.send(path, { flow, account: accountId, fullName: 'Mallory', noPassword: 'yes' })
  await browser.get(`/sign-in/code/account?flow=${flow}`)
  assert.equal(await sessions(app), 0)
})

test('ATK-034 a second use finds no row: fifty at once, one gets it', async () => {
  await using app = await startApp()
  const value = await issueOnce(app.db, 'reset_link', { minutes: 10 })
  const uses = await Promise.all(Array.from({ length: 50 }, () => spendOnce(app.db, 'reset_link', value)))
  assert.equal(uses.filter(Boolean).length, 1)
  const ask = { purpose: 'reset', browserHash: sha256('x'), contactKind: 'email', contactValue: address } as const
  const { id, code } = await newChallenge(app.db, app.keys, ask)
  assert.equal(await spendChallenge(app.db, id), false, 'not proven yet')
  await proveChallenge(app.db, app.keys, id, code)
  const spends = await Promise.all(Array.from({ length: 50 }, () => spendChallenge(app.db, id)))
  assert.equal(spends.filter(Boolean).length, 1)
})

test('ATK-042 nothing but its own fields can be set by a form', async () => {
  await using app = await startApp({ limits: generous })
  const victim = await app.given.account({ address })
  const browser = app.browser()
  const email = 'mallory@example.com'
  const smuggled = {
    verified: 'yes',
    is_verified: 'true',
    email: address,
    identifier: address,
    role: 'administrator',
    roles: 'administrator',
    kind: 'organization',
    status: 'active',
    ownerId: victim.ownerId,
    accountId: victim.accountId,
    owner_id: victim.ownerId,
    organizationId: victim.ownerId,
    tenant: victim.ownerId,
    credentialEpoch: '99',
    __proto__: 'x',
    constructor: 'x',
  }
  const code = await browser.submit(await browser.get('/sign-up'), '/sign-up', { ...smuggled, email })
  const details = await browser.submit(code, '/sign-up/code', { ...smuggled, code: await codeFor(app, email) })
  await browser.submit(details, '/sign-up/details', { ...smuggled, fullName: 'Mallory', password })
  const { rows } = await app.database.query(
    'select kind, status, user_name, owner_id = account_id as own from account order by created_at',
  )
  assert.deepEqual(rows[1], { kind: 'personal', status: 'active', user_name: email, own: true })
  assert.equal(rows.length, 2)
  assert.equal(await count(app, 'contact where verified_at is not null and value = $1', [address]), 1)
})

test('ATK-044 no cookie that was changed or made up opens anything', async () => {
  await using app = await startApp()
  const account = await app.given.account({ address })
  const own = app.browser()
  await signIn(own, address, password)
  const cookie = own.cookies.get('genkan_session') as string
  const flipped = (cookie[0] === 'A' ? 'B' : 'A') + cookie.slice(1)
  const swapped = [...cookie].map((letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  )
  for (const value of [
    flipped,
    cookie.slice(0, -1),
    `${cookie}A`,
    `${cookie}=`,
    swapped.join(''),
    ` ${cookie}x`,
    '"',
    '',
    'A'.repeat(43),
    account.accountId,
    sha256(cookie).toString('base64url'),
    sha256(cookie).toString('hex'),
    encodeURIComponent(`${cookie}\u0000`),
  ]) {
    const browser = app.browser()
    for (const name of ['genkan_session', 'genkan_stay', 'genkan_browser']) browser.cookies.set(name, value)
    assert.match((await browser.get('/sign-out')).text, /Nobody is signed in/, JSON.stringify(value))
    assert.doesNotMatch((await browser.get('/accounts')).text, /aiko@/, JSON.stringify(value))
  }
})

test('ATK-046 what is sealed for one purpose opens for no other', async () => {
  await using app = await startApp()
  const all = [
    'flow',
    'message',
    'oauth-consent',
    'oauth-secret',
    'signing-key',
    'kept-form',
    'end-session',
    'dpop-nonce',
  ]
  for (const made of all) {
    const sealed = app.keys.for(made).seal(JSON.stringify({ id: 'x', at: 0, to: '/account' }))
    for (const other of all.filter((purpose) => purpose !== made))
      assert.equal(app.keys.for(other).open(sealed), undefined, `${made} as ${other}`)
    if (made === 'flow') continue
    const seen = await app.browser().get(`/sign-in/password?flow=${sealed}`)
    assert.equal(pathOf(seen.path), '/sign-in')
  }
})

test('ATK-046 a page address that was changed begins anew', async () => {
  await using app = await startApp()
  const page = await app.browser().send('/sign-in', { identifier: address })
  const { flow = '' } = page.fields('/sign-in/password')
  for (const changed of [
    flow.slice(0, -1),
    `${flow}A`,
    flow.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
    `${flow.slice(0, 40)}${flow.slice(41)}`,
    `${flow}=`,
    flow.toUpperCase(),
    'e30',
    '{}',
    '',
  ]) {
    assert.equal(
      pathOf((await app.browser().get(`/sign-in/password?flow=${encodeURIComponent(changed)}`)).path),
      '/sign-in',
    )
  }
})

test('ATK-051 a link ends to the second, by the clock of the database', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const link = await linkOf(app)
  const { rows } = await app.database.query(
    "select extract(epoch from expires_at - test_clock.now())::float8 as left from one_time where type = 'reset_link'",
  )
  const left = rows[0].left as number
  assert.ok(left <= 1800)
  await app.pass(left - 2)
  assert.equal((await app.browser().get(link)).status, 200)
  await app.pass(2.5)
  const late = await app.browser().send(link, {})
  assert.equal(late.problem, 'GK8003')
  assert.equal(await count(app, 'challenge where proven_at is not null'), 0)
})

test('ATK-051 links of an account that was shut meanwhile are dead for good', async () => {
  await using app = await startApp({ limits: generous })
  const { accountId } = await app.given.account({ address })
  const link = await linkOf(app)
  await app.pass(1)
  await disable(app, accountId)
  await app.operator.enableAccount(accountId)
  assert.notEqual(pathOf((await app.browser().send(link, {})).path), '/reset/password')
})
