import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, signIn, startApp } from '../start-app.ts'

const pathOf = (path: string) => new URL(path, 'http://localhost').pathname

test('two accounts live side by side in one browser, and one is signed out alone', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'aiko@example.com', name: 'Aiko' })
  const hana = await app.given.account({ address: 'hana@example.com', name: 'Hana' })
  const browser = app.browser()
  await signIn(browser, 'aiko@example.com', password)
  await signIn(browser, 'hana@example.com', password)
  const picker = await browser.get('/accounts')
  assert.match(picker.text, /aiko@example\.com .*Signed in/)
  assert.match(picker.text, /hana@example\.com/)
  await browser.submit(await browser.get('/sign-out'), '/sign-out', { account: hana.accountId, how: 'one' })
  const after = await browser.get('/accounts')
  assert.match(after.text, /hana@example\.com .*Signed out/)
  assert.equal((await app.database.query('select 1 from session where ended_at is null')).rowCount, 1)
})

test('a signed-out account stays on the list until it is removed', async () => {
  await using app = await startApp()
  const { accountId } = await app.given.account({ address: 'aiko@example.com' })
  const browser = app.browser()
  await signIn(browser, 'aiko@example.com', password)
  await browser.submit(await browser.get('/sign-out'), '/sign-out', { how: 'one' })
  assert.match((await browser.get('/accounts')).text, /aiko@example\.com/)
  const password2 = await browser.submit(await browser.get('/accounts'), '/accounts', { account: accountId })
  assert.equal(pathOf(password2.path), '/sign-in/password')
  const list = await browser.get('/accounts?edit=1')
  await browser.submit(list, '/accounts/remove', { account: accountId })
  assert.doesNotMatch((await browser.get('/accounts')).text, /aiko@example\.com/)
})

test('sign-out everywhere ends the sessions on every browser', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const [one, two] = [app.browser(), app.browser()]
  await signIn(one, address, password)
  await signIn(two, address, password)
  await one.submit(await one.get('/sign-out'), '/sign-out', { how: 'everywhere' })
  assert.match((await two.get('/sign-out')).text, /Nobody is signed in/)
})

test('start clean clears what Genkan keeps in the browser and goes on', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  await signIn(browser, address, password)
  const answer = await browser.post('/start-clean', { flow: '' })
  assert.match(answer.headers.get('clear-site-data') ?? '', /"cookies"/)
  assert.equal(browser.cookies.size, 0)
  assert.equal((await app.database.query('select 1 from session where ended_at is null')).rowCount, 0)
})

test('ATK-068 every sign-in changes the session cookie, so a planted one is worth nothing', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  const planted = 'A'.repeat(43)
  browser.cookies.set('genkan_session', planted)
  await signIn(browser, address, password)
  const first = browser.cookies.get('genkan_session')
  assert.notEqual(first, planted)
  await signIn(browser, address, password)
  assert.notEqual(browser.cookies.get('genkan_session'), first)
  const attacker = app.browser()
  attacker.cookies.set('genkan_session', planted)
  assert.match((await attacker.get('/sign-out')).text, /Nobody is signed in/)
})

test('signing every account of a browser out is in the audit log of each of them, once', async () => {
  await using app = await startApp()
  const aiko = await app.given.account({ address: 'aiko@example.com' })
  const hana = await app.given.account({ address: 'hana@example.com' })
  const browser = app.browser()
  await signIn(browser, 'aiko@example.com', password)
  await signIn(browser, 'hana@example.com', password)
  await browser.submit(await browser.get('/sign-out'), '/sign-out', { how: 'browser' })
  const { rows } = await app.database.query(
    `select account_id, detail from audit_event where type = 'session.ended_browser' order by account_id`,
  )
  assert.deepEqual(
    rows,
    [aiko.accountId, hana.accountId].sort().map((id) => ({ account_id: id, detail: { sessions: 1 } })),
  )
})
