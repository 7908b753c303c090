import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, proveForReset } from '../../../../test/attacks/means.ts'
import type { Browser } from '../../../../test/browser.ts'
import { password, signIn, startApp, type TestApp } from '../../../../test/start-app.ts'
import { enqueue } from '../../../mechanisms/delivery/index.ts'
import { newestRefused } from '../../../records/sign-in-log/index.ts'
import { diagnoseAttempt } from '../diagnose-subject.ts'
import { isCarrier, isNear } from './address.ts'
import { pageEvidence } from './attempt.ts'
import { type BrowserSide, observeBrowser } from './browser.ts'

const warnings: string[] = []
const log = { warn: (facts: object, message: string) => void warnings.push(`${message} ${JSON.stringify(facts)}`) }

/** What is known of the newest refused attempt on an account, all of it. */
async function factsOf(app: TestApp, accountId: string): Promise<readonly string[]> {
  const attempt = await newestRefused(app.db, accountId)
  assert.ok(attempt)
  const { facts } = await diagnoseAttempt({ db: app.db, log }, attempt, 'T5')
  assert.deepEqual(warnings, [])
  return facts
}

function holds(facts: readonly string[], ...expected: string[]): void {
  for (const fact of expected) assert.ok(facts.includes(fact), `${fact} in ${facts.join(' ')}`)
}

async function again(browser: Browser, address: string, secret: string): Promise<void> {
  browser.cookies.delete('genkan_session')
  await signIn(browser, address, secret)
}

test('the ordinary bands are reported too', async () => {
  await using app = await startApp()
  const { address, accountId } = await app.given.account()
  const browser = app.browser()
  await signIn(browser, address, password)
  await again(browser, address, 'wrong')
  holds(
    await factsOf(app, accountId),
    ...['account.active', 'password.set', 'password_change.none', 'sensitive.none', 'kinds.single', 'methods.some'],
    ...['last_success.today', 'success_elsewhere.none', 'lock_source.none', 'stored_client.none', 'other_success.no'],
    ...['tries.first', 'pause.none', 'source.free', 'known_here.same', 'domain.ordinary', 'former.no', 'incident.none'],
  )
})

test('tries are counted for this browser, and the same password again is said to be the same', async () => {
  await using app = await startApp()
  const { address, accountId } = await app.given.account()
  const bands = []
  const browser = app.browser()
  for (const secret of ['one', 'two', 'two', 'three']) {
    await again(browser, address, secret)
    bands.push((await factsOf(app, accountId)).find((fact) => fact.startsWith('tries.')))
  }
  assert.deepEqual(bands, ['tries.first', 'tries.few', 'tries.same', 'tries.several'])
  await again(app.browser(), address, 'four')
  holds(await factsOf(app, accountId), 'tries.first')
})

test('who used the tries up: strangers, the own browser, or an app that sends an old password', async () => {
  await using app = await startApp()
  const { address, accountId } = await app.given.account()
  const own = app.browser()
  await signIn(own, address, password)
  for (let n = 0; n < 11; n += 1) await signIn(app.browser(), address, `guess ${n}`)
  await again(own, address, 'wrong')
  holds(await factsOf(app, accountId), 'lock_source.strangers', 'pause.none')
  const other = await app.given.account({ address: 'hana@example.com' })
  const typist = app.browser()
  for (let n = 0; n < 11; n += 1) await again(typist, other.address, `try ${n}`)
  holds(await factsOf(app, other.accountId), 'lock_source.own', 'pause.active')
  const third = await app.given.account({ address: 'mail@example.com' })
  const program = app.browser({ headers: { 'user-agent': 'Mailer/1' } })
  for (let n = 0; n < 12; n += 1) await again(program, third.address, 'the old one')
  holds(await factsOf(app, third.accountId), 'lock_source.app', 'stored_client.repeating')
})

test('a sign-in that worked elsewhere within half an hour is seen', async () => {
  await using app = await startApp()
  const { address, accountId } = await app.given.account()
  const phone = app.browser({
    headers: { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Safari/604.1' },
  })
  await signIn(phone, address, password)
  const desk = app.browser({ headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Safari/537.36' } })
  await signIn(desk, address, 'wrong')
  holds(await factsOf(app, accountId), 'success_elsewhere.other_device')
  await app.pass(31 * 60)
  await signIn(desk, address, 'wrong again')
  holds(await factsOf(app, accountId), 'success_elsewhere.none')
})

test('a reset on a new browser is a change that nobody familiar made, until its person has been told for a day', async () => {
  await using app = await startApp()
  const { address, accountId } = await app.given.account()
  const own = app.browser()
  await signIn(own, address, password)
  own.cookies.delete('genkan_session')
  await app.pass(2 * 24 * 60 * 60)
  const phone = app.browser()
  const proven = await proveForReset(app, phone, address)
  await phone.submit(proven, '/reset/password', { password: fresh })
  await again(own, address, password)
  holds(await factsOf(app, accountId), 'sensitive.unfamiliar', 'password_change.self', 'former.yes')
  await app.pass(25 * 60 * 60)
  await again(own, address, password)
  holds(await factsOf(app, accountId), 'sensitive.familiar', 'former.yes')
})

test('what became of the mail: its receipt, whether it was opened, and whose mailbox it is', async () => {
  await using app = await startApp()
  const account = await app.given.account({ address: 'aiko@docomo.ne.jp' })
  const { ownerId, accountId, address } = account
  await enqueue(app.db, app.keys, {
    kind: 'email',
    to: address,
    template: 'reset_code',
    language: 'ja',
    values: { code: '123456', link: `${app.url}/x` },
    minutes: 10,
    ownerId,
    accountId,
    purpose: 'reset',
  })
  await app.mail(address)
  await app.pass(180)
  await signIn(app.browser(), address, 'wrong')
  const attempt = await newestRefused(app.db, accountId)
  assert.ok(attempt)
  const { input } = await diagnoseAttempt({ db: app.db, log }, attempt, 'T5')
  const seen = input.evidence.filter(({ where }) => where === 'delivery').map(({ name, value }) => `${name}.${value}`)
  holds(seen, 'receipt.accepted', 'opened.none', 'mailbox.carrier')
  await app.database.query("update message set status = 'refused', reply_class = 'no_such_user', accepted_at = null")
  const after = await diagnoseAttempt({ db: app.db, log }, attempt, 'T5')
  holds(
    after.input.evidence.map(({ name, value }) => `${name}.${value}`),
    'receipt.no_such_user',
  )
})

test('T0: an address that nobody has costs the same statements', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'aiko@example.com' })
  const costs = async (address: string) => {
    const browser = app.browser()
    const { html } = await signIn(browser, address, 'wrong')
    const attempt = /at_[\dA-Z]{26}/.exec(html)?.[0]
    const before = app.roundTrips()
    await browser.request('/helper/diagnoses', {
      method: 'POST',
      body: JSON.stringify({ attempt }),
      headers: { 'content-type': 'application/json' },
    })
    return app.roundTrips() - before
  }
  await costs('warm@example.com')
  assert.equal(await costs('aiko@example.com'), await costs('anna@example.com'))
})

test('an observer that fails leaves its items out, and is logged', async () => {
  await using app = await startApp()
  const { address, accountId } = await app.given.account()
  await signIn(app.browser(), address, 'wrong')
  await app.database.query('alter table browser_account rename to gone')
  const attempt = await newestRefused(app.db, accountId)
  assert.ok(attempt)
  const { facts } = await diagnoseAttempt({ db: app.db, log }, attempt, 'T5')
  assert.ok(warnings.splice(0).some((warning) => /an observer of the helper failed/.test(warning)))
  holds(facts, 'tries.first', 'lock_source.none')
  assert.ok(!facts.includes('account.active'))
})

test('an address is near when one or two characters were put in, left out or exchanged', () => {
  for (const near of ['tanakaa@example.com', 'tanka@example.com', 'tnaaka@example.com', 'tanaka@exmple.com'])
    assert.ok(isNear(near, 'tanaka@example.com'), near)
  for (const far of ['suzuki@example.com', 'tanaka@example.co.jp', 'anaka123@example.com', ''])
    assert.ok(!isNear(far, 'tanaka@example.com'), far)
})

test('the phone companies’ mailboxes are known, with their regions', () => {
  for (const domain of ['docomo.ne.jp', 'ezweb.ne.jp', 'i.softbank.jp', 't.vodafone.ne.jp'])
    assert.ok(isCarrier(domain))
  for (const domain of ['example.com', 'gmail.com', 'x.docomo.ne.jp']) assert.ok(!isCarrier(domain))
})

const at = new Date('2026-11-22T05:00:00Z')
const setOut = at.getTime() / 1000 - 60
const needsWork = { clientId: 'mail', name: 'Mail', kind: 'organization' } as const

function seenIn(side: Partial<BrowserSide>): string[] {
  const items = observeBrowser({ flow: undefined, known: [], sessions: [], organization: undefined, ...side }, at)
  return items.map(({ name, value }) => `${name}.${value}`)
}

function session(
  kind: 'personal' | 'organization',
  secondsAfter: number,
): NonNullable<BrowserSide['sessions']>[number] {
  const authTime = new Date((setOut + secondsAfter) * 1000)
  return { kind, ownerId: kind, accountId: kind, authTime } as NonNullable<BrowserSide['sessions']>[number]
}

test('a session that does not fit was chosen, or was there before and used without asking', () => {
  const flow = { id: 'f', at: setOut, requirement: needsWork }
  holds(seenIn({ flow, sessions: [session('personal', -600)] }), 'reuse.unfit', 'session.kept')
  const chosen = seenIn({ flow, sessions: [session('personal', 30)] })
  holds(chosen, 'kind.personal', 'reuse.none')
  holds(seenIn({ flow, sessions: [session('personal', 30), session('organization', -9)] }), 'reuse.fits', 'kind.fits')
  holds(seenIn({ flow }), 'reuse.none', 'fitting_here.no', 'app.registered')
})

test('an address outside all proved domains is a personal one; more is not said of an address alone', () => {
  const identifier = { kind: 'email', value: 'aiko@gmail.com', norm: 'aiko@gmail.com' } as const
  const flow = { id: 'f', at: setOut, requirement: needsWork, identifier }
  holds(seenIn({ flow }), 'kind.personal', 'domain.ordinary', 'known_here.none')
  const proved = seenIn({ flow, organization: { ownerId: 'o' } })
  holds(proved, 'domain.organisation')
  assert.ok(!proved.some((fact) => fact.startsWith('kind.')))
  holds(
    seenIn({ flow: { ...flow, identifier: { ...identifier, value: 'aiko@gmial.com', norm: 'aiko@gmial.com' } } }),
    'domain.typo',
  )
})

test('what the sign-in pages saw of a browser that came back with nothing', () => {
  holds(seenIn({ flow: { id: 'f', at: setOut, lost: 'cookies' } }), 'session.lost', 'cookies.blocked')
  holds(seenIn({ flow: { id: 'f', at: setOut, lost: 'session' } }), 'session.lost', 'cookies.kept')
})

test('what was typed was changed before it was sent: that is told before everything else about the page', () => {
  const facts = pageEvidence({ keystrokes: 9, formChanged: true, rewritten: true }, at)
  holds(
    facts.map(({ name, value }) => `${name}.${value}`),
    ...['page.rewritten', 'fill.typed'],
  )
  assert.equal(facts.filter(({ name }) => name === 'page').length, 1)
})

test('the same wrong password on two accounts of one browser is seen, on a stranger’s browser it is not', async () => {
  await using app = await startApp()
  const mine = await app.given.account()
  const other = await app.given.account({ address: 'aiko.other@example.com' })
  const browser = app.browser()
  for (const { address } of [mine, other]) await again(browser, address, password)
  await again(browser, other.address, 'Wrong-otter-1-maple')
  await again(browser, mine.address, 'Wrong-otter-1-maple')
  holds(await factsOf(app, mine.accountId), 'same_as_other.yes')
  await again(browser, mine.address, 'Wrong-otter-2-maple')
  holds(await factsOf(app, mine.accountId), 'same_as_other.no')
  const stranger = app.browser()
  for (const { address } of [other, mine]) await again(stranger, address, 'Wrong-otter-3-maple')
  const facts = await factsOf(app, mine.accountId)
  assert.ok(!facts.some((fact) => fact.startsWith('same_as_other')), facts.join(' '))
})

test('an invisible character is none of an input method, and a changed form is somebody else’s doing', () => {
  const facts = pageEvidence({ nonAscii: true, invisible: true, trimmed: false, formChanged: true }, at)
  holds(
    facts.map(({ name, value }) => `${name}.${value}`),
    ...['wide.none', 'extra.invisible', 'page.changed'],
  )
})
