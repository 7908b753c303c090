import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, startApp } from '../start-app.ts'
import { openPerson, type Person } from './chromium.ts'
import { toPassword, tryPassword } from './gallery.ts'

/** Forbids cookies to scripts; the answer allows them again. */
async function blockCookies(person: Person): Promise<() => Promise<void>> {
  const wire = await person.context.newCDPSession(person.page)
  await wire.send('Emulation.setDocumentCookieDisabled', { disabled: true })
  return async () => {
    await wire.send('Emulation.setDocumentCookieDisabled', { disabled: false })
  }
}

/** A browser that takes no cookies: neither those of scripts nor those of answers. */
async function refuseCookies(person: Person): Promise<void> {
  const context = person.page.context()
  await person.page.route('**/*', async (route) => {
    let answer = await route.fetch({ maxRedirects: 0 })
    // What is fetched for the page keeps its cookies in the browser's own jar; where a redirect leads nobody intercepts,
    // so it is followed here.
    for (let hop = 0; hop < 5 && answer.status() >= 300 && answer.status() < 400; hop += 1) {
      await context.clearCookies()
      const next = new URL(answer.headers().location ?? '', route.request().url()).href
      answer = await context.request.get(next, { maxRedirects: 0 })
    }
    await context.clearCookies()
    const headers = { ...answer.headers() }
    delete headers['set-cookie']
    await route.fulfill({ response: answer, headers })
  })
}

for (const language of ['ja', 'en'] as const) {
  test(`a browser without cookies is told before anything is typed (GK6001), in ${language}`, async () => {
    await using app = await startApp()
    await using person = await openPerson(app, { language })
    const allowCookies = await blockCookies(person)
    await person.go('/sign-in')
    const notice = person.page.locator('#notices [data-problem="GK6001"]')
    await notice.waitFor()
    assert.match(
      (await notice.textContent()) ?? '',
      language === 'ja' ? /Cookie を保存しない設定/ : /not keeping cookies/,
    )
    await allowCookies()
    const arrived = person.page.waitForEvent('load')
    await notice.getByRole('button').click()
    await arrived
    assert.equal(await notice.count(), 0)
  })

  test(`a device whose clock is off is told by how much (GK6008), in ${language}`, async () => {
    await using app = await startApp()
    await using person = await openPerson(app, { language })
    await app.pass(17 * 60)
    await person.go('/sign-in')
    const notice = person.page.locator('#notices [data-problem="GK6008"]')
    await notice.waitFor()
    assert.match((await notice.textContent()) ?? '', /17 ?(分|minutes)/)
  })

  test(`a device that is offline keeps what was typed, and goes on by itself (GK6006), in ${language}`, async () => {
    await using app = await startApp()
    const { address } = await app.given.account()
    await using person = await openPerson(app, { language })
    await toPassword(person, address)
    await person.type('password', password)
    await person.context.setOffline(true)
    const notice = person.page.locator('#notices [data-problem="GK6006"]')
    await notice.waitFor()
    await person.page.locator('main .button.primary').click()
    assert.equal(await person.field('password').inputValue(), password)
    const arrived = person.page.waitForURL(/\/account(\?|$)/)
    await person.context.setOffline(false)
    await arrived
  })
}

for (const scripts of [true, false]) {
  test(`whoever signs in without cookies learns that they are missing before the password is typed (GK6001)${scripts ? '' : ', without scripts'}`, async () => {
    await using app = await startApp()
    const { address } = await app.given.account()
    await using person = await openPerson(app, { scripts })
    await refuseCookies(person)
    await person.go('/sign-in')
    await person.type('identifier', address)
    await person.press()
    assert.equal(await person.problem(), 'GK6001')
    await person.page.unrouteAll({ behavior: 'wait' })
    await person.press()
    await person.type('identifier', address)
    await person.press()
    await tryPassword(person, password)
    assert.equal(person.path(), '/account')
  })
}

test('what the page knows of its browser goes into the log with the attempt: names and counts, no values', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await using person = await openPerson(app)
  await toPassword(person, address)
  await person.field('password').pressSequentially('wrong')
  await person.press()
  const { rows } = await app.database.query('select evidence from sign_in_log order by at desc limit 1')
  const { evidence } = rows[0]
  assert.equal(evidence.keystrokes, 5)
  assert.equal(evidence.cookieProbe, true)
  assert.equal(evidence.online, true)
  assert.doesNotMatch(JSON.stringify(evidence), /wrong/)
})
