import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, Seen } from '../browser.ts'
import { startMailServer } from '../mail-server.ts'
import { password, startApp, type TestApp } from '../start-app.ts'
import { close, count, disable, generous, lockUnseen, organization } from './means.ts'

/** Of one length, so that no length differs for the address alone. */
const classes = {
  unknown: 'p-unknown@example.com',
  active: 'p-active_@example.com',
  locked: 'p-locked_@example.com',
  disabled: 'p-disable@example.com',
  closed: 'p-closed_@example.com',
  noPassword: 'p-nopassw@example.com',
  organization: 'p-orgmemb@example.com',
  suspended: 'p-suspend@example.com',
} as const

type Class = keyof typeof classes

async function everyClass(app: TestApp): Promise<void> {
  await app.given.account({ address: classes.active, name: 'Active' })
  const locked = await app.given.account({ address: classes.locked, name: 'Locked' })
  const disabled = await app.given.account({ address: classes.disabled, name: 'Disabled' })
  const closed = await app.given.account({ address: classes.closed, name: 'Closed' })
  await app.given.account({ address: classes.noPassword, name: 'None', password: null })
  const { ownerId } = await organization(app)
  await app.given.account({ address: classes.organization, name: 'Member', organizationId: ownerId })
  const paused = await organization(app, 'paused')
  await app.given.account({ address: classes.suspended, name: 'Paused', organizationId: paused.ownerId })
  await app.operator.suspendOrganization(paused.ownerId)
  await disable(app, disabled.accountId)
  await close(app, closed.accountId)
  await lockUnseen(app, locked)
}

async function answerOf(browser: Browser, identifier: string, secret: string): Promise<Seen> {
  const page = await browser.submit(await browser.get('/sign-in'), '/sign-in', { identifier })
  return browser.submit(page, '/sign-in/password', { password: secret })
}

/** Everything of an answer that a stranger can see, but for what differs from one request to the next by chance. */
async function seenOf(answer: Response, address: string) {
  const body = await answer.text()
  const headers = [...answer.headers]
    .filter(([name]) => !['date', 'set-cookie', 'retry-after'].includes(name))
    .map(([name, value]) => `${name}: ${plain(value, address)}`)
  const cookies = answer.headers
    .getSetCookie()
    .map((cookie) => cookie.replace(/=[\w-]{43};/, '=…;'))
    .map((cookie) => cookie.replace(/^(genkan_flow_)\w+=([\w-]+)/, (_, name, sealed) => `${name}…=${sealed.length}`))
  return { status: answer.status, headers: headers.sort(), cookies, body: plain(body, address) }
}

/** Nonces are replaced by their lengths: those must not tell anything either. */
function plain(text: string, address: string): string {
  return text
    .replaceAll(address.split('@')[0] as string, '…')
    .replace(/flow=[\w-]+/g, (found) => `flow=${found.length}`)
    .replace(/value="(o[\da-f]{14}|[\w-]{43})"/g, (found) => `value=${found.length}`)
    .replace(/at_[\dA-Z]{26}/g, 'at_')
    .replace(/data-(server-time|opens-at|ends)="\d+"/g, '')
    .replace(/data-proof-of-work="[^"]*"/, (found) => `proof ${found.length}`)
    .replace(/\b\d{1,2}:\d\d\b/g, '00:00')
    .replace(/\d+ seconds?/g, 'some seconds')
}

/** Where two answers differ, in a few words. */
function same(seen: object, expected: object, what: string): void {
  const [a, b] = [JSON.stringify(seen), JSON.stringify(expected)]
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60)
  if (a !== b) assert.fail(`${what}:\n  ${around(a)}\n  ${around(b)}`)
}

type Step = (browser: Browser, address: string) => Promise<Response>

const open =
  (path: string): Step =>
  (browser) =>
    browser.request(path)

/** Posts a form of a page that steps before lead to. */
function post(action: string, fields: (address: string) => Record<string, string>, before?: Step): Step {
  return async (browser, address) => {
    const answer = before ? await before(browser, address) : await browser.request(action)
    const page = await arrive(browser, answer)
    return browser.post(action, { ...fieldsOf(page), ...fields(address) })
  }
}

async function arrive(browser: Browser, answer: Response): Promise<string> {
  const to = answer.headers.get('location')
  return to ? arrive(browser, await browser.request(to)) : answer.text()
}

function fieldsOf(html: string): Record<string, string> {
  return { flow: /name="flow" value="([^"]*)"/.exec(html)?.[1] ?? '' }
}

const follow =
  (before: Step): Step =>
  async (browser, address) => {
    const answer = await before(browser, address)
    const to = answer.headers.get('location')
    assert.ok(to, `no redirect, but ${answer.status}`)
    return browser.request(to)
  }

const identified = post('/sign-in', (identifier) => ({ identifier }))
const resetAsked = post('/reset', (identifier) => ({ identifier }))
const codeAsked = post('/sign-in/code', (identifier) => ({ identifier }))
const signUpAsked = post('/sign-up', (email) => ({ email, own: 'yes' }))

/** Every way on which somebody who has proved nothing can name an account. */
const anonymous: Record<string, Step> = {
  'GET /sign-in': open('/sign-in'),
  'POST /sign-in': identified,
  'GET /sign-in/password': follow(identified),
  'POST /sign-in/password, nothing typed': post('/sign-in/password', () => ({ password: '' }), identified),
  'POST /sign-in/password': post('/sign-in/password', () => ({ password: 'wrong' }), identified),
  'POST /sign-in/password without its flow': async (browser, username) =>
    browser.post('/sign-in/password', { username, password: 'wrong' }),
  'POST /reset': resetAsked,
  'GET /reset/code': follow(resetAsked),
  'POST /reset/code': post('/reset/code', () => ({ code: '000000' }), resetAsked),
  'POST /reset/code, too short': post('/reset/code', () => ({ code: '0000' }), resetAsked),
  'POST /reset/resend': post('/reset/resend', () => ({}), resetAsked),
  'GET /reset/password': async (browser, address) => {
    const page = await arrive(browser, await resetAsked(browser, address))
    return browser.request(`/reset/password?flow=${fieldsOf(page).flow}`)
  },
  'POST /reset/password': async (browser, address) => {
    const page = await arrive(browser, await resetAsked(browser, address))
    return browser.post('/reset/password', { ...fieldsOf(page), password: 'Maple-otter-8-ribbon' })
  },
  'POST /sign-in/code': codeAsked,
  'GET /sign-in/code/code': follow(codeAsked),
  'POST /sign-in/code/code': post('/sign-in/code/code', () => ({ code: '000000' }), codeAsked),
  'POST /sign-in/code/resend': post('/sign-in/code/resend', () => ({}), codeAsked),
  'POST /sign-up': post('/sign-up', (email) => ({ email })),
  'POST /sign-up, for oneself': signUpAsked,
  'GET /sign-up/code': follow(signUpAsked),
  'POST /sign-up/code': post('/sign-up/code', () => ({ code: '000000' }), signUpAsked),
  'POST /sign-up/resend': post('/sign-up/resend', () => ({}), signUpAsked),
}

for (const accept of ['text/html', 'application/json']) {
  test(`ATK-019 ATK-020 ATK-023 ATK-027 no anonymous way tells accounts apart (${accept})`, async () => {
    await using app = await startApp({ limits: generous })
    await everyClass(app)
    for (const [name, step] of Object.entries(anonymous)) {
      await app.pass(11)
      let expected: object | undefined
      for (const [kind, address] of Object.entries(classes) as [Class, string][]) {
        // The proof of work stays away, so each question waits for its turn.
        await app.database.query('delete from rate_window')
        const browser = app.browser({ headers: { accept } })
        const seen = await seenOf(await step(browser, address), address)
        expected ??= seen
        same(seen, expected, `${name} tells ${kind} from unknown`)
      }
    }
  })
}

test('ATK-019 a pause looks the same for an identifier that nobody has', async () => {
  await using app = await startApp()
  await app.given.account({ address: classes.active })
  const paused = async (address: string) => {
    for (let index = 0; index < 9; index += 1) await answerOf(app.browser(), address, `guess ${index}`)
    const tenth = await seenOf(
      (await anonymous['POST /sign-in/password']?.(app.browser(), address)) as Response,
      address,
    )
    const later = await seenOf(
      (await anonymous['POST /sign-in/password']?.(app.browser(), address)) as Response,
      address,
    )
    assert.equal(tenth.status, 429)
    return { tenth, later }
  }
  same(await paused(classes.active), await paused(classes.unknown), 'paused')
})

test('ATK-019 ATK-021 in the domain of an organisation nobody is told who is a member', async () => {
  await using app = await startApp({ limits: generous })
  const { ownerId, domain } = await organization(app)
  const [member, unknown] = [`q-member@${domain}`, `q-nobody@${domain}`]
  await app.given.account({ address: member, organizationId: ownerId })
  for (const [name, step] of Object.entries(anonymous)) {
    await app.pass(11)
    const seen = []
    for (const address of [member, unknown]) {
      await app.database.query('delete from rate_window')
      seen.push(await seenOf(await step(app.browser(), address), address))
    }
    same(seen[0] as object, seen[1] as object, name)
  }
})

test('ATK-020 ids of accounts in addresses and forms tell nothing', async () => {
  await using app = await startApp()
  const { accountId } = await app.given.account({ address: classes.active })
  const nobody = '0198f7f0-0000-7000-8000-000000000001'
  const browser = app.browser()
  for (const path of ['/accounts', '/accounts/remove', '/sign-out', '/reset/account', '/sign-in/code/account']) {
    const seen = []
    for (const account of [accountId, nobody]) seen.push(await seenOf(await browser.post(path, { account }), account))
    same(seen[0] as object, seen[1] as object, path)
  }
  for (const path of ['/sign-in', '/reset', '/sign-up', '/accounts']) {
    const seen = []
    for (const id of [accountId, nobody])
      seen.push(await seenOf(await browser.request(`${path}?account=${id}&accountId=${id}&user=${id}`), id))
    same(seen[0] as object, seen[1] as object, path)
  }
})

test('ATK-029 the same statements are sent to the database, and one message is put into the outbox', async () => {
  await using app = await startApp({ limits: generous })
  await everyClass(app)
  const ways = ['POST /reset', 'POST /sign-in/code', 'POST /sign-up', 'POST /sign-in/password'] as const
  for (const way of ways) {
    const costs: Record<string, unknown> = {}
    for (const [kind, address] of Object.entries(classes)) {
      // A pause of the account costs a look at when its owner was told; padding hides that.
      if (kind === 'locked' && way === 'POST /sign-in/password') continue
      await app.pass(11)
      await app.database.query('delete from rate_window')
      // Whose domain it is was asked lately for everybody.
      await app.browser().send('/sign-in', { identifier: `warm${address}` })
      const before = { trips: app.roundTrips(), messages: await count(app, 'message') }
      await anonymous[way]?.(app.browser(), address)
      costs[kind] = {
        trips: app.roundTrips() - before.trips,
        messages: (await count(app, 'message')) - before.messages,
      }
    }
    for (const kind of Object.keys(costs)) assert.deepEqual(costs[kind], costs.unknown, `${way}: ${kind}`)
  }
})

test('ATK-022 a mail server that does not answer holds up no page', async () => {
  await using server = await startMailServer()
  await using app = await startApp({ limits: generous, config: { smtpUrl: server.url } })
  await app.given.account({ address: classes.active })
  server.script('tarpit', 'tarpit', 'tarpit')
  for (const address of [classes.active, classes.unknown]) {
    await app.pass(11)
    const started = performance.now()
    const answer = await anonymous['POST /reset']?.(app.browser(), address)
    assert.equal(answer?.status, 303)
    assert.ok(performance.now() - started < 5000)
  }
  // What is still being sent is given up at once then.
  await server.goAway()
})

test('ATK-023 the refusal stands at the same field for everybody, and the focus too', async () => {
  await using app = await startApp()
  await app.given.account({ address: classes.active })
  const marks = async (address: string) => {
    const { html } = await answerOf(app.browser(), address, 'wrong')
    return [...html.matchAll(/(?:aria-describedby|aria-invalid|autofocus|for|href="#)[^\s>]*/g)].map(([found]) => found)
  }
  const seen = await marks(classes.active)
  assert.ok(seen.some((mark) => mark.startsWith('aria-describedby')))
  assert.deepEqual(seen, await marks(classes.unknown))
  assert.notEqual(password, 'wrong')
})
