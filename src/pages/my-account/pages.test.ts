import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertFits, openPerson } from '../../../test/browser-tests/chromium.ts'
import { password, startApp } from '../../../test/start-app.ts'

import { placePaths } from './places.ts'

// With scripts the gallery looks at all of them.
for (const language of ['ja', 'en'] as const) {
  test(`in a browser without scripts every page is accessible and fits 320 px (${language})`, async () => {
    await using app = await startApp()
    const { address } = await app.given.account({ language })
    await using person = await openPerson(app, {
      language,
      scripts: false,
      context: { viewport: { width: 320, height: 800 } },
    })
    await person.go('/sign-in?to=/account')
    await person.type('identifier', address)
    await person.press()
    await person.type('password', password)
    await person.press()
    for (const path of [...placePaths, '/account/profile?done=profile']) {
      await person.go(path)
      await person.assertAccessible()
      await assertFits(person.page)
    }
  })
}

test('a person changes the password in a browser, with a suggestion that is one click away', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await using person = await openPerson(app)
  await person.go('/sign-in?to=/account/password')
  await person.type('identifier', address)
  await person.press()
  await person.type('password', password)
  await person.press()
  await person.type('current', password)
  await person.page.getByRole('button', { name: 'Suggest one' }).click()
  assert.ok((await person.field('password').inputValue()).length >= 15)
  await person.press()
  assert.equal(person.path(), '/account/security')
  assert.match(await person.text(), /The password was changed/)
})
