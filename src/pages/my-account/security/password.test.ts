import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, signIn, startApp } from '../../../../test/start-app.ts'
import { addContact, auditOf, linkOf, pathOf, signedIn, templatesTo } from '../signed-in.fixture.ts'

const another = 'Maple-drift-9-otter'
const path = '/account/password'

test('a password is changed: this browser stays, all others are signed out, established contacts are told', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const elsewhere = await signedIn(app)
  const browser = await signedIn(app)
  await addContact(app, browser, 'second@example.com')
  const done = await browser.submit(await browser.get(path), path, { current: password, password: another })
  assert.equal(pathOf(done.path), '/account/security')
  assert.match(done.text, /The password was changed/)
  assert.equal(pathOf((await elsewhere.get('/account')).path), '/sign-in')
  assert.equal((await signIn(app.browser(), account.address, password)).problem, 'GK3001')
  assert.equal(pathOf((await signIn(app.browser(), account.address, another)).path), '/account')
  assert.ok((await templatesTo(app, 'aiko@example.com')).includes('password_changed'))
  assert.ok(!(await templatesTo(app, 'second@example.com')).includes('password_changed'), 'a young one has no say')
  const events = (await auditOf(app, account.accountId)).filter((type) => type === 'password.changed')
  assert.equal(events.length, 2, 'once when the account was made, once now')
})

test('a new password that is too short or too common is told why, and nothing changes', async () => {
  await using app = await startApp()
  const { address } = await app.given.account({ name: 'Aiko Tanaka' })
  const browser = await signedIn(app)
  const form = await browser.get(path)
  const cases = { Ab1: 'GK3009', Password1: 'GK3010', Tanaka123: 'GK3010', '': 'GK1004' }
  for (const [typed, code] of Object.entries(cases)) {
    const seen = await browser.submit(form, path, { current: password, password: typed })
    assert.equal(seen.problem, code, typed)
    assert.doesNotMatch(seen.html, new RegExp(password))
  }
  assert.equal(pathOf((await signIn(app.browser(), address, password)).path), '/account')
})

test('ATK-001 the current password is guessed no faster than at the sign-in: the same counter, the same pause', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = await signedIn(app)
  const form = await browser.get(path)
  for (let n = 1; n <= 5; n += 1) {
    const seen = await browser.submit(form, path, { current: `wrong ${n}`, password: another })
    assert.equal(seen.problem, 'GK3001')
  }
  for (let n = 6; n <= 9; n += 1) await signIn(browser, address, `wrong ${n}`)
  const paused = await browser.submit(form, path, { current: 'wrong 10', password: another })
  assert.equal(paused.problem, 'GK3003')
  assert.equal(paused.status, 429)
  assert.ok(Number(paused.headers.get('retry-after')) > 50)
  assert.equal((await browser.submit(form, path, { current: password, password: another })).problem, 'GK3003')
  assert.match((await browser.get('/account/history')).text, /While changing the password: The password did not match/)
  await app.pass(61)
  const done = await browser.submit(form, path, { current: password, password: another })
  assert.equal(pathOf(done.path), '/account/security')
})

test('an account without a password sets one', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const browser = await signedIn(app)
  await app.database.query('delete from authenticator where account_id = $1', [account.accountId])
  const form = await browser.get(path)
  assert.doesNotMatch(form.html, /name="current"/)
  const done = await browser.submit(form, path, { password: another })
  assert.match(done.text, /The password was changed/)
  assert.equal(pathOf((await signIn(app.browser(), account.address, another)).path), '/account')
})

test('S109 the well-known address leads to the form, which password managers understand', async () => {
  await using app = await startApp()
  await app.given.account()
  const browser = await signedIn(app)
  const seen = await browser.get('/.well-known/change-password')
  assert.equal(pathOf(seen.path), path)
  for (const token of ['username', 'current-password', 'new-password'])
    assert.match(seen.html, new RegExp(`autocomplete="${token}"`))
})

test('the contact that is told undoes it with a former password: it opens nothing, everyone is out, a reset follows', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  await app.pass(2 * 24 * 3600)
  const thief = await signedIn(app)
  await thief.submit(await thief.get(path), path, { current: password, password: another })
  const link = await linkOf(app, account.address, 'password_changed')
  const owner = app.browser()
  const page = await owner.get(link)
  assert.equal(page.status, 200)
  assert.equal(pathOf((await thief.get('/account')).path), '/account', 'opening the link changes nothing')
  const contest = await owner.submit(page, link)
  assert.equal(pathOf((await thief.get('/account')).path), '/account', 'nor does pressing it, by itself')
  const undone = await owner.submit(contest, pathOf(contest.path), { password })
  assert.match(undone.text, /The change was undone/)
  const reset = await owner.get(/href="(\/reset\?flow=[^"]+)"/.exec(undone.html)?.[1] as string)
  assert.equal(reset.fields('/reset').identifier, account.address)
  assert.equal(pathOf((await thief.get('/account')).path), '/sign-in')
  assert.equal((await signIn(app.browser(), account.address, another)).problem, 'GK3001')
  assert.ok((await templatesTo(app, account.address)).includes('contest_undone'))
  assert.equal((await owner.send(link, {})).problem, 'GK8002')
  const events = (await auditOf(app, account.accountId)).filter((type) => type === 'password.removed')
  assert.equal(events.length, 1)
})

test('links and codes that were on their way are worthless after a change of the password', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const stranger = app.browser()
  const asked = await stranger.submit(await stranger.get('/reset'), '/reset', { identifier: account.address })
  const [mail] = await app.mail(account.address)
  const browser = await signedIn(app)
  await browser.submit(await browser.get(path), path, { current: password, password: another })
  const seen = await stranger.submit(asked, '/reset/code', { code: mail?.code as string })
  assert.equal(pathOf(seen.path), '/reset')
})

test('ATK-015 the same wrong current password again is not one more towards the end of the password', async () => {
  await using app = await startApp()
  await app.given.account()
  await app.database.query('update authenticator set failures = 50')
  const browser = await signedIn(app)
  await app.database.query('update authenticator set failures = 50')
  const form = await browser.get(path)
  for (let n = 1; n <= 4; n += 1) await browser.submit(form, path, { current: 'the old one', password: another })
  assert.equal((await app.database.query('select failures from authenticator')).rows[0].failures, 51)
  await browser.submit(form, path, { current: 'another old one', password: another })
  assert.equal((await app.database.query('select failures from authenticator')).rows[0].failures, 52)
})
