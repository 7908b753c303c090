import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, signIn, startApp } from '../start-app.ts'
import {
  addContact,
  another,
  codeTo,
  contactId,
  contactsOf,
  isHeld,
  isIn,
  mailbox,
  oldAccount,
  pathOf,
  phone,
  removeContact,
  signInByCode,
  templatesTo,
} from './story.ts'

test('CON-01 a thief with one moment at a signed-in, established browser changes nothing, and the owner is told of the try', async () => {
  await using app = await startApp()
  const { laptop } = await oldAccount(app)
  const removal = `/account/contacts/${await contactId(app, phone)}/remove`
  for (const [path, fields] of [
    ['/account/contacts/add', { contact: 'thief@example.com' }],
    [removal, {}],
    ['/account/close', {}],
  ] as const) {
    const asked = await laptop.send(path, fields)
    assert.match(asked.path, /^\/account\/confirm\//, path)
    const guessed = await laptop.submit(asked, '/account/confirm', { password: `guess at ${path}` })
    assert.ok(guessed.problem, path)
  }
  assert.equal((await laptop.send('/account/password', { password: another })).problem, 'GK1004')
  assert.deepEqual(await contactsOf(app), [mailbox, phone])
  assert.deepEqual(await templatesTo(app, 'thief@example.com'), [])
  const { rows } = await app.database.query('select status from account')
  assert.deepEqual(rows, [{ status: 'active' }])
  for (const to of [mailbox, phone])
    assert.equal((await templatesTo(app, to)).filter((each) => each === 'change_tried').length, 1, to)
  assert.match((await laptop.get('/account/history')).text, /While changing the password: The password did not match/)
})

test('CON-01 what was shown for one change is good for that one, once and for five minutes', async () => {
  await using app = await startApp()
  const { laptop } = await oldAccount(app)
  const asked = await laptop.get('/account/contacts/add')
  const form = await laptop.submit(asked, '/account/confirm', { password })
  assert.equal(pathOf(form), '/account/contacts/add')
  const removal = `/account/contacts/${await contactId(app, phone)}/remove`
  assert.match((await laptop.get(removal)).path, /^\/account\/confirm\//, 'not for another change')
  await app.pass(5 * 60 + 1)
  const late = await laptop.submit(form, '/account/contacts/add', { contact: 'new@example.com' })
  assert.match(late.path, /^\/account\/confirm\//)
  const back = await laptop.submit(late, '/account/confirm', { password })
  assert.equal(back.fields('/account/contacts/add').contact, 'new@example.com', 'what was typed is there')
  const sent = await laptop.submit(back, '/account/contacts/add')
  await laptop.submit(sent, '/account/contacts/add/code', { code: await codeTo(app, 'new@example.com') })
  assert.deepEqual(await contactsOf(app), [mailbox, phone, 'new@example.com'])
  assert.match((await laptop.get('/account/contacts/add')).path, /^\/account\/confirm\//, 'not for a second one')
})

test('CON-09 the owner who lost mailbox and phone on one day adds a contact with the established laptop and the password', async () => {
  await using app = await startApp()
  const { laptop } = await oldAccount(app)
  const added = await addContact(app, laptop, 'new@example.com')
  assert.match(added.text, /new@example\.com new/)
  await removeContact(app, laptop, mailbox)
  await removeContact(app, laptop, phone)
  assert.deepEqual(await contactsOf(app), ['new@example.com'])
  assert.equal(await isHeld(app), false)
  assert.equal((await signInByCode(app, app.browser(), 'new@example.com')).problem, 'GK8005', 'young: not by itself')
  assert.equal(pathOf(await signInByCode(app, laptop, 'new@example.com')), '/account', 'with the laptop it is enough')
  assert.equal(pathOf(await signIn(app.browser(), 'new@example.com', password)), '/account', 'and with the password')
})

test('CON-15 on the first day a person signs up by code on a phone, sets a password, adds a second contact and signs in on a laptop: no hold, no wait, nothing asked twice', async () => {
  await using app = await startApp()
  const own = app.browser()
  const asked = await own.submit(await own.get('/sign-up'), '/sign-up', { email: mailbox })
  const details = await own.submit(asked, '/sign-up/code', { code: await codeTo(app, mailbox) })
  assert.equal(
    pathOf(await own.submit(details, '/sign-up/details', { fullName: '田中 愛子', noPassword: 'yes' })),
    '/account',
  )

  const set = await own.get('/account/password')
  assert.equal(pathOf(set), '/account/password', 'the code of the sign-up was shown a moment ago')
  const done = await own.submit(set, '/account/password', { password })
  assert.equal(pathOf(done), '/account/security', done.text)
  const form = await own.get('/account/contacts/add')
  assert.equal(pathOf(form), '/account/contacts/add', 'it is not asked for again')
  const sent = await own.submit(form, '/account/contacts/add', { contact: phone })
  await own.submit(sent, '/account/contacts/add/code', { code: await codeTo(app, phone) })
  assert.deepEqual(await contactsOf(app), [mailbox, phone])

  const laptop = app.browser()
  assert.equal(pathOf(await signInByCode(app, laptop, mailbox)), '/account')
  assert.equal(await isHeld(app), false)
  await addContact(app, laptop, 'third@example.com')
  assert.deepEqual(await contactsOf(app), [mailbox, phone, 'third@example.com'])
  assert.ok(await isIn(own))
})
