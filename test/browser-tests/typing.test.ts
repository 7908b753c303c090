import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, startApp } from '../start-app.ts'
import { openPerson, type Person } from './chromium.ts'
import { mailed, toPassword } from './gallery.ts'

const focused = (person: Person) =>
  person.page.evaluate(() => {
    const at = document.activeElement as HTMLElement
    return at.getAttribute('name') || at.getAttribute('aria-label') || at.textContent?.trim() || at.tagName
  })

test('a password is shown and hidden by a button in words, and goes out hidden', async () => {
  await using app = await startApp()
  await using person = await openPerson(app)
  await toPassword(person, 'aiko@example.com')
  const field = person.field('password')
  await person.type('password', 'not this one')
  assert.equal(await field.getAttribute('type'), 'password')
  await person.page.getByRole('button', { name: 'Show the password' }).click()
  assert.equal(await field.getAttribute('type'), 'text')
  assert.match(await person.textOf('#spoken'), /can be seen|shown|visible/i)
  await person.page.getByRole('button', { name: 'Hide the password' }).click()
  assert.equal(await field.getAttribute('type'), 'password')
  await person.press()
  assert.equal(await field.getAttribute('type'), 'password')
  assert.equal(await field.inputValue(), '')
})

test('passwords and codes can be pasted', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await using person = await openPerson(app)
  await person.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await toPassword(person, address)
  await person.page.evaluate((text) => navigator.clipboard.writeText(text), password)
  await person.field('password').focus()
  await person.page.keyboard.press('Control+V')
  assert.equal(await person.field('password').inputValue(), password)
  await person.press()
  assert.equal(person.path(), '/account')
})

test('fields carry the tokens that browsers and password managers fill them by', async () => {
  await using app = await startApp()
  await using person = await openPerson(app, { scripts: false })
  const tokenOf = (name: string) => person.field(name).getAttribute('autocomplete')
  await person.go('/sign-in')
  assert.equal(await tokenOf('identifier'), 'username webauthn')
  await toPassword(person, 'aiko@example.com')
  assert.equal(await tokenOf('password'), 'current-password')
  assert.equal(await person.page.locator('input[autocomplete="username"]').inputValue(), 'aiko@example.com')
  await person.go('/sign-up')
  assert.equal(await tokenOf('email'), 'email')
  await person.type('email', 'aiko@example.com')
  await person.press()
  assert.equal(await tokenOf('code'), 'one-time-code')
  assert.equal(await person.field('code').getAttribute('inputmode'), 'numeric')
  await person.enterCode((await mailed(app, 'aiko@example.com')).code)
  assert.equal(await tokenOf('fullName'), 'name')
  assert.equal(await tokenOf('password'), 'new-password')
})

test('the language link keeps the page and what was typed, and is remembered', async () => {
  await using app = await startApp()
  await using person = await openPerson(app, { language: 'ja' })
  await person.go('/sign-in?to=/account/security')
  await person.type('identifier', 'aiko@example.com')
  await person.press('English')
  assert.equal(await person.page.locator('html').getAttribute('lang'), 'en')
  assert.equal(person.path(), '/sign-in')
  assert.equal(await person.field('identifier').inputValue(), 'aiko@example.com')
  await person.press()
  await person.press('日本語')
  assert.equal(person.path(), '/sign-in/password')
  assert.match(await person.text(), /aiko@example\.com/)
  await person.go('/sign-up')
  assert.equal(await person.page.locator('html').getAttribute('lang'), 'ja')
})

test('a person signs in with the keyboard alone, in the order: field, next, help, create', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await using person = await openPerson(app)
  const { keyboard } = person.page
  await person.go('/sign-in')
  assert.equal(await focused(person), 'identifier')
  const order: string[] = []
  for (let i = 0; i < 4; i += 1) {
    await keyboard.press('Tab')
    order.push(await focused(person))
  }
  assert.deepEqual(order, ['Next', "I can't sign in", 'Create an account', 'Need help?'])
  await person.field('identifier').focus()
  await keyboard.type(address)
  const second = person.page.waitForURL('**/sign-in/password?*')
  await keyboard.press('Enter')
  await second
  await person.page.waitForLoadState('load')
  assert.equal(await focused(person), 'password')
  await keyboard.type(password)
  const done = person.page.waitForURL(/\/account(\?|$)/)
  await keyboard.press('Enter')
  await done
})

test('the focus is always to be seen: a ring of two pixels around what has it', async () => {
  await using app = await startApp()
  await using person = await openPerson(app)
  await person.go('/sign-in')
  for (let i = 0; i < 9; i += 1) {
    await person.page.keyboard.press('Tab')
    const ring = await person.page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element)
      return [document.activeElement?.tagName, outlineStyle, outlineWidth]
    })
    if (ring[0] !== 'BODY') assert.deepEqual(ring.slice(1), ['solid', '2px'])
  }
})

test('invisible characters and spaces that came along are told, and taken out by one click', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await using person = await openPerson(app)
  await toPassword(person, address)
  await person.field('password').focus()
  await person.page.keyboard.insertText(`\u200b${password} `)
  await person.page.getByRole('button', { name: 'Remove them' }).first().waitFor()
  while (await person.page.getByRole('button', { name: 'Remove them' }).count()) {
    await person.page.getByRole('button', { name: 'Remove them' }).first().click()
    await person.page.waitForFunction(
      (before) => document.querySelectorAll('#password-hints .tip').length < before,
      await person.page.locator('#password-hints .tip').count(),
    )
  }
  assert.equal(await person.field('password').inputValue(), password)
})

test('the number of the attempt is copied by one click', async () => {
  await using app = await startApp()
  await using person = await openPerson(app)
  await person.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await toPassword(person, 'aiko@example.com')
  await person.type('password', 'not this one')
  await person.press()
  await person.page.getByRole('button', { name: 'Copy' }).click()
  await person.page.getByRole('button', { name: 'Copied' }).waitFor()
  const copied = await person.page.evaluate(() => navigator.clipboard.readText())
  assert.match(copied, /^GK3001 at_[0-9A-Z]{26}$/)
})
