import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, startApp, type TestApp } from '../start-app.ts'
import { openPerson, type Person, walks } from './chromium.ts'
import { mailed, toPassword, tryPassword } from './gallery.ts'

const fresh = 'Maple-otter-8-ribbon'

async function signedIn(app: TestApp, options: Parameters<typeof openPerson>[1]): Promise<Person> {
  const { address } = await app.given.account({ language: options?.language ?? 'en' })
  const person = await openPerson(app, options)
  await toPassword(person, address)
  await tryPassword(person, password)
  assert.equal(person.path(), '/account')
  return person
}

for (const { language, scripts, how } of walks) {
  test(`a person looks after their account: name, phone number, password, sessions, ${how}`, async () => {
    await using app = await startApp()
    await using person = await signedIn(app, { language, scripts })
    await person.assertAccessible()
    await person.go('/account/profile')
    await person.type('fullName', '田中 アイコ')
    await person.type('reading', 'たなか あいこ')
    await person.press()
    assert.match(await person.text(), language === 'ja' ? /保存しました/ : /Saved/)

    await person.go('/account/contacts/add')
    await person.assertAccessible()
    await person.type('contact', '０９０－１２３４－５６７８')
    await person.press()
    await person.enterCode((await mailed(app, '+819012345678')).code)
    assert.equal(person.path(), '/account/contacts')
    assert.match(await person.text(), /090-1234-5678/)
    await person.assertAccessible()

    await person.go('/account/password')
    await person.type('current', password)
    await person.type('password', fresh)
    await person.press()
    assert.match(person.path(), /^\/account\/security/)
    await person.assertAccessible()

    const { rows } = await app.database.query('select full_name, reading from account')
    assert.deepEqual(rows, [{ full_name: '田中 アイコ', reading: 'タナカ アイコ' }])
    const told = (await app.mail('aiko@example.com')).map((message) => message.template)
    assert.ok(told.length >= 2, String(told))
  })
}

test('a sign-in that was somebody else is disowned, and that browser is out at once', async () => {
  await using app = await startApp()
  await using person = await signedIn(app, { language: 'en' })
  await using stranger = await openPerson(app)
  await toPassword(stranger, 'aiko@example.com')
  await tryPassword(stranger, password)
  await person.go('/account/history')
  await person.press(/This was not me|not me/i)
  await person.assertAccessible()
  await person.press()
  await stranger.go('/account')
  assert.equal(stranger.path(), '/sign-in')
})

test('a sensitive change asks for the password once more, and goes on where it was', async () => {
  await using app = await startApp()
  await using person = await signedIn(app, { language: 'en', scripts: false })
  await app.pass(30 * 60)
  await person.go('/account/contacts/add')
  assert.match(person.path(), /^\/account\/confirm\//)
  await tryPassword(person, password)
  assert.equal(person.path(), '/account/contacts/add')
})

for (const { language, scripts, how } of [walks[0], walks[3]]) {
  test(`a deleted account can be brought back for a while, by signing in, ${how}`, async () => {
    await using app = await startApp()
    await using person = await signedIn(app, { language, scripts })
    await person.go('/account/close')
    await person.assertAccessible()
    await person.press(language === 'ja' ? 'アカウントを削除' : /^Delete/)
    await toPassword(person, 'aiko@example.com')
    await tryPassword(person, password)
    assert.equal(await person.problem(), 'GK2009')
    await person.assertAccessible()
    await person.press(language === 'ja' ? 'アカウントを元に戻す' : 'Restore my account')
    const { rows } = await app.database.query('select status from account')
    assert.deepEqual(rows, [{ status: 'active' }])
  })
}
