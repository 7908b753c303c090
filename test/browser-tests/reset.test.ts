import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApp } from '../start-app.ts'
import { openPerson, walks } from './chromium.ts'
import { mailed, toPassword, tryPassword } from './gallery.ts'

const fresh = 'Maple-otter-8-ribbon'

for (const { language, scripts, how } of walks) {
  test(`a forgotten password is reset with a code, and the person is in, ${how}`, async () => {
    await using app = await startApp()
    const { address } = await app.given.account({ language })
    await using person = await openPerson(app, { language, scripts })
    await toPassword(person, address)
    await person.press(language === 'ja' ? 'パスワードを忘れたとき' : 'Forgot your password?')
    assert.equal(await person.field('identifier').inputValue(), address)
    await person.assertAccessible()
    await person.press()
    await person.assertAccessible()
    await person.enterCode((await mailed(app, address)).code)
    assert.equal(person.path(), '/reset/password')
    await person.assertAccessible()
    await person.type('password', 'Password1')
    await person.press()
    assert.equal(await person.problem(), 'GK3010')
    await person.type('password', fresh)
    await person.press()
    assert.equal(person.path(), '/account')
    await using again = await openPerson(app, { language, scripts })
    await toPassword(again, address)
    await tryPassword(again, fresh)
    assert.equal(again.path(), '/account')
  })
}

for (const { language, scripts, how } of [walks[1], walks[2]]) {
  test(`the link in the mail resets too, and goes on to where the person was going, ${how}`, async () => {
    await using app = await startApp()
    const { address } = await app.given.account()
    await using person = await openPerson(app, { language, scripts })
    await person.go('/sign-in?to=/account/security')
    await person.type('identifier', address)
    await person.press()
    await person.press(language === 'ja' ? 'パスワードを忘れたとき' : 'Forgot your password?')
    await person.press()
    const { link } = await mailed(app, address)
    await person.go(link)
    await person.press()
    await person.type('password', fresh)
    await person.press()
    assert.equal(person.path(), '/account/security')
  })

  test(`a person signs in with a code from the mail instead of the password, ${how}`, async () => {
    await using app = await startApp()
    const { address } = await app.given.account()
    await using person = await openPerson(app, { language, scripts })
    await toPassword(person, address)
    await person.press(language === 'ja' ? '確認コードをメールで受け取る' : 'Get a code by email')
    await person.press()
    await person.enterCode((await mailed(app, address)).code)
    assert.equal(person.path(), '/account')
  })
}

test('the page proves by itself that a person asks: several questions in a row go through', async () => {
  await using app = await startApp()
  await using person = await openPerson(app)
  for (const address of ['a@example.com', 'b@example.com', 'c@example.com']) {
    await person.go('/reset')
    await person.type('identifier', address)
    await person.press()
    assert.equal(person.path(), '/reset/code', address)
  }
})

test('without scripts a second question at once has to wait a little, and keeps what was typed', async () => {
  await using app = await startApp()
  await using person = await openPerson(app, { scripts: false })
  // A few of them, since the ten seconds may just begin anew between two.
  let refused: string | undefined
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    await person.go('/reset')
    await person.type('identifier', `${name}@example.com`)
    await person.press()
    if ((await person.problem()) !== 'GK6012') continue
    refused = `${name}@example.com`
    break
  }
  assert.equal(await person.field('identifier').inputValue(), refused)
  await app.pass(11)
  await person.press()
  assert.equal(person.path(), '/reset/code')
})

test('a new password can be had from the page: suggested, shown, and ticked off', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await using person = await openPerson(app, { language: 'ja' })
  await person.go('/reset')
  await person.type('identifier', address)
  await person.press()
  await person.enterCode((await mailed(app, address)).code)
  await person.page.getByRole('button', { name: '候補を出す' }).click()
  const field = person.field('password')
  assert.match(await field.inputValue(), /^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/)
  assert.equal(await field.getAttribute('type'), 'text')
  assert.equal(await person.page.locator('[data-rule-part="long"].met').count(), 1)
  await person.press()
  assert.equal(person.path(), '/account')
})
