import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser } from '../../../test/browser.ts'
import { password, signIn, startApp, type TestApp } from '../../../test/start-app.ts'
import { addContact, linkOf, pathOf, signedIn, templatesTo } from './signed-in.fixture.ts'

const fresh = 'Maple-otter-8-ribbon'
const hour = 3600

/** A reset by mailed code; leaves its browser signed in. */
async function reset(app: TestApp, address = 'aiko@example.com'): Promise<Browser> {
  await app.pass(11)
  const browser = app.browser()
  const asked = await browser.submit(await browser.get('/reset'), '/reset', { identifier: address })
  const code = (await app.mail(address)).find((message) => message.code)?.code as string
  const next = await browser.submit(asked, '/reset/code', { code })
  await browser.submit(next, '/reset/password', { password: fresh })
  return browser
}

async function contactId(app: TestApp, value: string): Promise<string> {
  const { rows } = await app.database.query('select contact_id from contact where value = $1', [value])
  return rows[0].contact_id
}

test('REC-21 for 72 hours after a reset by code contacts stay and the account is not deleted, and the pages say so', async () => {
  await using app = await startApp()
  await app.given.account()
  await addContact(app, await signedIn(app), 'second@example.com')
  const browser = await reset(app)
  const removal = `/account/contacts/${await contactId(app, 'second@example.com')}/remove`

  const contacts = await browser.get('/account/contacts')
  assert.match(contacts.text, /contacts stay as they are until/)
  assert.match(contacts.text, /keeps a stranger who read one of your messages/)
  assert.doesNotMatch(contacts.html, /\/remove"|href="\/account\/contacts\/add"/)
  assert.match((await browser.get(removal)).text, /contacts stay as they are until/)
  assert.match((await browser.send(removal, {})).text, /contacts stay as they are until/)
  const added = await browser.send('/account/contacts/add', { contact: 'thief@example.com' })
  assert.equal(pathOf(added.path), '/account/contacts')
  assert.deepEqual(await templatesTo(app, 'thief@example.com'), [])
  const close = await browser.get('/account/close')
  assert.match(close.text, /the account stays until/)
  assert.doesNotMatch(close.html, /action="\/account\/close"/)
  assert.equal((await browser.send('/account/close', {})).status, 403)
  const { rows } = await app.database.query(
    'select status, (select count(*)::int from contact where removed_at is null) as n from account',
  )
  assert.deepEqual(rows, [{ status: 'active', n: 2 }])
})

test('REC-21 signing in, changing the password and the name stay possible, and after 72 hours all is as before', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await addContact(app, await signedIn(app), 'second@example.com')
  const browser = await reset(app)
  await browser.submit(await browser.get('/account/profile'), '/account/profile', { fullName: 'Aiko' })
  const own = { current: fresh, password }
  await browser.submit(await browser.get('/account/password'), '/account/password', own)
  await app.pass(71 * hour)
  const later = app.browser()
  assert.equal(pathOf((await signIn(later, address, password)).path), '/account')
  assert.match((await later.get('/account/contacts')).text, /stay as they are/)
  await app.pass(hour)
  await signIn(later, address, password)
  const removal = `/account/contacts/${await contactId(app, 'second@example.com')}/remove`
  const done = await later.submit(await later.get(removal), removal)
  assert.match(done.text, /The contact was removed/)
})

test('REC-21 a code for a new contact that was asked for before the reset adds nothing after it', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const thief = await signedIn(app)
  const form = await thief.get('/account/contacts/add')
  const asked = await thief.submit(form, '/account/contacts/add', { contact: 'thief@example.com' })
  const code = (await app.mail('thief@example.com'))[0]?.code as string
  await reset(app)
  await signIn(thief, address, fresh)
  await thief.submit(asked, '/account/contacts/add/code', { code })
  const { rows } = await app.database.query('select value from contact')
  assert.deepEqual(rows, [{ value: address }])
})

test('REC-21 whoever undoes what a stranger did takes their contact away all the same', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await addContact(app, await signedIn(app), 'thief@example.com')
  await reset(app)
  const link = await linkOf(app, address, 'contact_added')
  const owner = app.browser()
  const done = await owner.submit(await owner.get(link), link)
  assert.match(done.text, /no longer belongs to your account/)
})

test('REC-21 a change of the password with the current one holds nothing', async () => {
  await using app = await startApp()
  await app.given.account()
  const browser = await signedIn(app)
  const own = { current: password, password: fresh }
  await browser.submit(await browser.get('/account/password'), '/account/password', own)
  assert.doesNotMatch((await browser.get('/account/contacts')).text, /stay as they are/)
})

test('the pages say it in Japanese too', async () => {
  await using app = await startApp()
  await app.given.account()
  const browser = await reset(app)
  assert.match((await browser.get('/account/contacts?lang=ja')).text, /までは連絡先を変えられません/)
  assert.match((await browser.get('/account/close?lang=ja')).text, /まではアカウントを削除できません/)
})
