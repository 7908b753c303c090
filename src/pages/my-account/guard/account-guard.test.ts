import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, signIn, startApp } from '../../../../test/start-app.ts'
import { placePaths } from '../places.ts'
import { pathOf, signedIn } from '../signed-in.fixture.ts'

test('whoever is not signed in is sent to sign in, and comes back to the page', async () => {
  await using app = await startApp()
  await app.given.account()
  for (const path of placePaths) {
    const browser = app.browser()
    const seen = await browser.get(path)
    assert.equal(pathOf(seen.path), '/sign-in', path)
    const second = await browser.submit(seen, '/sign-in', { identifier: 'aiko@example.com' })
    const arrived = await browser.submit(second, '/sign-in/password', { password })
    const asks = arrived.path.startsWith('/account/confirm/')
    const there = asks ? await browser.submit(arrived, '/account/confirm', { password }) : arrived
    assert.equal(pathOf(there.path), path)
    assert.equal(there.status, 200)
  }
})

test('every page is there in both languages', async () => {
  await using app = await startApp()
  await app.given.account()
  for (const language of ['en', 'ja'] as const) {
    const browser = await signedIn(app, undefined, { language })
    for (const path of placePaths) {
      const seen = await browser.get(path)
      assert.equal(seen.status, 200, path)
      assert.match(seen.html, new RegExp(`<html lang="${language}">`))
      assert.doesNotMatch(seen.text, /\{\w+\}|account\.\w+\.\w+/, `${path} shows a place or a key`)
    }
  }
})

test('a change asks for the password, however fresh the sign-in is, and the person is back at it afterwards', async () => {
  await using app = await startApp()
  await app.given.account()
  await app.pass(25 * 3600)
  const browser = await signedIn(app)
  for (const path of ['/account/contacts/add', '/account/close']) {
    const asked = await browser.get(path)
    assert.match(asked.path, /^\/account\/confirm\//, path)
    assert.match(asked.text, /aiko@example\.com/)
    assert.equal((await browser.submit(asked, '/account/confirm', { password: 'a guess' })).problem, 'GK3001')
    const back = await browser.submit(asked, '/account/confirm', { password })
    assert.equal(pathOf(back.path), path)
  }
  assert.match((await browser.get('/account/password')).html, /name="current"/, 'this one asks on its own form')
})

test('an account without a password answers a code to an established contact instead', async () => {
  await using app = await startApp()
  const account = await app.given.account({ password: null })
  await app.pass(25 * 3600)
  const browser = app.browser()
  const code = await browser.submit(await browser.get('/sign-in/code?to=/account'), '/sign-in/code', {
    identifier: account.address,
  })
  await browser.submit(code, '/sign-in/code/code', { code: (await app.mail(account.address))[0]?.code as string })
  const asked = await browser.get('/account/password')
  const sent = await browser.submit(asked, '/account/confirm/send')
  assert.equal((await app.mail(account.address))[0]?.template, 'confirm_code')
  const wrong = await browser.submit(sent, '/account/confirm/code', { code: '000000' })
  assert.equal(wrong.problem, 'GK4001')
  const mine = (await app.mail(account.address))[0]?.code as string
  const there = await browser.submit(sent, '/account/confirm/code', { code: mine })
  assert.equal(pathOf(there.path), '/account/password')
})

test('what was typed into a form without a confirmation is there after it', async () => {
  await using app = await startApp()
  await app.given.account()
  const browser = await signedIn(app)
  const form = await browser.get('/account/contacts/add')
  await app.pass(6 * 60)
  const asked = await browser.submit(form, '/account/contacts/add', { contact: 'aiko@example.co.jp' })
  const back = await browser.submit(asked, '/account/confirm', { password })
  assert.equal(pathOf(back.path), '/account/contacts/add')
  assert.equal(back.fields('/account/contacts/add').contact, 'aiko@example.co.jp')
})

test('what was typed after the session had ended is there after the sign-in, for that account alone', async () => {
  await using app = await startApp()
  await app.given.account()
  await app.given.account({ address: 'mallory@example.com' })
  const browser = await signedIn(app)
  const form = await browser.get('/account/profile')
  await app.pass(13 * 3600)
  const asked = await browser.submit(form, '/account/profile', { fullName: '田中 あいこ' })
  assert.equal(pathOf(asked.path), '/sign-in')
  const { flow = '' } = asked.fields('/sign-in')
  const kept = await signIn(browser, 'aiko@example.com', password, `/sign-in?flow=${flow}`)
  assert.equal(pathOf(kept.path), '/account/profile')
  assert.equal(kept.fields('/account/profile').fullName, '田中 あいこ')
  const other = app.browser()
  await signIn(other, 'mallory@example.com', password)
  assert.equal((await other.get(kept.path)).fields('/account/profile').fullName, '田中 愛子')
})

test('with several accounts each page is for the one that is named, the latest sign-in by default', async () => {
  await using app = await startApp()
  const aiko = await app.given.account({ name: 'Aiko' })
  await app.given.account({ address: 'hana@example.com', name: 'Hana' })
  const browser = await signedIn(app)
  await signIn(browser, 'hana@example.com', password)
  assert.equal((await browser.get('/account/profile')).fields('/account/profile').fullName, 'Hana')
  const named = await browser.get(`/account/profile?as=${aiko.accountId}`)
  assert.equal(named.fields('/account/profile').fullName, 'Aiko')
  assert.match(named.html, new RegExp(`href="/account/contacts\\?as=${aiko.accountId}"`))
  await browser.submit(named, '/account/profile', { fullName: 'Aiko Tanaka' })
  const { rows } = await app.database.query('select full_name from account order by full_name')
  assert.deepEqual(
    rows.map((row) => row.full_name),
    ['Aiko Tanaka', 'Hana'],
  )
})

test('ATK-091 an id of a foreign account, wherever it is put, is ignored', async () => {
  await using app = await startApp()
  const own = await app.given.account({ name: 'Mallory', address: 'mallory@example.com' })
  const victim = await app.given.account({ name: 'Aiko' })
  const browser = await signedIn(app, 'mallory@example.com')
  const ids = { as: victim.accountId, accountId: victim.accountId, userId: victim.accountId, ownerId: victim.accountId }
  const query = new URLSearchParams(ids).toString()
  for (const path of placePaths) {
    const seen = await browser.get(`${path}?${query}`)
    assert.equal(seen.status, 200, path)
    assert.doesNotMatch(seen.text, /aiko@example\.com|Aiko/, path)
  }
  const { as: _, ...others } = ids
  const names = { fullName: 'Changed', language: 'en' }
  await browser.send('/account/profile', { ...names, ...ids })
  await browser.send('/account/profile', { ...names, ...others })
  await browser.send('/account/close', ids)
  await browser.send('/account/sessions/end-others', ids)
  await browser.send('/account/password', { ...ids, current: password, password: 'another-Long-secret-1' })
  const { rows } = await app.database.query('select account_id, full_name, status from account')
  const named = Object.fromEntries(rows.map((row) => [row.account_id, [row.full_name, row.status]]))
  assert.deepEqual(named, { [own.accountId]: ['Changed', 'active'], [victim.accountId]: ['Aiko', 'active'] })
})

test('ATK-042 no field but the known ones can be written', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const browser = await signedIn(app)
  const before = await app.database.query('select * from account')
  const contacts = await app.database.query('select * from contact')
  const extra = {
    kind: 'organization',
    status: 'disabled',
    user_name: 'admin@example.com',
    userName: 'admin@example.com',
    verified: 'true',
    verified_at: '2020-01-01',
    is_verified: '1',
    role: 'administrator',
    tenant: account.ownerId,
    owner_id: account.ownerId,
    not_before: '2000-01-01',
    credentialEpoch: '99',
    __proto__: 'x',
    constructor: 'x',
  }
  await browser.submit(await browser.get('/account/profile'), '/account/profile', { ...extra, reading: 'ﾀﾅｶ あいこ' })
  await browser.submit(await browser.get('/account/contacts/add'), '/account/contacts/add', {
    ...extra,
    contact: 'new@example.com',
  })
  const after = await app.database.query('select * from account')
  assert.deepEqual(after.rows, [{ ...before.rows[0], reading: 'タナカ アイコ' }])
  assert.deepEqual((await app.database.query('select * from contact')).rows, contacts.rows)
})

test('BAD-path odd ids and links are never a fault, signed in or not', async () => {
  await using app = await startApp()
  await app.given.account()
  const odd = [
    '%0d%0aX:1',
    '%2e%2e',
    "'%20or%201=1",
    '%00',
    'a'.repeat(300),
    '%F0%9F%98%80',
    '//example.com',
    'undefined',
  ]
  for (const browser of [app.browser(), await signedIn(app)]) {
    for (const id of odd) {
      const places = [
        'contacts/ID/remove',
        'history/ID/not-me',
        'undo/ID',
        'not-me/ID',
        'password-undo/ID',
        'restore/ID',
      ]
      for (const place of [
        ...places,
        'kept/ID',
        'profile?kept=ID',
        'contacts/add?flow=ID',
        '?as=ID',
        'security?done=ID',
      ]) {
        const path = `/account/${place.replace('ID', id)}`.replace('/?', '?')
        const seen = await browser.get(path)
        assert.ok(seen.status < 500, `${seen.status} GET ${path}`)
        assert.ok((await browser.post(path, { as: 'x', session: id, ticket: id })).status < 500, `POST ${path}`)
      }
    }
  }
})
