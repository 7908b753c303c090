import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, signIn, startApp } from '../../../../test/start-app.ts'
import { addContact, auditOf, linkOf, pathOf, signedIn, templatesTo } from '../signed-in.fixture.ts'

test('S88 sessions show device, network and time; one of them, or all others, are ended from here', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const chrome =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36'
  const phone = app.browser({ headers: { 'user-agent': chrome } })
  await signIn(phone, account.address, password)
  const tablet = await signedIn(app)
  const browser = await signedIn(app)
  const seen = await browser.get('/account/sessions')
  assert.match(seen.text, /Chrome 141 · Windows/)
  assert.match(seen.text, /127\.0\.0\.0\/24/)
  assert.doesNotMatch(seen.text, /127\.0\.0\.1/)
  assert.equal(seen.text.match(/This browser/g)?.length, 1)
  const row = seen.html.split('<li>').find((part) => part.includes('Chrome 141')) as string
  const session = /name="session" value="([^"]+)"/.exec(row)?.[1] as string
  const done = await browser.send('/account/sessions/end', { as: account.accountId, session })
  assert.match(done.text, /That device is signed out/)
  assert.equal(pathOf((await phone.get('/account')).path), '/sign-in')
  assert.equal(pathOf((await tablet.get('/account')).path), '/account')
  await browser.submit(done, '/account/sessions/end-others')
  assert.equal(pathOf((await tablet.get('/account')).path), '/sign-in')
  assert.equal(pathOf((await browser.get('/account')).path), '/account')
  const events = (await auditOf(app, account.accountId)).filter((type) => type.startsWith('session.ended'))
  assert.deepEqual(events, ['session.ended', 'session.ended_others'])
})

test('a session of another account is not ended, whatever id is sent', async () => {
  await using app = await startApp()
  await app.given.account()
  await app.given.account({ address: 'mallory@example.com' })
  const victim = await signedIn(app)
  const browser = await signedIn(app, 'mallory@example.com')
  const { rows } = await app.database.query('select session_id from session')
  for (const session of [...rows.map((row) => row.session_id).slice(0, 1), 'x', "' or 1=1"])
    await browser.send('/account/sessions/end', { session })
  assert.equal(pathOf((await victim.get('/account')).path), '/account')
})

test('signing out everywhere ends this browser too', async () => {
  await using app = await startApp()
  await app.given.account()
  const elsewhere = await signedIn(app)
  const browser = await signedIn(app)
  await browser.submit(await browser.get('/account/sessions'), '/sign-out')
  for (const each of [elsewhere, browser]) assert.equal(pathOf((await each.get('/account')).path), '/sign-in')
})

test('the history tells what happened in words, newest first, never a raw code', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await signIn(app.browser(), address, 'wrong')
  const browser = await signedIn(app)
  const seen = await browser.get('/account/history')
  assert.match(seen.text, /Signed in with the password.*The password did not match/s)
  assert.doesNotMatch(seen.text, /GK\d{4}/)
  const japanese = await browser.get('/account/history?lang=ja')
  assert.match(japanese.text, /パスワードが一致しませんでした/)
})

test('"this was not me" shuts that browser out, is written down once, and leads to the password', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const thief = await signedIn(app)
  const browser = await signedIn(app)
  const { rows } = await app.database.query(`select l.attempt_id from sign_in_log l order by at limit 1`)
  const path = `/account/history/${rows[0].attempt_id}/not-me`
  const page = await browser.get(path)
  assert.match(page.text, /Whatever that browser has open/)
  const led = await browser.submit(page, path)
  assert.equal(pathOf(led.path), '/account/password')
  assert.equal(pathOf((await thief.get('/account')).path), '/sign-in')
  assert.match((await browser.get('/account/history')).text, /not me/)
  const trusted = await app.database.query('select count(*)::int as n from browser_account where trusted')
  assert.equal(trusted.rows[0].n, 1, 'only this browser is familiar')
  await browser.submit(page, path)
  const events = (await auditOf(app, account.accountId)).filter((type) => type === 'sign_in.disowned')
  assert.equal(events.length, 1)
})

test('an attempt on another account cannot be disowned', async () => {
  await using app = await startApp()
  await app.given.account()
  await app.given.account({ address: 'mallory@example.com' })
  const victim = await signedIn(app)
  const { rows } = await app.database.query('select attempt_id from sign_in_log')
  const mallory = await signedIn(app, 'mallory@example.com')
  for (const id of [rows[0].attempt_id, 'x', '00000000-0000-0000-0000-000000000000']) {
    assert.equal(pathOf((await mallory.send(`/account/history/${id}/not-me`, {})).path), '/account/history')
  }
  assert.equal(pathOf((await victim.get('/account')).path), '/account')
  assert.equal((await app.database.query('select 1 from sign_in_log where disowned_at is not null')).rowCount, 0)
})

test('"it wasn\'t me" from the mail puts everyone out without a sign-in, deletes nothing, and leads to a reset', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const thief = await signedIn(app)
  const link = await linkOf(app, account.address, 'new_browser')
  assert.match(link, /^\/account\/not-me\//)
  const owner = app.browser()
  const page = await owner.get(link)
  assert.equal((await owner.request(link, { method: 'HEAD' })).status, 200)
  assert.equal(pathOf((await thief.get('/account')).path), '/account', 'opening the link changes nothing')
  const reset = await owner.submit(page, link)
  assert.equal(pathOf(reset.path), '/reset')
  assert.equal(reset.fields('/reset').identifier, account.address)
  assert.equal(pathOf((await thief.get('/account')).path), '/sign-in')
  const familiar = await app.database.query('select 1 from browser_account where trusted')
  assert.equal(familiar.rowCount, 0)
  assert.ok((await templatesTo(app, account.address)).includes('session_ended_everywhere'))
  assert.equal(pathOf((await signIn(app.browser(), account.address, password)).path), '/account', 'the password stays')
  assert.equal((await owner.get(link)).problem, 'GK8002')
})

test('whoever says "it wasn\'t me" is shown the contacts that came lately, and can undo that they were added', async () => {
  await using app = await startApp()
  await app.given.account()
  await app.pass(2 * 24 * 3600)
  const thief = await signedIn(app)
  await addContact(app, thief, 'thief@example.com')
  const link = await linkOf(app, 'aiko@example.com', 'new_browser')
  const owner = app.browser()
  const seen = await owner.submit(await owner.get(link), link)
  const undo = /href="(\/account\/undo\/[\w-]+)"/.exec(seen.html)?.[1] as string
  const contest = await owner.submit(await owner.get(undo), undo)
  const done = await owner.submit(contest, pathOf(contest.path), { password })
  assert.match(done.text, /The change was undone/)
  const { rows } = await app.database.query('select value from contact where removed_at is null')
  assert.deepEqual(rows, [{ value: 'aiko@example.com' }])
})
