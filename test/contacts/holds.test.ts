import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registerClient } from '../clients.ts'
import { password, signIn, startApp } from '../start-app.ts'
import {
  addContact,
  another,
  codeTo,
  confirmed,
  contactsOf,
  hour,
  isHeld,
  mailbox,
  oldAccount,
  pathOf,
  phone,
  removeContact,
  resetBy,
  signInByCode,
} from './story.ts'

test('for 72 hours after a reset by code contacts stay and the account is not deleted, and the pages say so in both languages', async () => {
  await using app = await startApp()
  await oldAccount(app)
  const browser = app.browser()
  await resetBy(app, browser, mailbox)
  const contacts = await browser.get('/account/contacts')
  assert.match(contacts.text, /Nothing can be added, set or removed until/)
  assert.match(contacts.text, /keeps a stranger who read one of your messages/)
  assert.doesNotMatch(contacts.html, /\/remove"|href="\/account\/contacts\/add"/)
  assert.match((await browser.get('/account/close')).text, /Nothing can be added, set or removed until/)
  assert.match((await browser.get('/account/hold')).text, /The password was set anew with a code/)
  assert.match((await browser.get('/account/contacts?lang=ja')).text, /までは、追加・設定・削除ができません/)
  assert.match((await browser.get('/account/hold?lang=ja')).text, /確認コードでパスワードが新しく設定されました/)
})

test('signing in and changing the name stay possible, and after 72 hours all is as before', async () => {
  await using app = await startApp()
  await oldAccount(app)
  const browser = app.browser()
  await resetBy(app, browser, mailbox)
  await browser.submit(await browser.get('/account/profile'), '/account/profile', { fullName: 'Aiko' })
  await app.pass(71 * hour)
  assert.equal(pathOf(await signIn(browser, mailbox, another)), '/account')
  assert.ok(await isHeld(app))
  await app.pass(hour + 60)
  await signIn(browser, mailbox, another)
  await removeContact(app, browser, phone, another)
  assert.deepEqual(await contactsOf(app), [mailbox])
})

test('a code for a new contact that was asked for before the reset adds nothing after it', async () => {
  await using app = await startApp()
  const { laptop } = await oldAccount(app)
  const form = await confirmed(laptop, '/account/contacts/add')
  const asked = await laptop.submit(form, '/account/contacts/add', { contact: 'late@example.com' })
  const code = await codeTo(app, 'late@example.com')
  await resetBy(app, app.browser(), mailbox)
  await laptop.submit(asked, '/account/contacts/add/code', { code })
  assert.deepEqual(await contactsOf(app), [mailbox, phone])
})

test('a change of the password with the current one holds nothing, and a reset on an established device neither', async () => {
  await using app = await startApp()
  const { laptop } = await oldAccount(app)
  await laptop.submit(await laptop.get('/account/password'), '/account/password', {
    current: password,
    password: another,
  })
  assert.equal(await isHeld(app), false)
  await resetBy(app, laptop, mailbox, password)
  assert.equal(await isHeld(app), false)
})

test('two proofs of different kinds end a hold: the password after a sign-in by code', async () => {
  await using app = await startApp()
  await oldAccount(app)
  const browser = app.browser()
  await signInByCode(app, browser, mailbox)
  assert.ok(await isHeld(app))
  const ready = await confirmed(browser, '/account/hold/end')
  const ended = await browser.submit(ready, '/account/hold/end')
  assert.match(ended.text, /Everything can be changed again/)
  assert.equal(await isHeld(app), false)
  await addContact(app, browser, 'new@example.com')
  assert.deepEqual(await contactsOf(app), [mailbox, phone, 'new@example.com'])
})

test('after a reset the new password is no second proof, a code to another contact is, and so is an established device', async () => {
  await using app = await startApp()
  const { laptop } = await oldAccount(app)
  const browser = app.browser()
  await resetBy(app, browser, mailbox)
  const asked = await browser.get('/account/hold/end')
  assert.doesNotMatch(asked.html, /type="password"/)
  const forced = await browser.send('/account/confirm', { for: 'hold.end', to: '/account/hold/end', password: another })
  await browser.submit(forced, '/account/hold/end')
  assert.ok(await isHeld(app), 'the new password alone ends nothing')

  const onLaptop = await confirmed(laptop, '/account/hold/end', another)
  await laptop.submit(onLaptop, '/account/hold/end')
  assert.equal(await isHeld(app), false)

  await resetBy(app, browser, mailbox, password)
  assert.ok(await isHeld(app))
  const again = await browser.get('/account/hold/end')
  const code = await browser.submit(again, '/account/confirm/send')
  const ready = await browser.submit(code, '/account/confirm/code', { code: await codeTo(app, phone) })
  await browser.submit(ready, '/account/hold/end')
  assert.equal(await isHeld(app), false)
})

test('while a hold lasts an application gets access for now, and none that would outlive the hold', async () => {
  await using app = await startApp()
  await oldAccount(app)
  const callback = 'https://app.example.com/cb'
  const { clientId } = await registerClient(app.db, {
    name: 'Diary',
    firstParty: false,
    metadata: { redirect_uris: [callback] },
  })
  const browser = app.browser()
  await signInByCode(app, browser, mailbox)
  assert.ok(await isHeld(app))

  const allow = async (scope: string) => {
    const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: callback,
      scope,
      prompt: 'consent',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    })
    const consent = await browser.get(`/oauth/authorize?${query}`)
    return browser.submit(consent, '/oauth/consent', { decision: 'allow' })
  }
  const refused = await allow('openid offline_access')
  assert.match(refused.text, /GK7008/)
  assert.match(refused.html, /href="\/account\/hold"/)
  assert.match((await allow('openid')).path, /^https:\/\/app\.example\.com\/cb\?code=/)
})
