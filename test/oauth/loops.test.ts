import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sha256 } from '../../src/platform/crypto/index.ts'
import { cookieNames } from '../../src/platform/http/index.ts'
import { lastStop } from '../../src/records/redirect-loops/index.ts'
import { type Application, ask, enter, follow, goOn, openApplication, redeem } from './application.ts'
import { type Browser, openInstallation } from './installation.ts'

/** An application that asks again and again: where the nth request leads. */
async function loop(app: Application, browser: Browser, times: number, how: { exchange?: boolean } = {}) {
  let location = ''
  for (let n = 0; n < times; n += 1) {
    const asking = await ask(app)
    location = await follow(browser, asking.url)
    if (how.exchange && location.includes('code=')) await redeem(app, asking, location)
  }
  return location
}

/** What the sign-in helper hears of it. */
async function loopOf(home: Awaited<ReturnType<typeof openInstallation>>, browser: Browser, clientId: string) {
  return (await lastStop(home.db, hashOf(browser), clientId))?.reason ?? 'none'
}

async function installation() {
  const home = await openInstallation()
  const client = await home.client({ clientId: 'intranet', name: 'Intranet' })
  const app = await openApplication(home, client)
  const browser = home.browser()
  return { home, client, app, browser, names: cookieNames(home.config.secure) }
}

async function stopped(browser: Browser, location: string, language = 'en') {
  assert.match(location, /^\/oauth\/loop\?flow=/)
  const answer = await browser.open(location, { headers: { 'accept-language': language } })
  assert.equal(answer.status, 409)
  const html = await answer.text()
  assert.match(html, /data-problem="GK6002"/)
  return html
}

const field = (html: string, action: string) =>
  new RegExp(`action="${action}"[^>]*><input type="hidden" name="flow" value="([^"]+)"`).exec(html)?.[1] as string

test('the third return within a minute is stopped, with the reason of each: the application took the sign-in', async () => {
  const { home, app, browser } = await installation()
  await using _ = home
  await browser.signIn(await home.account())
  assert.match(await loop(app, browser, 3, { exchange: true }), /^https:\/\/app\.example\.com\/cb\?code=/)
  const html = await stopped(browser, await loop(app, browser, 1))
  assert.equal(html.match(/Intranet took your sign-in over/g)?.length, 3)
  assert.match(html, /Likely reason: the application does not accept your sign-in/)
  assert.match(html, /client_id intranet/)
  assert.match(html, /data-repair="start_clean"/)
  assert.match(html, /href="\/helper\?flow=[^"]+&amp;symptom=Y5"/)
  assert.equal(await loopOf(home, browser, 'intranet'), 'app')
  assert.equal(await loopOf(home, browser, 'another'), 'none')
  assert.deepEqual(
    home.logged.map(({ level, facts }) => [level, facts]),
    [['warn', { clientId: 'intranet', reason: 'app' }]],
  )
})

test('an application that never collects the sign-in is named so, in Japanese as well', async () => {
  const { home, app, browser } = await installation()
  await using _ = home
  await browser.signIn(await home.account())
  const location = await loop(app, browser, 4)
  const html = await stopped(browser, location)
  assert.equal(html.match(/did not collect your sign-in/g)?.length, 3)
  assert.match(await stopped(browser, location, 'ja'), /Intranet はサインインを受け取らずに/)
})

test('an application that answers an error with a new request is stopped too', async () => {
  const { home, app, browser } = await installation()
  await using _ = home
  const ownerId = await home.organization('Example')
  await browser.signIn(await home.account({ organizationId: ownerId }))
  await home.database.query(`update organization set status = 'suspended'`)
  const html = await stopped(browser, await loop(app, browser, 4))
  assert.equal(html.match(/was told “access_denied”/g)?.length, 3)
})

test('a browser that loses its sessions is told that it is the browser', async () => {
  const { home, app, browser, names } = await installation()
  await using _ = home
  const account = await home.account()
  for (let n = 0; n < 3; n += 1) {
    const page = await follow(browser, (await ask(app)).url)
    assert.match(page, /^\/sign-in\?flow=/)
    assert.match(await goOn(browser, page, await browser.signIn(account)), /code=/)
    browser.cookies.delete(names.open)
  }
  const html = await stopped(browser, await loop(app, browser, 1))
  assert.equal(html.match(/this browser no longer had your sign-in/g)?.length, 3)
  assert.equal(await loopOf(home, browser, 'intranet'), 'session_lost')
})

test('another account each time is named so', async () => {
  const { home, app, browser } = await installation()
  await using _ = home
  const sessions = [await browser.signIn(await home.account()), await browser.signIn(await home.account())]
  for (let n = 0; n < 3; n += 1) {
    const page = await follow(browser, (await ask(app)).url)
    assert.match(page, /^\/accounts\?flow=/)
    assert.match(await goOn(browser, page, sessions[n % 2] as string), /code=/)
  }
  const html = await stopped(browser, await loop(app, browser, 1))
  assert.match(html, /Likely reason: another account is used each time/)
  assert.equal(await loopOf(home, browser, 'intranet'), 'two_accounts')
})

test('three tabs, other applications, other browsers and slow returns are no loop', async () => {
  const { home, app, browser } = await installation()
  await using _ = home
  const account = await home.account()
  await browser.signIn(account)
  const second = await openApplication(home, await home.client({ clientId: 'mail', name: 'Mail' }))
  await Promise.all([enter(app, browser), enter(app, browser), enter(app, browser)])
  const tabs = await Promise.all(Array.from({ length: 5 }, () => ask(second)))
  const answers = await Promise.all(tabs.map((tab) => follow(browser, tab.url)))
  for (const answer of answers) assert.match(answer, /code=/, 'opened together')
  const neighbour = home.browser()
  await neighbour.signIn(account)
  await enter(app, neighbour)
  await home.pass(61)
  for (let n = 0; n < 6; n += 1) {
    await enter(app, browser)
    await home.pass(21)
  }
})

test('a request without pages is answered as ever, and counts for nothing', async () => {
  const { home, app, browser } = await installation()
  await using _ = home
  await browser.signIn(await home.account())
  for (let n = 0; n < 6; n += 1) await enter(app, browser, { prompt: 'none' })
  assert.match(await loop(app, browser, 3), /code=/)
  await enter(app, browser, { prompt: 'none' })
  await stopped(browser, await loop(app, browser, 1))
})

test('who signs out in between comes back on purpose', async () => {
  const { home, app, browser } = await installation()
  await using _ = home
  const account = await home.account()
  for (let n = 0; n < 6; n += 1) {
    const sessionId = await browser.signIn(account)
    await enter(app, browser)
    await home.database.query(
      `update session set ended_at = now(), ended_reason = 'signed_out' where session_id = $1`,
      [sessionId],
    )
  }
})

test('the person can go on all the same; the next three returns are stopped again', async () => {
  const { home, app, browser } = await installation()
  await using _ = home
  await browser.signIn(await home.account())
  const location = await loop(app, browser, 4)
  const html = await stopped(browser, location)
  const on = await browser.submit('/oauth/loop', { flow: field(html, '/oauth/loop') })
  assert.equal(on.status, 303)
  assert.match(await follow(browser, on.headers.get('location') as string), /^https:\/\/app\.example\.com\/cb\?code=/)
  assert.match(await loop(app, browser, 2), /code=/)
  await stopped(browser, await loop(app, browser, 1))
})

test('the page of a loop is for the browser that was in it', async () => {
  const { home, app, browser } = await installation()
  await using _ = home
  await browser.signIn(await home.account())
  const location = await loop(app, browser, 4)
  for (const stranger of [home.browser(), home.browser()]) {
    const answer = await stranger.open(location)
    assert.equal(answer.headers.get('location'), '/accounts')
  }
  assert.equal((await browser.open('/oauth/loop?flow=nonsense')).headers.get('location'), '/accounts')
})

test('nobody writes anything by asking again and again without being signed in', async () => {
  const { home, app, browser } = await installation()
  await using _ = home
  const account = await home.account()
  await browser.signIn(account)
  await home.database.query(`update session set ended_at = now(), ended_reason = 'signed_out'`)
  for (let n = 0; n < 5; n += 1) {
    const { url } = await ask(app, { account_kind: 'nonsense' })
    assert.match(await follow(browser, url), /error=invalid_request/)
  }
  assert.equal((await home.database.query('select 1 from oauth_answer')).rowCount, 0)
})

test('notes about answers are gone after a quarter of an hour', async () => {
  const { home, app, browser } = await installation()
  await using _ = home
  await browser.signIn(await home.account())
  await loop(app, browser, 4)
  await home.pass(16 * 60)
  assert.equal(await loopOf(home, browser, 'intranet'), 'none')
  await home.job('purge answers')
  assert.equal((await home.database.query('select 1 from oauth_answer')).rowCount, 0)
})

test('a closed provider reads its keys no more', async () => {
  await using home = await openInstallation()
  home.oauth.close()
  await home.cut()
  await home.oauth.refreshKeys()
})

function hashOf(browser: Browser): Buffer {
  return sha256(browser.cookies.get(cookieNames(browser.installation.config.secure).browser) as string)
}
