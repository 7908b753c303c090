import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, Seen } from '../../../test/browser.ts'
import { flowIn, givenFlow } from '../../../test/flows.ts'
import { password, signIn, startApp } from '../../../test/start-app.ts'

const typed = { keystrokes: 9, capsSeen: false, nonAscii: false, trimmed: false, cookieProbe: true, sinceLoadMs: 4000 }

async function tryWith(browser: Browser, address: string, secret: string, evidence: object = typed): Promise<Seen> {
  const page = await browser.submit(await browser.get('/sign-in'), '/sign-in', { identifier: address })
  return browser.submit(page, '/sign-in/password', { password: secret, evidence: JSON.stringify(evidence) })
}

/** What stands beside the card. */
const asideOf = ({ html }: Seen) => /<aside class="beside">([\s\S]*?)<\/aside>/.exec(html)?.[1] ?? ''
const causesOf = (seen: Seen) => [...asideOf(seen).matchAll(/data-cause="(C\d\d)"/g)].map(([, cause]) => cause)
const repairsOf = (seen: Seen) => [...asideOf(seen).matchAll(/data-repair="(\w+)"/g)].map(([, repair]) => repair)

test('the likely cause stands beside a refused sign-in, with what it was seen from and a way to ask further', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const seen = await tryWith(app.browser(), address, 'WRONG', { ...typed, capsSeen: true })
  assert.equal(causesOf(seen)[0], 'C04')
  assert.match(seen.text, /Almost certain: capitals and small letters were exchanged/)
  assert.match(seen.text, /Caps Lock was on during typing/)
  const attempt = /at_[\dA-Z]{26}/.exec(seen.html)?.[0]
  assert.match(asideOf(seen), new RegExp(`href="/helper\\?flow=[\\w-]+&amp;attempt=${attempt}"`))
  assert.ok(repairsOf(seen).includes('find_cause'))
  const filled = await tryWith(app.browser(), address, 'wrong', { ...typed, autofilled: true, keystrokes: 0 })
  assert.equal(causesOf(filled)[0], 'C10')
  const slip = app.browser()
  await signIn(slip, address, password)
  slip.cookies.delete('genkan_session')
  assert.ok(causesOf(await tryWith(slip, 'aikoo@example.com', 'wrong')).includes('C01'))
})

test('whoever wants to see what they typed finds the field open', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  const refused = await tryWith(browser, address, 'WRONG', { ...typed, capsSeen: true })
  const field = /<input id="password"[^>]* type="(\w+)"/
  assert.equal(field.exec(refused.html)?.[1], 'password')
  const open = await browser.submit(refused, '/helper/repair', { repair: 'show_password' })
  assert.equal(field.exec(open.html)?.[1], 'text')
})

test('a repair that was taken up and did not help is not offered again on the page, and a person is', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  const filled = { ...typed, autofilled: true, keystrokes: 0 }
  const first = await tryWith(browser, address, 'wrong', filled)
  const [repair = ''] = repairsOf(first)
  assert.notEqual(repair, 'find_cause')
  await browser.submit(first, '/helper/repair', { repair })
  const goal = first.fields('/sign-in/password').flow ?? ''
  assert.deepEqual(flowIn(app, browser, goal)?.tried, [repair])
  const page = await browser.get(`/sign-in/password?flow=${goal}`)
  const again = await browser.submit(page, '/sign-in/password', {
    password: 'wrong too',
    evidence: JSON.stringify(filled),
  })
  assert.deepEqual(repairsOf(again).includes(repair), false)
  assert.ok(repairsOf(again).includes('person'))
})

test('ENU: at T0 the page is the same to the byte for an address that nobody has, whatever its page saw', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'aiko@example.com' })
  const answers = async (address: string) => {
    const browser = app.browser()
    const pages = []
    for (let n = 1; n <= 11; n += 1) {
      const evidence = n % 2 ? { ...typed, capsSeen: true } : { ...typed, autofilled: true, keystrokes: 0 }
      pages.push(plain(await tryWith(browser, address, `wrong ${n}`, evidence), address))
    }
    return pages
  }
  const known = await answers('aiko@example.com')
  assert.ok(known.some(({ html }) => html.includes('data-cause="C04"')))
  assert.deepEqual(
    [known[0], known[7], known[9], known[10]].map((page) => page?.problem),
    ['GK3001', 'GK3002', 'GK3003', 'GK3003'],
  )
  assert.deepEqual(await answers('anna@example.com'), known)
})

/** Without what differs between any two answers: tokens, the number of the attempt, the time. */
function plain(seen: Seen, address: string) {
  const html = seen.html
    .replaceAll(address.slice(0, 4), '…')
    .replace(/(flow=|value=")[ao][\da-f]{14}/g, '$1…')
    .replace(/at_[\dA-Z]{26}/g, 'at_…')
    .replace(/data-(server-time|ends)="[\d.]+"/g, '')
    .replace(/content="\d+;/g, '')
    .replace(/\d\d:\d\d/g, '…')
    .replace(/\b\d:\d\d\b|\b\d+ seconds?\b/g, '…')
  return { status: seen.status, problem: seen.problem, html }
}

test('after the right password its person hears why the account is shut', async () => {
  await using app = await startApp()
  const { address, accountId } = await app.given.account()
  await app.operator.disableAccount(accountId)
  const seen = await tryWith(app.browser(), address, password)
  assert.equal(seen.problem, 'GK2008')
  assert.equal(causesOf(seen)[0], 'C21')
  assert.deepEqual(causesOf(await tryWith(app.browser(), address, 'wrong')).includes('C21'), false)
})

test('a suspended organisation is told with its date', async () => {
  await using app = await startApp()
  const { ownerId, initialDomain } = await app.operator.createOrganization('Example K.K.', 'example-kk')
  const { address } = await app.given.account({ address: `aiko@${initialDomain}`, organizationId: ownerId })
  await app.database.query(
    "update organization set status = 'suspended', suspended_at = '2026-11-03T03:00:00Z' where owner_id = $1",
    [ownerId],
  )
  const seen = await tryWith(app.browser(), address, password)
  assert.equal(seen.problem, 'GK7006')
  assert.match(seen.text, /3 November 2026/)
  assert.doesNotMatch(seen.text, /—/)
})

test('a pause outlives the language link and a reload, for known and unknown addresses, and ends with its time', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'aiko@example.com' })
  for (const address of ['aiko@example.com', 'anna@example.com']) {
    const browser = app.browser()
    let seen = await tryWith(browser, address, 'wrong 0')
    for (let n = 1; n < 10; n += 1) seen = await tryWith(browser, address, `wrong ${n}`)
    assert.equal(seen.problem, 'GK3003')
    const link = /href="(\/sign-in\/password\?[^"]*lang=ja)"/.exec(seen.html)?.[1]?.replaceAll('&amp;', '&')
    assert.ok(link)
    const again = await browser.get(link)
    assert.deepEqual([again.status, again.problem], [429, 'GK3003'])
    assert.match(again.html, /lang="ja"/)
    assert.equal((await browser.get(again.path)).problem, 'GK3003')
    await app.pass(61)
    const later = await browser.get(link)
    assert.deepEqual([later.status, later.problem], [200, undefined])
  }
})

test('without cookies the way to the helper is offered', async () => {
  await using app = await startApp()
  const seen = await app.browser().get('/sign-in?lost=1')
  assert.equal(seen.problem, 'GK6001')
  assert.match(seen.html, /href="\/helper\?flow=[\w-]*&amp;symptom=Y5&amp;lost=cookies"/)
})

test('an application that wants a fresh sign-in is named as the reason, to whoever was signed in', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const requirement = { clientId: 'mail', name: 'Mail', kind: 'any' } as const
  const browser = app.browser()
  const flow = givenFlow(app, browser, { requirement, authAfter: Math.floor(Date.now() / 1000) })
  assert.match((await browser.get(`/sign-in?flow=${flow}`)).text, /to continue to Mail/)
  await signIn(browser, address, password)
  const page = await browser.get(`/sign-in?flow=${flow}`)
  assert.match(page.text, /Mail asks you to sign in again/)
  assert.match((await browser.submit(page, '/sign-in', { identifier: address })).text, /Mail asks you to sign in again/)
})

test('whoever comes back without the session of a moment ago is told what takes it away, and by which button it ends', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  await signIn(browser, address, password)
  const session = browser.cookies.get('genkan_session') ?? ''
  browser.cookies.delete('genkan_session')
  const gone = await browser.get('/account/profile')
  assert.match(gone.html, /data-problem="GK6005"/)
  assert.ok(gone.html.includes('data-repair="find_cause"'))
  // An older cookie of the same name stands before ours, as browsers send those of a longer path.
  browser.cookies.set('genkan_session', `${'A'.repeat(43)}; genkan_session=${session}`)
  const shadowed = await browser.get('/account/profile')
  assert.match(shadowed.html, /data-cause="C36"/)
  assert.match(shadowed.html, /href="\/start-clean\?flow=[\w-]+" [^>]*data-repair="start_clean"/)
  const stranger = app.browser()
  assert.doesNotMatch((await stranger.get('/account/profile')).html, /data-(problem|cause)=/)
})
