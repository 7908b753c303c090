import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, signIn, startApp, type TestApp } from '../../../../test/start-app.ts'
import { diagnoseNew } from '../../../services/investigation/index.ts'
import { inviteOperator } from '../../../services/operators/index.ts'

const notLocal = { config: { local: false } }

async function operatorPath(app: TestApp): Promise<string> {
  const made = await inviteOperator(app, { kind: 'command_line', id: 'test' })
  assert.ok(made.ok)
  return new URL(made.link).pathname
}

async function enter(app: TestApp) {
  const browser = app.browser()
  const path = await operatorPath(app)
  const seen = await browser.submit(await browser.get(path), path)
  return { browser, path, seen }
}

async function threeTroubles(app: TestApp) {
  const { address } = await app.given.account()
  const own = app.browser()
  await signIn(own, address, 'wrong 1')
  await signIn(own, address, 'wrong 2')
  for (const nobody of ['a@example.com', 'b@example.com']) await signIn(app.browser(), nobody, 'wrong')
  const deps = { db: app.db, log: { warn: (facts: object) => assert.fail(JSON.stringify(facts)) } }
  await diagnoseNew(deps)
  await app.pass(40)
  await signIn(own, address, password)
  await diagnoseNew(deps)
}

test('the operators’ page does not exist for whoever has not opened a link from the command line', async () => {
  await using app = await startApp(notLocal)
  const stranger = app.browser()
  const seen = await stranger.get('/operations/sign-ins')
  const nowhere = await stranger.get('/operations/nowhere')
  assert.equal(seen.status, 404)
  assert.equal(seen.text.replace('sign-ins', ''), nowhere.text.replace('nowhere', ''))
  const { seen: shown } = await enter(app)
  assert.equal(shown.status, 200)
  assert.match(shown.text, /Why sign-ins fail here/)
})

test('the link works once, is not spent by looking, and opens the pages for eight hours', async () => {
  await using app = await startApp(notLocal)
  const path = await operatorPath(app)
  await app.browser().get(path)
  const operator = app.browser()
  const answer = await operator.post(path, {})
  const [cookie = ''] = answer.headers.getSetCookie()
  assert.match(cookie, /^genkan_operator=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=28800$/)
  assert.equal((await app.browser().send(path, {})).status, 410)
  assert.equal((await app.browser().get(path)).status, 410)
  assert.equal((await operator.get('/operations/sign-ins')).status, 200)
  await app.pass(8 * 60 * 60 + 1)
  assert.equal((await operator.get('/operations/sign-ins')).status, 404)
  const late = await operatorPath(app)
  await app.pass(16 * 60)
  assert.equal((await app.browser().send(late, {})).status, 410)
})

test('in local mode whoever is at this machine sees it, but nobody through a proxy', async () => {
  await using app = await startApp()
  assert.equal((await app.browser().get('/operations/sign-ins')).status, 200)
  const proxied = app.browser({ headers: { 'x-forwarded-for': '203.0.113.7' } })
  assert.equal((await proxied.get('/operations/sign-ins')).status, 404)
})

test('it counts by cause and day, with the share that got in and the time that it took', async () => {
  await using app = await startApp()
  await threeTroubles(app)
  const seen = await app.browser().get('/operations/sign-ins')
  assert.match(seen.text, /3 times, 4 refused tries in all/)
  assert.match(seen.text, /Got in afterwards 33 % \(1\/3\)/)
  assert.match(seen.text, /Median time until they were in 4\d seconds/)
  assert.match(seen.html, /data-cause="C11"/)
  assert.match(seen.text, /no account has this address C11 2 67 %/)
  for (const secret of ['aiko@example.com', 'a@example.com']) assert.ok(!seen.html.includes(secret), secret)
  await app.pass(8 * 24 * 60 * 60)
  assert.match((await app.browser().get('/operations/sign-ins')).text, /Nobody was refused/)
})

test('it tells how often the first cause was wrong, and which repairs helped', async () => {
  await using app = await startApp()
  await app.database.query(`
    insert into investigation (token_hash, at, ends_at, level, evidence, asked, tried, cause, repair, not_mine_at, solved_at)
    values
      ('\\x01', now(), now() + interval '30 days', 'T0', '[]', '{}', '[{"id":"start_clean","at":"2026-11-22T05:00:00Z","outcome":"no_change"},{"id":"reset_password","at":"2026-11-22T05:01:00Z","outcome":"solved"}]', 'C36', 'start_clean', null, now()),
      ('\\x02', now(), now() + interval '30 days', 'T0', '[]', '{}', '[{"id":"reset_password","at":"2026-11-22T05:01:00Z","outcome":"solved"}]', 'C09', 'reset_password', null, now()),
      ('\\x03', now(), now() + interval '30 days', 'T0', '[]', '{}', '[]', 'C09', 'reset_password', now(), null),
      ('\\x04', now(), now() + interval '30 days', 'T0', '[]', '{}', '[]', 'C09', 'reset_password', null, null)`)
  const { text } = await app.browser().get('/operations/sign-ins')
  assert.match(text, /The cause we named was not the one 67 % \(2\/3\)/)
  assert.match(text, /Reset the password 2 100 % \(2\/2\)|Reset password 2 100 % \(2\/2\)/)
  assert.match(text, /0 % \(0\/1\)/)
})

test('who was invited and who entered stands in the audit log, and the link itself nowhere', async () => {
  await using app = await startApp(notLocal)
  const { path } = await enter(app)
  const { rows } = await app.database.query(
    "select type, actor from audit_event where type like 'operators.%' order by event_id",
  )
  assert.deepEqual(
    rows.map(({ type, actor }) => [type, actor.kind]),
    [
      ['operators.invited', 'server'],
      ['operators.entered', 'server'],
    ],
  )
  assert.equal(rows[0].actor.id, 'test')
  assert.match(rows[1].actor.id, /^[\da-f]{12}$/)
  assert.ok(!JSON.stringify(rows).includes(path.split('/').at(-1) as string))
})
