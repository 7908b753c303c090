import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser } from '../../../test/browser.ts'
import { password, signIn, startApp, type TestApp } from '../../../test/start-app.ts'
import type { Visitor } from '../../access/index.ts'
import { provenChallenge } from '../../mechanisms/one-time/index.ts'
import { sha256 } from '../../platform/crypto/index.ts'
import { cookieNames, readBrowserCookies } from '../../platform/http/index.ts'
import {
  answerQuestion,
  diagnoseNew,
  getInvestigation,
  learn,
  openInvestigation,
  purgeHelper,
  reportOutcome,
  tryRepair,
  whyAttempt,
} from './index.ts'
import type { NewInvestigation } from './types.ts'

const log = { warn: (facts: object) => assert.fail(JSON.stringify(facts)) }

/** The acts as the pages call them, for the browsers of a test. */
function helperOf(app: TestApp) {
  const context = { ...app.context, log: { ...app.context.log, ...log } }
  return {
    context,
    async open(asking: Browser | Visitor, input: Partial<NewInvestigation> = {}): Promise<string> {
      const opened = await openInvestigation(context, visitorOf(asking), { language: 'en', ...input })
      assert.ok(opened.ok)
      return opened.token
    },
    look(asking: Browser | Visitor, token: string, cookies = namesOf(asking)) {
      return getInvestigation(context, visitorOf(asking), { token, cookies })
    },
  }
}

const namesOf = (asking: Browser | Visitor) => ('kind' in asking ? [] : [...asking.cookies.keys()])

/** What a request of this browser shows. */
function visitorOf(asking: Browser | Visitor): Visitor {
  if ('kind' in asking) return asking
  const cookies = [...asking.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const { browserHash, jarHashes } = readBrowserCookies(cookies, cookieNames(false))
  const client = { device: 'Chrome 141 · Windows', network: '203.0.113.0/24', address: '203.0.113.7' }
  return { kind: 'visitor', browserHash, jarHashes, client }
}

async function refused(browser: Browser, address: string, secret = 'wrong', evidence?: object) {
  const page = await browser.submit(await browser.get('/sign-in'), '/sign-in', { identifier: address })
  const seen = await browser.submit(page, '/sign-in/password', {
    password: secret,
    ...(evidence && { evidence: JSON.stringify(evidence) }),
  })
  return { seen, attempt: /at_[\dA-Z]{26}/.exec(seen.html)?.[0] as string }
}

const typed = { keystrokes: 9, capsSeen: false, nonAscii: false, trimmed: false, cookieProbe: true, sinceLoadMs: 4000 }

test('an investigation begins with the attempt of this browser and what its page saw', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  const { attempt } = await refused(browser, address, 'WRONG', { ...typed, capsSeen: true })
  const helper = helperOf(app)
  const token = await helper.open(browser, { attempt })
  const seen = await helper.look(browser, token)
  assert.equal(seen?.attemptLabel, attempt)
  assert.deepEqual([seen?.result.symptom, seen?.result.level], ['Y1', 'T0'])
  assert.equal(seen?.result.findings[0]?.cause, 'C04')
  assert.ok(seen?.result.lookedAt.includes('tries.first'))
  assert.deepEqual([seen?.masks, seen?.accounts, seen?.solved], [[], [], false])
  const stranger = await helper.open(app.browser(), { attempt })
  assert.equal((await helper.look(app.browser(), stranger))?.attemptLabel, undefined)
})

test('the token is kept as a hash alone, and nothing that was typed is kept at all', async () => {
  await using app = await startApp()
  const browser = app.browser()
  const { attempt } = await refused(browser, 'nobody@example.com', 'S3cret-typed-here')
  const helper = helperOf(app)
  const identifier = { kind: 'email', value: 'nobody@example.com', norm: 'nobody@example.com' } as const
  const token = await helper.open(browser, { attempt, flow: { id: '', at: 0, identifier } })
  const { rows } = await app.database.query('select * from investigation')
  assert.deepEqual(rows[0].token_hash, sha256(token))
  const all = JSON.stringify(rows)
  for (const secret of [token, 'nobody@example.com', 'S3cret']) assert.ok(!all.includes(secret), secret)
  assert.equal(await helper.look(browser, 'x'.repeat(43)), undefined)
  const unknown = { token: 'x'.repeat(43), question: 'fill', answer: 'x' } as const
  assert.equal(await answerQuestion(helper.context, visitorOf(browser), unknown), false)
  const seen = await helper.look(browser, token)
  assert.equal(seen?.flow?.identifier?.value, 'nobody@example.com')
})

test('what the visitor tells is kept; what only we can have seen is not taken from them', async () => {
  await using app = await startApp()
  const helper = helperOf(app)
  const browser = app.browser()
  const at = new Date().toISOString()
  const token = await helper.open(browser, {
    symptom: 'Y1',
    evidence: [
      { name: 'script', value: 'absent', where: 'browser', at },
      { name: 'account', value: 'disabled', where: 'account', at },
    ],
  })
  const visitor = visitorOf(browser)
  await answerQuestion(helper.context, visitor, { token, question: 'fill', answer: 'fill.filled' })
  await reportOutcome(helper.context, visitor, { token, repair: 'start_clean', helped: false })
  const { result } = (await helper.look(browser, token)) ?? {}
  assert.ok(result?.lookedAt.includes('fill.filled'))
  assert.ok(!JSON.stringify(result).includes('account.disabled'))
  assert.deepEqual([result?.next, result?.repairs[0]?.id], ['offer_person', 'person'])
  assert.ok(!result?.repairs.some(({ id }) => id === 'start_clean'))
  assert.notEqual(result?.question?.id, 'fill')
  const { rows } = await app.database.query('select evidence from investigation')
  assert.ok(!JSON.stringify(rows).includes('disabled'))
})

test('a repair that was not offered is not taken up', async () => {
  await using app = await startApp()
  const helper = helperOf(app)
  const browser = app.browser()
  const token = await helper.open(browser, { symptom: 'Y1' })
  const investigation = await helper.look(browser, token)
  assert.ok(investigation)
  const attempt = { investigation, repair: 'restore_account' } as const
  assert.equal(await tryRepair(helper.context, visitorOf(browser), attempt), undefined)
  const { rows } = await app.database.query('select tried from investigation')
  assert.deepEqual(rows[0].tried, [])
})

test('a later sign-in of this browser solves the investigation', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  const { attempt } = await refused(browser, address)
  const helper = helperOf(app)
  const token = await helper.open(browser, { attempt })
  assert.equal((await helper.look(browser, token))?.solved, false)
  await app.pass(5)
  await signIn(browser, address, password)
  const seen = await helper.look(browser, token)
  assert.deepEqual([seen?.solved, seen?.result.level], [true, 'T3'])
  assert.deepEqual(
    seen?.accounts.map(({ userName, status }) => [userName, status]),
    [[address, 'active']],
  )
})

test('a proved contact opens the account’s state for an hour, and its masks', async () => {
  await using app = await startApp()
  const { address, ownerId, accountId } = await app.given.account()
  await app.operator.disableAccount(accountId)
  const helper = helperOf(app)
  const browserHash = sha256('the browser that proved it')
  const visitor = { ...visitorOf(app.browser()), browserHash }
  const identifier = { kind: 'email', value: address, norm: address } as const
  const asked = { purpose: 'find', browserHash, contactKind: 'email', contactValue: address } as const
  const challenge = await provenChallenge(app.db, { ...asked, ownerId, accountId, askedAt: new Date() })
  const proof = { challenge, identifier, accountId }
  const token = await helper.open(visitor, { symptom: 'Y1', proof })
  const seen = await helper.look(visitor, token)
  assert.deepEqual([seen?.result.level, seen?.result.findings[0]?.cause], ['T2', 'C21'])
  assert.deepEqual(seen?.masks, ['a•••o@e•••.com'])
  assert.deepEqual(
    seen?.accounts.map(({ userName, status }) => [userName, status]),
    [[address, 'disabled']],
  )
  const elsewhere = visitorOf(app.browser())
  assert.equal(
    (await helper.look(elsewhere, await helper.open(elsewhere, { symptom: 'Y1', proof })))?.result.level,
    'T0',
  )
  await app.pass(61 * 60)
  const later = await helper.look(visitor, token)
  assert.deepEqual([later?.result.level, later?.masks, later?.accounts], ['T0', [], []])
})

test('a familiar browser hears that the password is a former one; no other browser costs a hash for it', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const { address } = account
  const own = app.browser()
  await signIn(own, address, password)
  own.cookies.delete('genkan_session')
  await app.db.run({ text: "update session set ended_at = now(), ended_reason = 'test'", values: [], name: '' })
  await app.pass(60 * 60)
  const { openHasher } = await import('../../mechanisms/authenticators/index.ts')
  const { setPassword } = await import('../../mechanisms/authenticators/changes.ts')
  await setPassword(app.db, account, await openHasher(app.keys).hash('Maple-otter-8-ribbon'))
  const { attempt, seen } = await refused(own, address, password, typed)
  assert.match(seen.html, /data-cause="C08"/)
  const helper = helperOf(app)
  const token = await helper.open(own, { attempt })
  const told = await helper.look(own, token)
  assert.deepEqual(
    [told?.result.level, told?.result.findings[0]?.cause, told?.result.findings[0]?.said],
    ['T1', 'C08', 'GK3005'],
  )
  const strange = await refused(app.browser(), address, password, typed)
  assert.doesNotMatch(strange.seen.html, /data-cause="C08"/)
  const { rows } = await app.database.query(
    "select evidence ? 'former' as former from sign_in_log where outcome = 'refused' order by at",
  )
  assert.deepEqual(
    rows.map(({ former }) => former),
    [true, false],
  )
})

test('refused attempts are diagnosed in the background, and marked when their person gets in', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  await refused(browser, address, 'WRONG', { ...typed, capsSeen: true })
  await refused(app.browser(), 'nobody@example.com', 'wrong', typed)
  const deps = { db: app.db, log }
  await diagnoseNew(deps)
  const causes = async () =>
    (
      await app.database.query(
        'select cause, symptom, prior_table, solved_at is not null as solved, solved_by from attempt_cause order by at',
      )
    ).rows
  assert.deepEqual(await causes(), [
    { cause: 'C04', symptom: 'Y1', prior_table: 'Y1.typed', solved: false, solved_by: null },
    { cause: 'C11', symptom: 'Y1', prior_table: 'Y1.typed', solved: false, solved_by: null },
  ])
  await app.pass(30)
  await signIn(browser, address, password)
  await diagnoseNew(deps)
  assert.deepEqual(
    (await causes()).map(({ solved }) => solved),
    [true, false],
  )
  await app.pass(100 * 24 * 60 * 60)
  await purgeHelper(app.db)
  assert.deepEqual(await causes(), [])
})

test('priors are learned from what a repair of the named cause solved, once there are enough', async () => {
  await using app = await startApp()
  const fill = (count: number) =>
    app.database.query(
      `insert into attempt_cause (owner_id, at, attempt_id, symptom, prior_table, cause, probability, solved_at, solved_by)
      select gen_random_uuid(), now() - (g % 60) * interval '1 day', gen_random_uuid(), 'Y1', 'Y1.typed', 'C12', 0.9, now(), 'use_another_way'
      from generate_series(1, $1) g`,
      [count],
    )
  const kept = async () => (await app.database.query('select attempts, priors from learned_priors')).rows
  await fill(500)
  await learn(app.db)
  assert.deepEqual(await kept(), [])
  await fill(1000)
  await app.database.query("update attempt_cause set solved_by = 'reset_password', cause = 'C09'")
  await learn(app.db)
  const [row] = await kept()
  assert.equal(row.attempts, 1500)
  const table = row.priors.tables.find(({ id }: { id: string }) => id === 'Y1.typed')
  assert.ok(table.weights.C09 > 40, JSON.stringify(table.weights))
})

test('an operator sees the true cause, with the attempts around it', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  await app.operator.disableAccount(account.accountId)
  const { attempt } = await refused(app.browser(), account.address, 'wrong', typed)
  const commandLine = { kind: 'command_line', id: 'test' } as const
  const whyOf = async (about: Parameters<typeof whyAttempt>[2]) => {
    const told = await whyAttempt(app.context, commandLine, about)
    assert.ok(told.ok)
    return told.why
  }
  const why = await whyOf({ attempt })
  assert.deepEqual([why?.result?.level, why?.result?.findings[0]?.cause], ['T5', 'C21'])
  assert.equal(why?.account?.userName, account.address)
  assert.equal(why?.timeline[0]?.attempt, attempt)
  const { address: _, password: __, ...plain } = account
  assert.deepEqual((await whyOf({ account: plain }))?.attempt, why?.attempt)
  assert.equal(await whyOf({ attempt: 'at_00000000000000000000000000' }), undefined)
  const refusal = await whyAttempt(app.context, visitorOf(app.browser()), { attempt })
  assert.equal(!refusal.ok && refusal.problem.code, 'GK7007')
})

test('a browser that signed in just now and brings no session has lost it; two cookies of one name are seen', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  await signIn(browser, address, password)
  const helper = helperOf(app)
  const facts = async (of: Browser, cookies?: string[]) => {
    const token = await helper.open(of, { symptom: 'Y5' })
    return (await helper.look(of, token, cookies))?.result.lookedAt ?? []
  }
  assert.ok(!(await facts(browser)).includes('session.lost'))
  assert.ok((await facts(browser)).includes('old_cookie.none'))
  assert.ok((await facts(browser, ['genkan_session', 'genkan_session'])).includes('old_cookie.found'))
  browser.cookies.delete('genkan_session')
  assert.ok((await facts(browser)).includes('session.lost'))
})

test('whoever is signed in and stopped all the same asks about that account', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  await signIn(browser, address, password)
  const helper = helperOf(app)
  const token = await helper.open(browser, { symptom: 'Y13' })
  const seen = await helper.look(browser, token)
  assert.deepEqual([seen?.result.level, seen?.accounts[0]?.userName, seen?.solved], ['T3', address, false])
})
