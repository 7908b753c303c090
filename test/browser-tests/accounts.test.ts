import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, startApp, type TestApp } from '../start-app.ts'
import { openPerson, type Person, walks } from './chromium.ts'
import { toPassword, tryPassword } from './gallery.ts'

async function signInAs(person: Person, address: string): Promise<void> {
  await toPassword(person, address)
  await tryPassword(person, password)
  assert.equal(person.path(), '/account')
}

async function liveSessions(app: TestApp): Promise<number> {
  const { rows } = await app.database.query('select count(*)::int as n from session where ended_at is null')
  return rows[0].n
}

for (const { language, scripts, how } of walks) {
  test(`two accounts stand side by side, one is signed out and stays on the list until it is removed, ${how}`, async () => {
    await using app = await startApp()
    await app.given.account({ address: 'aiko@example.com' })
    await app.given.account({ address: 'hana@example.com', name: '山田 花子' })
    await using person = await openPerson(app, { language, scripts })
    for (const address of ['aiko@example.com', 'hana@example.com']) await signInAs(person, address)
    await person.go('/accounts')
    await person.assertAccessible()
    assert.equal(await person.page.locator('.picker .row').count(), 2)
    await person.press(/aiko@example\.com/)
    assert.equal(person.path(), '/account')
    await person.go('/sign-out')
    await person.assertAccessible()
    await person.page.getByLabel('hana@example.com').or(person.page.getByLabel('山田 花子')).first().check()
    await person.press()
    await person.assertAccessible()
    assert.match(await person.text(), /hana@example\.com/)
    assert.equal(await liveSessions(app), 1)
    await person.go('/accounts')
    await person.press(/hana@example\.com/)
    assert.equal(person.path(), '/sign-in/password')
    await person.go('/accounts')
    await person.press(language === 'ja' ? '一覧を編集' : 'Edit the list')
    await person.assertAccessible()
    await person.press(language === 'ja' ? /削除: hana@example\.com/ : /Remove from this browser: hana@example\.com/)
    await person.press(language === 'ja' ? '完了' : 'Done')
    assert.equal(await person.page.locator('.picker .row').count(), 1)
  })
}

test('signing out of everything in this browser leaves other browsers signed in; everywhere ends all', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'aiko@example.com' })
  await app.given.account({ address: 'hana@example.com' })
  await using here = await openPerson(app)
  await using there = await openPerson(app)
  await signInAs(there, 'aiko@example.com')
  for (const address of ['aiko@example.com', 'hana@example.com']) await signInAs(here, address)
  await here.go('/sign-out')
  await here.page.getByLabel('Sign out of all accounts in this browser').check()
  await here.press()
  assert.equal(await liveSessions(app), 1)
  await signInAs(here, 'aiko@example.com')
  await here.go('/sign-out')
  await here.page.getByLabel('Sign out everywhere').check()
  await here.press()
  assert.equal(await liveSessions(app), 0)
  await here.go('/sign-out')
  assert.match(await here.text(), /Nobody is signed in here/)
})

for (const { language, scripts, how } of [walks[0], walks[3]]) {
  test(`starting clean takes every cookie and goes on to the same goal, ${how}`, async () => {
    await using app = await startApp()
    await app.given.account()
    await using person = await openPerson(app, { language, scripts })
    await signInAs(person, 'aiko@example.com')
    await person.go('/start-clean')
    await person.assertAccessible()
    await person.press()
    assert.equal(person.path(), '/sign-in')
    assert.deepEqual(await person.context.cookies(), [])
    assert.equal(await liveSessions(app), 0)
  })
}
