import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, signIn, startApp } from '../start-app.ts'
import {
  addContact,
  another,
  bindContact,
  contactsOf,
  day,
  hour,
  isHeld,
  isIn,
  linkTo,
  mailbox,
  oldAccount,
  pathOf,
  phone,
  press,
  removeContact,
  resetBy,
  signInByCode,
  templatesTo,
} from './story.ts'

test('CON-02 a thief who read the mailbox once and signed in by code can add, set and remove nothing for 72 hours, and the other contacts are told', async () => {
  await using app = await startApp()
  await oldAccount(app)
  const thief = app.browser()
  assert.equal(pathOf(await signInByCode(app, thief, mailbox)), '/account')
  assert.ok(await isHeld(app))
  assert.ok((await templatesTo(app, phone)).includes('signed_in_held'))

  const add = await thief.send('/account/contacts/add', { contact: 'thief@example.com' })
  assert.equal(add.problem, 'GK7008')
  assert.deepEqual(await templatesTo(app, 'thief@example.com'), [])
  const { rows } = await app.database.query(`select contact_id from contact where value = $1`, [phone])
  const removal = await thief.send(`/account/contacts/${rows[0].contact_id}/remove`, {})
  assert.equal(removal.status, 403)
  assert.equal(removal.problem, 'GK7008')
  const set = await thief.send('/account/password', { current: password, password: another })
  assert.equal(set.status, 403)
  assert.equal(set.problem, 'GK7008')
  const close = await thief.send('/account/close', {})
  assert.equal(close.problem, 'GK7008')
  assert.deepEqual(await contactsOf(app), [mailbox, phone])
  assert.equal(pathOf(await signIn(app.browser(), mailbox, password)), '/account', 'signing in works')
})

test('CON-02 without a password in the account, what a thief adds after the 72 hours is young and opens nothing by itself', async () => {
  await using app = await startApp()
  await oldAccount(app, { password: null })
  const thief = app.browser()
  await signInByCode(app, thief, mailbox)
  await app.pass(72 * hour + 60)
  // The session of a thief who stays signed in all the time; one that ends begins with the next code a new hold.
  await app.database.query(`update session set expires_at = now() + interval '1 day', last_seen_at = now()`)
  assert.equal(await isHeld(app), false)
  const asked = await thief.get('/account/contacts/add')
  const sent = await thief.submit(asked, '/account/confirm/send')
  const code = (await app.mail(mailbox))[0]?.code as string
  const form = await thief.submit(sent, '/account/confirm/code', { code })
  const adding = await thief.submit(form, '/account/contacts/add', { contact: 'thief@example.com' })
  await thief.submit(adding, '/account/contacts/add/code', {
    code: (await app.mail('thief@example.com'))[0]?.code as string,
  })
  assert.deepEqual(await contactsOf(app), [mailbox, phone, 'thief@example.com'])
  assert.equal((await signInByCode(app, app.browser(), 'thief@example.com')).problem, 'GK8005')
  assert.ok(!(await templatesTo(app, 'thief@example.com')).includes('contact_added'), 'it gets no undo link')
})

test('CON-06 a young contact that is typed at the sign-in until the account is paused gets no way in', async () => {
  await using app = await startApp()
  const { laptop } = await oldAccount(app, { phone: false })
  await addContact(app, laptop, 'evil@example.com')
  const stranger = app.browser()
  for (let n = 0; n < 10; n += 1) await signIn(stranger, mailbox, `wrong ${n}`)
  for (let n = 0; n < 2; n += 1) await signIn(stranger, 'evil@example.com', `other ${n}`)
  assert.ok((await templatesTo(app, mailbox)).includes('password_paused_way_in'), 'the owner gets one')
  assert.ok(!(await templatesTo(app, 'evil@example.com')).includes('password_paused_way_in'))
})

test('CON-06 a way in on a new device begins a hold', async () => {
  await using app = await startApp()
  await oldAccount(app, { phone: false })
  await bindContact(app, await accountOf(app), 'second@example.com')
  const stranger = app.browser()
  for (let n = 0; n < 10; n += 1) await signIn(stranger, mailbox, `wrong ${n}`)
  for (let n = 0; n < 2; n += 1) await signIn(stranger, 'second@example.com', `other ${n}`)
  const link = await linkTo(app, mailbox, 'password_paused_way_in')
  const owner = app.browser()
  assert.equal(pathOf(await press(owner, link)), '/account')
  assert.ok(await isHeld(app))
  assert.equal((await app.browser().send(link, {})).problem, 'GK8002', 'it works once')
})

test('CON-07 a removed contact hears of none of ten new sign-ins', async () => {
  await using app = await startApp()
  const { laptop } = await oldAccount(app)
  await removeContact(app, laptop, mailbox)
  const before = await templatesTo(app, mailbox)
  for (let n = 0; n < 10; n += 1) assert.equal(pathOf(await signIn(app.browser(), phone, password)), '/account')
  assert.deepEqual(await templatesTo(app, mailbox), before)
  assert.equal((await templatesTo(app, phone)).filter((each) => each === 'new_browser').length, 10)
})

test('CON-08 a thief resets by the mailbox: the laptop of its owner stays signed in, and an undo on it puts the thief out at once', async () => {
  await using app = await startApp()
  const { laptop } = await oldAccount(app)
  const elsewhere = app.browser()
  await signIn(elsewhere, mailbox, password)
  const thief = app.browser()
  assert.equal(pathOf(await resetBy(app, thief, mailbox)), '/account')
  assert.ok(await isIn(laptop), 'the laptop stays in')
  assert.equal(await isIn(elsewhere), false, 'a device that is not established does not')
  assert.ok(await isHeld(app))
  const undone = await press(laptop, await linkTo(app, phone, 'password_changed'))
  assert.match(undone.text, /The change was undone/)
  assert.equal(await isIn(thief), false)
  assert.ok(await isIn(laptop))
  assert.equal(
    (await signIn(app.browser(), mailbox, another)).problem,
    'GK3001',
    'the password of the thief is worthless',
  )
  assert.equal(await isHeld(app), false)
})

test('CON-10 for an account that has been asleep for a year the page is the same as always, and the mail carries the recovery form instead of a code', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'awake@example.com' })
  await oldAccount(app, { phone: false })
  await app.pass(366 * day)
  await signIn(app.browser(), 'awake@example.com', password)
  for (const path of ['/sign-in/code', '/reset']) {
    const ask = async (identifier: string) => {
      await app.pass(11)
      const browser = app.browser()
      const seen = await browser.submit(await browser.get(path), path, { identifier })
      return {
        browser,
        plain: { status: seen.status, path: pathOf(seen), text: seen.text.replaceAll(identifier, '…') },
      }
    }
    const asleep = await ask(mailbox)
    assert.deepEqual(asleep.plain, (await ask('awake@example.com')).plain, path)
    const [mail] = await app.mail(mailbox)
    assert.equal(mail?.template, 'recovery_form')
    assert.equal(mail?.code, undefined)
  }
  const stranger = app.browser()
  const link = await linkTo(app, mailbox, 'recovery_form')
  const form = await stranger.get(link)
  assert.match(form.text, /Nobody has used this account for a year/)
  assert.equal((await stranger.submit(form, link, { password: 'a guess' })).problem, 'GK8009')
  const owner = app.browser()
  const known = await owner.submit(await owner.get(link), link, { password })
  assert.equal(pathOf(known), '/reset/password')
  assert.equal(pathOf(await owner.submit(known, '/reset/password', { password: another })), '/account')
  assert.equal((await app.browser().get(link)).problem, 'GK8002')
})

test('CON-12 no link that undoes a new password is mailed to a removed contact, which only hears that there is one', async () => {
  await using app = await startApp()
  const { laptop } = await oldAccount(app)
  await removeContact(app, laptop, mailbox)
  const form = await laptop.get('/account/password')
  await laptop.submit(form, '/account/password', { current: password, password: another })
  const told = await templatesTo(app, mailbox)
  assert.ok(!told.includes('password_changed'))
  assert.equal(told[0], 'password_changed_elsewhere')
  const [mail] = await app.mail(mailbox)
  assert.equal(mail?.link, undefined)
  assert.doesNotMatch(JSON.stringify(mail?.content), /127\.0\.0|Device/, 'nothing of devices and places')
  assert.ok((await templatesTo(app, phone)).includes('password_changed'))
})

async function accountOf(app: Awaited<ReturnType<typeof startApp>>) {
  const { rows } = await app.database.query(
    `select owner_id as "ownerId", account_id as "accountId", kind from account limit 1`,
  )
  return rows[0]
}
