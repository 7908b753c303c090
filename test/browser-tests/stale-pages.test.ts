import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, startApp } from '../start-app.ts'
import { openPerson, walks } from './chromium.ts'
import { mailed, toPassword, tryPassword } from './gallery.ts'

for (const { language, scripts, how } of [walks[0], walks[3]]) {
  test(`the Back button after a sign-in leads to pages that still work, ${how}`, async () => {
    await using app = await startApp()
    const { address } = await app.given.account()
    await using person = await openPerson(app, { language, scripts })
    await toPassword(person, address)
    await tryPassword(person, password)
    await person.page.goBack()
    assert.equal(person.path(), '/sign-in/password')
    await tryPassword(person, password)
    assert.equal(person.path(), '/account')
  })

  test(`a page that was open for days still signs in, ${how}`, async () => {
    await using app = await startApp()
    const { address } = await app.given.account()
    await using person = await openPerson(app, { language, scripts })
    await toPassword(person, address)
    await app.pass(3 * 24 * 3600)
    await tryPassword(person, password)
    assert.equal(person.path(), '/account')
  })

  test(`cookies that were deleted between two pages cost nothing but themselves, ${how}`, async () => {
    await using app = await startApp()
    const { address } = await app.given.account()
    await using person = await openPerson(app, { language, scripts })
    await person.go('/sign-up')
    await person.type('email', 'hana@example.com')
    await person.press()
    await person.context.clearCookies()
    await person.type('code', '123')
    await person.press()
    assert.equal(person.path(), '/sign-up')
    assert.equal(await person.field('email').inputValue(), 'hana@example.com')
    await toPassword(person, address)
    await person.context.clearCookies()
    await tryPassword(person, password)
    assert.equal(person.path(), '/account')
  })
}

test('a double click on the button sends the form once', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await using person = await openPerson(app)
  let sent = 0
  person.page.on('request', (request) => {
    if (request.method() === 'POST') sent += 1
  })
  await toPassword(person, address)
  await person.type('password', password)
  const arrived = person.page.waitForURL(/\/account(\?|$)/)
  await person.page.locator('main .button.primary').dblclick()
  await arrived
  assert.equal(sent, 2)
  const { rows } = await app.database.query('select count(*)::int as n from session')
  assert.equal(rows[0].n, 1)
})

test('without scripts a second click does no harm', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await using person = await openPerson(app, { scripts: false })
  await toPassword(person, address)
  await person.type('password', password)
  const arrived = person.page.waitForURL(/\/account(\?|$)/)
  await person.page.locator('main .button.primary').dblclick()
  await arrived
})

test('two tabs sign two accounts in, and neither disturbs the other', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'aiko@example.com' })
  await app.given.account({ address: 'hana@example.com', name: '山田 花子' })
  await using person = await openPerson(app)
  const second = await person.context.newPage()
  await toPassword(person, 'aiko@example.com')
  await second.goto('/sign-in')
  await second.locator('#identifier').fill('hana@example.com')
  await second.locator('main .button.primary').click()
  await second.locator('#password').fill(password)
  await tryPassword(person, password)
  await second.locator('main .button.primary').click()
  await second.waitForURL(/\/account(\?|$)/)
  await person.go('/accounts')
  assert.equal(await person.page.locator('.picker .row').count(), 2)
  assert.match(await person.text(), /aiko@example\.com.*hana@example\.com|hana@example\.com.*aiko@example\.com/)
})

test('a form for a new account that is sent from two tabs makes one account', async () => {
  await using app = await startApp()
  await using person = await openPerson(app, { scripts: false })
  await person.go('/sign-up')
  await person.type('email', 'aiko@example.com')
  await person.press()
  await person.enterCode((await mailed(app, 'aiko@example.com')).code)
  const second = await person.context.newPage()
  await second.goto(person.page.url())
  await second.locator('#fullName').fill('Hana')
  await second.locator('#password').fill(password)
  await person.type('fullName', 'Aiko')
  await person.type('password', password)
  await person.press()
  assert.equal(person.path(), '/account')
  await second.locator('main .button.primary').click()
  await second.waitForURL('**/sign-up?*')
  const { rows } = await app.database.query('select count(*)::int as n from account')
  assert.equal(rows[0].n, 1)
})

test('a form that another site sends is answered with a page that goes on, never a bare refusal', async () => {
  await using app = await startApp()
  await using person = await openPerson(app)
  await person.page.route('**/elsewhere', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<title>Elsewhere</title><form method="post" action="${app.url}/sign-in"><input name="identifier" value="aiko@example.com"><button class="button primary">Go</button></form>`,
    }),
  )
  await person.page.goto(`http://127.0.0.1:${app.port}/elsewhere`)
  const arrived = person.page.waitForURL(`${app.url}/sign-in`)
  await person.page.locator('button').click()
  await arrived
  assert.equal(await person.problem(), 'GK6003')
  await person.press()
  assert.equal(person.path(), '/sign-in')
  assert.equal(await person.problem(), undefined)
})
