import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, startApp } from '../start-app.ts'
import { openPerson, walks } from './chromium.ts'
import { capsLock, toPassword, tryPassword } from './gallery.ts'

for (const { language, scripts, how } of walks) {
  test(`a person signs in in two steps, and gets it wrong first, ${how}`, async () => {
    await using app = await startApp()
    const { address } = await app.given.account()
    await using person = await openPerson(app, { language, scripts })
    await person.go('/sign-in')
    await person.assertAccessible()
    await person.press()
    assert.equal(await person.problem(), 'GK1001')
    await person.assertAccessible()
    await person.type('identifier', address)
    await person.press()
    assert.match(await person.text(), /aiko@example\.com/)
    await person.assertAccessible()
    await tryPassword(person, 'not this one')
    assert.equal(await person.problem(), 'GK3001')
    assert.match(await person.page.title(), language === 'ja' ? /^エラー：/ : /^Error: /)
    assert.equal(await person.field('password').inputValue(), '')
    assert.match(await person.text(), /aiko@example\.com/)
    await person.assertAccessible()
    await tryPassword(person, password)
    assert.equal(person.path(), '/account')
  })
}

test('the summary of a problem has the focus and leads to the field', async () => {
  await using app = await startApp()
  await using person = await openPerson(app)
  await toPassword(person, 'aiko@example.com')
  await tryPassword(person, 'not this one')
  const focused = () =>
    person.page.evaluate(() => document.activeElement?.getAttribute('role') ?? document.activeElement?.id)
  assert.equal(await focused(), 'alert')
  await person.page.locator('[role="alert"] a').click()
  assert.equal(await focused(), 'password')
})

test('what the page noticed stands beside a mistyped password, as facts of this browser alone', async () => {
  await using app = await startApp()
  await app.given.account()
  await using person = await openPerson(app)
  await toPassword(person, 'aiko@example.com')
  await person.field('password').focus()
  await capsLock(person)
  await person.page.locator('.tip[data-problem="GK1005"]').waitFor()
  await person.page.keyboard.press('a')
  await person.page.keyboard.insertText('ｐａｓｓ ')
  await person.page.locator('.tip[data-problem="GK1006"]').waitFor()
  await person.press()
  assert.equal(await person.problem(), 'GK3001')
  const causes = await person.page
    .locator('aside.beside [data-cause]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-cause')))
  // The likeliest first.
  assert.deepEqual(causes, ['C04', 'C05', 'C03'])
  await using noScripts = await openPerson(app, { scripts: false })
  await toPassword(noScripts, 'aiko@example.com')
  await tryPassword(noScripts, 'ｐａｓｓ')
  assert.equal(await noScripts.page.locator('aside.beside [data-cause]').count(), 0)
  assert.equal(await noScripts.page.locator('aside.beside a[href^="/helper?"]').count(), 1)
})

test('an account that this browser knows is offered beside a mistyped password, and used in one click', async () => {
  await using app = await startApp()
  const own = await app.given.account({ address: 'hana@example.com' })
  await using person = await openPerson(app)
  await toPassword(person, own.address)
  await tryPassword(person, password)
  await toPassword(person, 'aiko@example.com')
  await tryPassword(person, 'not this one')
  await person.press('Use that account')
  assert.equal(person.path(), '/account')
})

test('full-width letters are put right by one click, before anything is sent', async () => {
  await using app = await startApp()
  const { address } = await app.given.account({ password: 'Ribbon7 otter' })
  await using person = await openPerson(app)
  await toPassword(person, address)
  await person.field('password').focus()
  await person.page.keyboard.insertText('Ｒｉｂｂｏｎ７ otter')
  await person.page.getByRole('button', { name: 'Change to half-width' }).click()
  assert.equal(await person.field('password').inputValue(), 'Ribbon7 otter')
  await person.press()
  assert.equal(person.path(), '/account')
})

test('an address with a mistyped domain is put right by one click', async () => {
  await using app = await startApp()
  await using person = await openPerson(app, { language: 'ja' })
  await person.go('/sign-in')
  await person.type('identifier', 'aiko@gmial.com')
  await person.field('identifier').blur()
  await person.page.getByRole('button', { name: 'このアドレスを使う' }).click()
  assert.equal(await person.field('identifier').inputValue(), 'aiko@gmail.com')
})

test('a domain that an organisation has proved shows its name before the password', async () => {
  await using app = await startApp()
  const { initialDomain } = await app.operator.createOrganization('株式会社カンパニー', 'company')
  await using person = await openPerson(app, { language: 'ja', scripts: false })
  await toPassword(person, `nobody@${initialDomain}`)
  assert.match(await person.textOf('.account'), /株式会社カンパニー/)
  assert.match(await person.textOf('header.brand'), /株式会社カンパニー/)
})
