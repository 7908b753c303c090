import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, startApp } from '../start-app.ts'
import { openPerson, walks } from './chromium.ts'
import { mailed, wrongCode } from './gallery.ts'

for (const { language, scripts, how } of walks) {
  test(`a person signs up with the code from the mail, ${how}`, async () => {
    await using app = await startApp()
    await using person = await openPerson(app, { language, scripts })
    await person.go('/sign-up')
    await person.assertAccessible()
    await person.type('email', 'aiko@example.com')
    await person.press()
    await person.assertAccessible()
    const { code } = await mailed(app, 'aiko@example.com')
    await person.enterCode(wrongCode(code))
    assert.equal(await person.problem(), 'GK4001')
    await person.assertAccessible()
    await person.enterCode(code)
    assert.equal(person.path(), '/sign-up/details')
    await person.assertAccessible()
    await person.press()
    assert.equal(await person.problem(), 'GK1009')
    await person.type('fullName', '田中 愛子')
    await person.type('password', password)
    await person.press()
    assert.equal(person.path(), '/account')
    const { rows } = await app.database.query('select full_name, language from account')
    assert.deepEqual(rows, [{ full_name: '田中 愛子', language }])
  })
}

for (const { language, scripts, how } of [walks[0], walks[3]]) {
  test(`the link in the mail does as well as the code, also in another browser, ${how}`, async () => {
    await using app = await startApp()
    await using person = await openPerson(app, { language, scripts })
    await person.go('/sign-up')
    await person.type('email', 'aiko@example.com')
    await person.press()
    const { link } = await mailed(app, 'aiko@example.com')
    await using elsewhere = await openPerson(app, { language, scripts })
    await elsewhere.go(link)
    await elsewhere.assertAccessible()
    await elsewhere.press()
    assert.equal(elsewhere.path(), '/sign-up/details')
    await elsewhere.type('fullName', 'Aiko')
    await elsewhere.page.locator('[name="noPassword"]').check()
    await elsewhere.press()
    assert.equal(elsewhere.path(), '/account')
    await person.go(link)
    assert.equal(await person.problem(), 'GK8002')
    await person.assertAccessible()
  })
}

test('a code can be asked for again after a while, and both codes work', async () => {
  await using app = await startApp()
  await using person = await openPerson(app)
  await person.page.clock.install()
  await person.go('/sign-up')
  await person.type('email', 'aiko@example.com')
  await person.press()
  const first = await mailed(app, 'aiko@example.com')
  const resend = person.page.locator('#resend')
  assert.equal(await resend.getAttribute('aria-disabled'), 'true')
  await resend.focus()
  await app.pass(31)
  await person.page.clock.runFor(31_000)
  assert.equal(await resend.getAttribute('aria-disabled'), null)
  assert.ok(await resend.evaluate((button) => button === document.activeElement))
  await person.press(/Send another code/)
  assert.notEqual((await mailed(app, 'aiko@example.com')).code, first.code)
  await person.enterCode(first.code)
  assert.equal(person.path(), '/sign-up/details')
})

test('a pasted code goes by itself; one that is typed waits for the button', async () => {
  await using app = await startApp()
  await using person = await openPerson(app)
  await person.go('/sign-up')
  await person.type('email', 'aiko@example.com')
  await person.press()
  const { code } = await mailed(app, 'aiko@example.com')
  await person.field('code').pressSequentially(wrongCode(code))
  assert.equal(person.path(), '/sign-up/code')
  assert.equal(await person.problem(), undefined)
  await person.type('code', '')
  const arrived = person.page.waitForURL('**/sign-up/details?*')
  await person.page.evaluate(
    (text) => {
      const field = document.querySelector('#code') as HTMLInputElement
      field.focus()
      document.execCommand('insertText', false, text)
    },
    `${code.slice(0, 3)} ${code.slice(3)}`,
  )
  await arrived
})
