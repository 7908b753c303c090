import assert from 'node:assert/strict'
import { test } from 'node:test'
import '../../../test/second-factor-kind.ts'
import { password, startApp, type TestApp } from '../../../test/start-app.ts'
import type { Visitor } from '../../access/index.ts'
import { openContext } from '../../app/parts.ts'
import { bindAuthenticator, setPassword } from '../../mechanisms/authenticators/changes.ts'
import { authenticatorKinds } from '../../mechanisms/authenticators/index.ts'
import { sha256 } from '../../platform/crypto/index.ts'
import { readIdentifier } from '../../records/accounts/index.ts'
import {
  acrOf,
  finishAuthentication,
  openAuthentication,
  reachableLevels,
  signInWithPassword,
  verifyFactor,
} from './index.ts'

const client = { device: 'Firefox', network: '192.0.2.0/24', address: '192.0.2.1' }
const browserOf = (name: string) => ({ hash: sha256(name), known: true, client })
const visitor: Visitor = { kind: 'visitor', browserHash: undefined, jarHashes: [], client }
const identifier = (() => {
  const read = readIdentifier('aiko@example.com')
  if (!read.ok) throw new Error('not an address')
  return read.identifier
})()

/** An account with a password and a second factor, and what acts on it. */
async function openStage(app: TestApp, needed = { steps: 2, acr: 'aal2' } as const) {
  const account = await app.given.account()
  await app.db.transaction((tx) => bindAuthenticator(tx, account, 'backwards', { word: 'maple' }))
  const context = openContext(app.config, { db: app.db, keys: app.keys })
  const browser = browserOf('own')
  return {
    account,
    context,
    browser,
    /** The right password: the id of the sign-in that needs more. */
    async begin(typed = password) {
      const verdict = await signInWithPassword(context, visitor, {
        identifier,
        preferred: 'personal',
        password: typed,
        browser,
        stay: false,
        evidence: {},
        language: 'en',
        needed,
      })
      return verdict.ok && 'more' in verdict ? verdict.more : undefined
    },
    verify: (id: string, response: string, from = browser) =>
      verifyFactor(context, visitor, { id, kind: 'backwards', response, browser: from, evidence: {}, language: 'en' }),
    finish: (id: string, from = browser) => finishAuthentication(context, visitor, { id, browser: from, evidence: {} }),
  }
}

async function sessions(app: TestApp): Promise<string[][]> {
  const { rows } = await app.database.query('select amr from session')
  return rows.map((row) => row.amr)
}

test('a sign-in that needs two factors makes its session after the second, with the methods of both', async () => {
  await using app = await startApp()
  const stage = await openStage(app)
  const id = (await stage.begin()) as string
  assert.deepEqual(await sessions(app), [])
  const opened = await openAuthentication(stage.context, id, stage.browser)
  assert.deepEqual(
    opened?.ways.map(({ kind }) => kind),
    ['backwards'],
  )
  assert.equal((await stage.finish(id)).ok, false, 'one factor is not enough')
  assert.deepEqual(await stage.verify(id, 'elpam'), { ok: true, enough: true })
  assert.equal((await stage.finish(id)).ok, true)
  assert.deepEqual(await sessions(app), [['pwd', 'otp']])
})

test('nothing is kept of a sign-in before a first factor has passed', async () => {
  await using app = await startApp()
  const stage = await openStage(app)
  assert.equal(await stage.begin('not the password'), undefined)
  assert.equal((await app.database.query('select 1 from authentication')).rowCount, 0)
})

test('an unfinished sign-in belongs to the browser that began it', async () => {
  await using app = await startApp()
  const stage = await openStage(app)
  const id = (await stage.begin()) as string
  const seen = await stage.verify(id, 'elpam', browserOf('other'))
  assert.equal(!seen.ok && seen.problem.code, 'GK6003')
  await stage.verify(id, 'elpam')
  assert.equal((await stage.finish(id, browserOf('other'))).ok, false)
  assert.equal((await stage.finish(id)).ok, true)
})

test('ATK-001 an unfinished sign-in is spent once, however many finish it at the same moment', async () => {
  await using app = await startApp()
  const stage = await openStage(app)
  const id = (await stage.begin()) as string
  await stage.verify(id, 'elpam')
  const seen = await Promise.all(Array.from({ length: 20 }, () => stage.finish(id)))
  assert.equal(seen.filter(({ ok }) => ok).length, 1)
  assert.equal((await sessions(app)).length, 1)
})

test('an unfinished sign-in ends ten minutes after its last step, and thirty after it began', async () => {
  await using app = await startApp()
  const stage = await openStage(app)
  const late = (await stage.begin()) as string
  await app.pass(10 * 60 + 1)
  assert.equal((await stage.verify(late, 'elpam')).ok, false)
  const slow = (await stage.begin()) as string
  for (let step = 0; step < 3; step += 1) {
    await app.pass(9 * 60)
    assert.equal((await stage.verify(slow, 'elpam')).ok, true)
  }
  await app.pass(4 * 60)
  assert.equal((await stage.finish(slow)).ok, false, 'its last step was four minutes ago, but it began 31 minutes ago')
})

test('ATK-009 an unfinished sign-in ends when the account is turned off, or its password is another one', async () => {
  await using app = await startApp()
  const stage = await openStage(app)
  const first = (await stage.begin()) as string
  await app.pass(1)
  await app.db.transaction(async (tx) => setPassword(tx, stage.account, await stage.context.hasher.hash(password)))
  assert.equal((await stage.verify(first, 'elpam')).ok, false)
  await app.pass(1)
  const second = (await stage.begin()) as string
  await stage.verify(second, 'elpam')
  await app.pass(1)
  await app.operator.disableAccount(stage.account.accountId)
  assert.equal((await stage.finish(second)).ok, false)
  assert.deepEqual(await sessions(app), [])
})

test('ATK-002 a second factor has a counter of its own, and a pause that the right response does not break', async () => {
  await using app = await startApp()
  const stage = await openStage(app)
  const id = (await stage.begin()) as string
  for (let n = 0; n < 10; n += 1) {
    const seen = await stage.verify(id, `wrong-${n}`)
    assert.equal(!seen.ok && seen.problem.code, 'GK4001')
  }
  const paused = await stage.verify(id, 'elpam')
  assert.equal(!paused.ok && paused.problem.code, 'GK3003')
  assert.notEqual(await stage.begin(), undefined, 'the password is not paused by it')
  await app.pass(61)
  assert.equal((await stage.verify(id, 'elpam')).ok, true)
})

test('a try that a fault stopped is given back, to the account and to its network', async () => {
  await using app = await startApp()
  const stage = await openStage(app, { steps: 2, acr: 'aal2' })
  await app.database.query(`
    create function break_it() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`)
  await app.database.query(`create trigger broken before insert on authentication execute function break_it()`)
  await assert.rejects(stage.begin())
  const counted =
    'select (select sum(failures) from throttle) as tries, (select sum(failures) from network_failures) as network'
  for (let look = 0; look < 50; look += 1) {
    const { rows } = await app.database.query(counted)
    if (Number(rows[0].tries) === 0 && Number(rows[0].network) === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.fail('the try still counts')
})

test('the level is raised by what is known and had, never by a code to a contact', () => {
  assert.equal(acrOf(['pwd']), 'aal1')
  assert.equal(acrOf(['pwd', 'email']), 'aal1')
  assert.equal(acrOf(['pwd', 'sms']), 'aal1')
  assert.equal(acrOf(['email', 'sms']), 'aal1')
  assert.equal(acrOf(['hwk']), 'aal1')
  assert.equal(acrOf(['pwd', 'otp']), 'aal2')
  assert.equal(acrOf(['hwk', 'user']), 'aal2')
})

test('only levels that can be reached are promised', () => {
  const { backwards: _, ...own } = authenticatorKinds
  assert.deepEqual(reachableLevels(own), ['aal1'])
  assert.deepEqual(reachableLevels(authenticatorKinds), ['aal1', 'aal2'])
})
