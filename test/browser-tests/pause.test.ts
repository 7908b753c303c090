import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, startApp, type TestApp } from '../start-app.ts'
import { openPerson, type Person, walks } from './chromium.ts'
import { toPassword } from './gallery.ts'

/** Nine of the ten tries are used up elsewhere, by requests alone. */
async function useUp(app: TestApp, address: string, tries: number): Promise<void> {
  const browser = app.browser()
  let seen = await browser.submit(await browser.get('/sign-in'), '/sign-in', { identifier: address })
  for (let i = 0; i < tries; i += 1) seen = await browser.submit(seen, '/sign-in/password', { password: `guess ${i}` })
}

async function tryAt(person: Person, address: string, secret: string): Promise<void> {
  await toPassword(person, address)
  await person.type('password', secret)
  await person.press()
}

for (const { language, scripts, how } of walks) {
  test(`tries left are told, the tenth pauses, and the ways out work, ${how}`, async () => {
    await using app = await startApp()
    const { address } = await app.given.account()
    await useUp(app, address, 7)
    await using person = await openPerson(app, { language, scripts })
    await tryAt(person, address, 'guess eight')
    assert.equal(await person.problem(), 'GK3002')
    assert.match(await person.text(), language === 'ja' ? /あと2回で、1分間/ : /2 tries left before a wait of 1 minute/)
    await person.assertAccessible()
    await person.type('password', 'guess nine')
    await person.press()
    await person.type('password', 'guess ten')
    await person.press()
    assert.equal(await person.problem(), 'GK3003')
    await person.assertAccessible()
    await person.press(language === 'ja' ? 'パスワードを再設定してサインイン' : 'Reset the password and sign in')
    assert.equal(person.path(), '/reset')
    assert.equal(await person.field('identifier').inputValue(), address)
  })
}

test('at zero the button opens in place: the focus stays, and what was typed', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await useUp(app, address, 9)
  await using person = await openPerson(app)
  await person.page.clock.install()
  await tryAt(person, address, 'guess ten')
  const button = person.page.locator('button[data-waits]')
  assert.equal(await button.getAttribute('aria-disabled'), 'true')
  assert.match(await person.textOf('[role="timer"]'), /^(1:00|0:5\d)$/)
  await person.type('password', password)
  await person.page.clock.runFor(30_000)
  assert.match(await person.textOf('[role="timer"]'), /^0:(2\d|30)$/)
  await button.click({ force: true })
  assert.equal(await person.problem(), 'GK3003')
  await person.field('password').focus()
  await app.pass(61)
  await person.page.clock.runFor(31_000)
  assert.equal(await button.getAttribute('aria-disabled'), null)
  assert.match(await person.textOf('#spoken'), /The wait is over/)
  assert.equal(await person.page.evaluate(() => document.activeElement?.id), 'password')
  assert.equal(await person.field('password').inputValue(), password)
  await person.press('Sign in')
  assert.equal(person.path(), '/account')
})

test('reloading the pause neither loses nor lengthens it', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await useUp(app, address, 9)
  await using person = await openPerson(app)
  await tryAt(person, address, 'guess ten')
  await app.pass(20)
  await person.page.reload()
  assert.equal(await person.problem(), 'GK3003')
  assert.match(await person.textOf('[role="timer"]'), /^0:(3\d|40)$/)
})

test('without scripts the page says until when, keeps the address and comes back by itself', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await useUp(app, address, 9)
  await using person = await openPerson(app, { scripts: false })
  await tryAt(person, address, 'guess ten')
  assert.match(await person.text(), /paused until \d\d:\d\d/)
  const after = await person.page.locator('meta[http-equiv="refresh"]').getAttribute('content')
  const [seconds, target] = (after ?? '').split(';url=')
  assert.ok(Number(seconds) > 50 && Number(seconds) <= 61)
  await app.pass(61)
  await person.go(target as string)
  assert.match(await person.text(), /aiko@example\.com/)
  await person.type('password', password)
  await person.press()
  assert.equal(person.path(), '/account')
})
