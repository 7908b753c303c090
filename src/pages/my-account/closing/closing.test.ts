import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, signIn, startApp } from '../../../../test/start-app.ts'
import { auditOf, confirmed, linkOf, pathOf, signedIn, templatesTo } from '../signed-in.fixture.ts'

const path = '/account/close'
const day = 24 * 3600

test('an account is closed: signed out everywhere, its contacts are told, and nobody gets in', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const elsewhere = await signedIn(app)
  const browser = await signedIn(app)
  const page = await confirmed(browser, path)
  assert.match(page.text, /You can bring the account back/)
  const done = await browser.submit(page, path)
  assert.match(done.text, /is closed and signed out everywhere/)
  for (const each of [elsewhere, browser]) assert.equal(pathOf((await each.get('/account')).path), '/sign-in')
  assert.equal(browser.cookies.has('genkan_session'), false)
  assert.ok((await templatesTo(app, account.address)).includes('account_closing'))
  assert.equal((await signIn(app.browser(), account.address, password)).problem, 'GK2009')
  const events = (await auditOf(app, account.accountId)).filter((type) => type === 'account.closed')
  assert.equal(events.length, 1)
})

test('the link in the mail brings it back, once, and only by its button', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const browser = await signedIn(app)
  await browser.submit(await browser.get(path), path)
  const link = await linkOf(app, account.address, 'account_closing')
  await app.pass(29 * day)
  const owner = app.browser()
  const page = await owner.get(link)
  assert.equal((await signIn(app.browser(), account.address, password)).problem, 'GK2009', 'still closed')
  const done = await owner.submit(page, link)
  assert.match(done.text, /is open again/)
  assert.ok((await templatesTo(app, account.address)).includes('account_restored'))
  assert.equal(pathOf((await signIn(owner, account.address, password)).path), '/account')
  assert.equal((await owner.send(link, {})).problem, 'GK8002')
  const { rows } = await app.database.query('select purge_at, closed_at from account')
  assert.deepEqual(rows[0], { purge_at: null, closed_at: null })
})

test('the sign-in page brings it back too, and the person goes on to where they were going', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const browser = await signedIn(app)
  await browser.submit(await browser.get(path), path)
  const shut = await signIn(browser, account.address, password, '/sign-in?to=/account/history')
  assert.equal(shut.problem, 'GK2009')
  const restored = await browser.submit(shut, '/account/restore')
  const next = /href="(\/sign-in\/password\?flow=[^"]+)"/.exec(restored.html)?.[1] as string
  const there = await browser.submit(await browser.get(next), '/sign-in/password', { password })
  assert.equal(pathOf(there.path), '/account/history')
})

test('after 30 days the link is over', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const browser = await signedIn(app)
  await browser.submit(await browser.get(path), path)
  const link = await linkOf(app, account.address, 'account_closing')
  await app.pass(30 * day + 1)
  assert.ok(['GK8002', 'GK8003'].includes((await app.browser().send(link, {})).problem as string))
})

test('an account of an organisation cannot close itself, nor bring itself back', async () => {
  await using app = await startApp()
  const organization = await app.database.query(
    `insert into organization (owner_id, name, slug, status, created_at)
     values (gen_random_uuid(), '株式会社こもれび', 'komorebi', 'active', now()) returning owner_id`,
  )
  const { owner_id: organizationId } = organization.rows[0]
  const address = 'aiko@komorebi.example.co.jp'
  await app.given.account({ address, organizationId })
  const browser = await signedIn(app, address)
  assert.match((await browser.get(path)).text, /株式会社こもれび/)
  assert.equal((await browser.send(path, {})).status, 403)
  await app.database.query(
    `update account set status = 'closed', closed_at = now(), purge_at = now() + interval '30 days'`,
  )
  const shut = await signIn(app.browser(), address, password)
  const ticket = shut.html.includes('/account/restore') ? shut.fields('/account/restore').ticket : 'x'
  assert.equal((await browser.send('/account/restore', { ticket: ticket as string })).problem, 'GK8002')
  assert.equal((await app.database.query('select status from account')).rows[0].status, 'closed')
})
