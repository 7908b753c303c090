import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser } from '../../../test/browser.ts'
import { password, signIn, startApp, type TestApp } from '../../../test/start-app.ts'
import { openFlows } from '../../mechanisms/flows/index.ts'
import { sha256 } from '../../platform/crypto/index.ts'
import { cookieNames, type Jar, readJar, type Web } from '../../platform/http/index.ts'
import { diagnoseNew, learn, openHelper, purgeHelper, whyFor } from './index.ts'

const log = { warn: (facts: object) => assert.fail(JSON.stringify(facts)) }

function helperOf(app: TestApp) {
  const flows = openFlows(app.keys)
  return { flows, service: openHelper({ db: app.db, flows, log }) }
}

/** A request of this browser, as far as the service looks at it. */
function visit(browser: Browser): Web {
  const cookies = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const jar: Jar = readJar(cookies, cookieNames(false))
  return { get: () => jar, req: { header: () => cookies } } as unknown as Web
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
  const { service } = helperOf(app)
  const token = await service.begin(visit(browser), { attempt })
  const seen = await service.look(visit(browser), token)
  assert.equal(seen?.attemptLabel, attempt)
  assert.deepEqual([seen?.result.symptom, seen?.result.level], ['Y1', 'T0'])
  assert.equal(seen?.result.findings[0]?.cause, 'C04')
  assert.ok(seen?.result.lookedAt.includes('tries.first'))
  assert.deepEqual([seen?.masks, seen?.accounts, seen?.solved], [[], [], false])
  const stranger = await service.begin(visit(app.browser()), { attempt })
  assert.equal((await service.look(visit(app.browser()), stranger))?.attemptLabel, undefined)
})

test('the token is kept as a hash alone, and nothing that was typed is kept at all', async () => {
  await using app = await startApp()
  const browser = app.browser()
  const { attempt } = await refused(browser, 'nobody@example.com', 'S3cret-typed-here')
  const { service, flows } = helperOf(app)
  const flow = flows.open(
    flows.make({ identifier: { kind: 'email', value: 'nobody@example.com', norm: 'nobody@example.com' } }),
  )
  const token = await service.begin(visit(browser), { attempt, ...(flow && { flow }) })
  const { rows } = await app.database.query('select * from investigation')
  assert.deepEqual(rows[0].token_hash, sha256(token))
  const all = JSON.stringify(rows)
  for (const secret of [token, 'nobody@example.com', 'S3cret']) assert.ok(!all.includes(secret), secret)
  assert.equal(await service.look(visit(browser), 'x'.repeat(43)), undefined)
  assert.equal(await service.add(visit(browser), 'x'.repeat(43), {}), false)
  const seen = await service.look(visit(browser), token)
  assert.equal(seen?.flow?.identifier?.value, 'nobody@example.com')
})

test('what the visitor tells is kept; what only we can have seen is not taken from them', async () => {
  await using app = await startApp()
  const { service } = helperOf(app)
  const browser = app.browser()
  const token = await service.begin(visit(browser), { symptom: 'Y1' })
  const at = new Date().toISOString()
  await service.add(visit(browser), token, {
    evidence: [
      { name: 'fill', value: 'filled', where: 'person', at },
      { name: 'account', value: 'disabled', where: 'account', at },
    ],
    asked: 'fill',
    tried: { id: 'start_clean', outcome: 'no_change' },
  })
  const { result } = (await service.look(visit(browser), token)) ?? {}
  assert.ok(result?.lookedAt.includes('fill.filled'))
  assert.ok(!JSON.stringify(result).includes('account.disabled'))
  assert.deepEqual([result?.next, result?.repairs[0]?.id], ['offer_person', 'person'])
  assert.ok(!result?.repairs.some(({ id }) => id === 'start_clean'))
  assert.notEqual(result?.question?.id, 'fill')
  const { rows } = await app.database.query('select evidence from investigation')
  assert.ok(!JSON.stringify(rows).includes('disabled'))
})

test('a later sign-in of this browser solves the investigation', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  const { attempt } = await refused(browser, address)
  const { service } = helperOf(app)
  const token = await service.begin(visit(browser), { attempt })
  assert.equal((await service.look(visit(browser), token))?.solved, false)
  await app.pass(5)
  await signIn(browser, address, password)
  const seen = await service.look(visit(browser), token)
  assert.deepEqual([seen?.solved, seen?.result.level], [true, 'T3'])
  assert.deepEqual(
    seen?.accounts.map(({ userName, status }) => [userName, status]),
    [[address, 'active']],
  )
})

test('a proved contact opens the account’s state for an hour, and its masks', async () => {
  await using app = await startApp()
  const { address, accountId } = await app.given.account()
  await app.operator.disableAccount(accountId)
  const { service } = helperOf(app)
  const browser = app.browser()
  const token = await service.begin(visit(browser), { level: 'T2', accountId, symptom: 'Y1' })
  const seen = await service.look(visit(browser), token)
  assert.deepEqual([seen?.result.level, seen?.result.findings[0]?.cause], ['T2', 'C21'])
  assert.deepEqual(seen?.masks, ['a•••o@e•••.com'])
  assert.deepEqual(
    seen?.accounts.map(({ userName, status }) => [userName, status]),
    [[address, 'disabled']],
  )
  await app.pass(61 * 60)
  const later = await service.look(visit(browser), token)
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
  const { service } = helperOf(app)
  const token = await service.begin(visit(own), { attempt })
  const told = await service.look(visit(own), token)
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
  const deps = { db: app.db, log }
  const why = await whyFor(deps, { attempt })
  assert.deepEqual([why?.result?.level, why?.result?.findings[0]?.cause], ['T5', 'C21'])
  assert.equal(why?.account?.userName, account.address)
  assert.equal(why?.timeline[0]?.attempt, attempt)
  const { address: _, password: __, ...plain } = account
  assert.deepEqual((await whyFor(deps, { account: plain }))?.attempt, why?.attempt)
  assert.equal(await whyFor(deps, { attempt: 'at_00000000000000000000000000' }), undefined)
})

test('a browser that signed in just now and brings no session has lost it; two cookies of one name are seen', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  await signIn(browser, address, password)
  const { service } = helperOf(app)
  const facts = async (of: Browser, cookies?: string) => {
    const c = visit(of)
    if (cookies) Object.assign(c, { req: { header: () => cookies } })
    const token = await service.begin(c, { symptom: 'Y5' })
    return (await service.look(c, token))?.result.lookedAt ?? []
  }
  assert.ok(!(await facts(browser)).includes('session.lost'))
  assert.ok((await facts(browser)).includes('old_cookie.none'))
  assert.ok((await facts(browser, 'genkan_session=a; x=1; genkan_session=b')).includes('old_cookie.found'))
  browser.cookies.delete('genkan_session')
  assert.ok((await facts(browser)).includes('session.lost'))
})

test('whoever is signed in and stopped all the same asks about that account', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  await signIn(browser, address, password)
  const { service } = helperOf(app)
  const token = await service.begin(visit(browser), { symptom: 'Y13' })
  const seen = await service.look(visit(browser), token)
  assert.deepEqual([seen?.result.level, seen?.accounts[0]?.userName, seen?.solved], ['T3', address, false])
})
