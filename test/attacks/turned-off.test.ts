import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issueOnce } from '../../src/mechanisms/one-time/index.ts'
import { addContact } from '../../src/records/accounts/changes.ts'
import { type Identifier, readIdentifier } from '../../src/records/accounts/index.ts'
import type { Browser, Seen } from '../browser.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'
import { askFor, close, codeFor, count, disable, fresh, generous, linkFor, organization, pathOf } from './means.ts'

type Account = { ownerId: string; accountId: string; address: string; kind: 'personal' | 'organization' }

/** A path into an account, or a change of one: prepared while it was in use, finished when it is turned off. */
type Way = (app: TestApp, account: Account) => Promise<() => Promise<Seen>>

const contactPath = '/account/contacts/add'

async function asked(app: TestApp, browser: Browser, { address }: Account, base: '/reset' | '/sign-in/code') {
  const page = await askFor(app, browser, address, base)
  return { page, code: await codeFor(app, address) }
}

async function link(app: TestApp, { ownerId, accountId }: Account, type: string, data = {}) {
  return issueOnce(app.db, type, { ownerId, accountId, minutes: 60, data })
}

/** All that lets somebody in, or changes something, besides applications (those are in test/oauth/attacks.test.ts). */
const ways: Record<string, Way> = {
  'the password': async (app, { address }) => {
    return () => signIn(app.browser(), address, password)
  },
  'a code by mail': async (app, account) => {
    const browser = app.browser()
    const { page, code } = await asked(app, browser, account, '/sign-in/code')
    return () => browser.submit(page, '/sign-in/code/code', { code })
  },
  'a code that was proven before': async (app, account) => {
    const browser = app.browser()
    const { page, code } = await asked(app, browser, account, '/reset')
    const ready = await browser.submit(page, '/reset/code', { code })
    return () => browser.submit(ready, '/reset/password', { password: fresh })
  },
  'a reset by code': async (app, account) => {
    const browser = app.browser()
    const { page, code } = await asked(app, browser, account, '/reset')
    return () => browser.submit(page, '/reset/code', { code })
  },
  'a reset by link': async (app, account) => {
    await asked(app, app.browser(), account, '/reset')
    const path = await linkFor(app, account.address, 'reset_code')
    const browser = app.browser()
    return async () => browser.send(path, {})
  },
  'the link past strangers': async (app, account) => {
    const token = await link(app, account, 'way_in')
    return () => app.browser().send(`/sign-in/way-in/${token}`, {})
  },
  'a live session, on a page': async (app, { address }) => {
    const browser = app.browser()
    await signIn(browser, address, password, '/sign-in?to=/account')
    return () => browser.get('/account')
  },
  'a live session, in a form': async (app, { address, accountId }) => {
    const browser = app.browser()
    await signIn(browser, address, password, '/sign-in?to=/account')
    return () => browser.send('/account/profile', { as: accountId, fullName: 'Changed', language: 'en' })
  },
  'a new password in my account': async (app, { address, accountId }) => {
    const browser = app.browser()
    await signIn(browser, address, password, '/sign-in?to=/account')
    return () => browser.send('/account/password', { as: accountId, current: password, password: fresh })
  },
  'the code for a new contact': async (app, { address }) => {
    const browser = app.browser()
    await signIn(browser, address, password, '/sign-in?to=/account')
    const page = await browser.submit(await browser.get(contactPath), contactPath, { contact: 'new@example.com' })
    const code = await codeFor(app, 'new@example.com')
    return () => browser.submit(page, `${contactPath}/code`, { code })
  },
  '"it was not me" from a mail': async (app, account) => {
    const token = await link(app, account, 'not_me')
    return () => app.browser().send(`/account/not-me/${token}`, {})
  },
  'the undo of a password': async (app, account) => {
    const token = await link(app, account, 'password_undo')
    return () => app.browser().send(`/account/password-undo/${token}`, {})
  },
  'the undo of a contact': async (app, account) => {
    const { rows } = await app.database.query('select contact_id from contact where account_id = $1', [
      account.accountId,
    ])
    const data = { change: 'added', contact: rows[0].contact_id, told: rows[0].contact_id }
    const token = await link(app, account, 'contact_undo', data)
    return () => app.browser().send(`/account/undo/${token}`, {})
  },
  'the list of accounts': async (app, { address, accountId }) => {
    const browser = app.browser()
    await signIn(browser, address, password, '/sign-in?to=/account')
    return () => browser.send('/accounts', { account: accountId })
  },
  'a link that brings it back': async (app, account) => {
    const token = await link(app, account, 'restore')
    return () => app.browser().send(`/account/restore/${token}`, {})
  },
}

/** What must be as it was: nobody is in, and nothing has changed. */
async function stateOf(app: TestApp, { accountId }: Account) {
  const of = (text: string) => app.database.query(text, [accountId]).then(({ rows }) => rows)
  return {
    account: await of('select status, full_name, credential_epoch from account where account_id = $1'),
    password: await of('select data from authenticator where account_id = $1'),
    contacts: await of('select value, removed_at from contact where account_id = $1 order by value'),
    sessions: await of('select session_id from session where account_id = $1 order by session_id'),
  }
}

async function assertShut(app: TestApp, account: Account, finish: () => Promise<Seen>, what: string): Promise<Seen> {
  const before = await stateOf(app, account)
  const seen = await finish()
  assert.deepEqual(await stateOf(app, account), before, what)
  const doors = ['/sign-in', '/sign-in/password', '/reset', '/sign-in/code', '/accounts']
  assert.ok(seen.problem !== undefined || doors.includes(pathOf(seen.path)), `${what}: ${seen.path}`)
  assert.doesNotMatch(seen.text, /Ways to sign in/, what)
  return seen
}

async function given(app: TestApp, kind: Account['kind'], number = ''): Promise<Account> {
  if (kind === 'personal') return { ...(await app.given.account({ address: `aiko${number}@example.com` })), kind }
  const { ownerId, domain } = await organization(app, `acme${number}`)
  return { ...(await app.given.account({ address: `aiko@${domain}`, organizationId: ownerId })), kind }
}

const states: Record<string, { kind: Account['kind']; turnOff(app: TestApp, account: Account): Promise<unknown> }> = {
  'an account that is turned off': { kind: 'personal', turnOff: (app, { accountId }) => disable(app, accountId) },
  'an account of an organisation that is turned off': {
    kind: 'organization',
    turnOff: (app, { accountId }) => disable(app, accountId),
  },
  'an account that was turned off and then closed': {
    kind: 'personal',
    async turnOff(app, { accountId }) {
      await disable(app, accountId)
      await close(app, accountId)
    },
  },
  'an account of a suspended organisation': {
    kind: 'organization',
    turnOff: (app, { ownerId }) => app.operator.suspendOrganization(ownerId),
  },
  'an account of a closed organisation': {
    kind: 'organization',
    turnOff: (app, { ownerId }) => app.operator.closeOrganization(ownerId),
  },
}

for (const [name, { kind, turnOff }] of Object.entries(states)) {
  test(`ATK-071 ATK-072 turned off means turned off on every path: ${name}`, async () => {
    await using app = await startApp({ limits: generous })
    for (const [index, [what, way]] of Object.entries(ways).entries()) {
      const account = await given(app, kind, `${index}`)
      const finish = await way(app, account)
      await app.pass(1)
      await turnOff(app, account)
      await assertShut(app, account, finish, `${name}: ${what}`)
    }
    // Nor does a new code open it, which is asked for afterwards; whoever has read it is told why.
    const account = await given(app, kind)
    await turnOff(app, account)
    const browser = app.browser()
    const { page, code } = await asked(app, browser, account, '/sign-in/code')
    const enter = () => browser.submit(page, '/sign-in/code/code', { code })
    assert.match((await assertShut(app, account, enter, name)).problem as string, /^GK(2008|7006)$/)
  })
}

test('ATK-073 whoever has a live session in a suspended organisation is told since when, and goes on after it', async () => {
  await using app = await startApp({ limits: generous })
  const account = await given(app, 'organization')
  const browser = app.browser()
  await signIn(browser, account.address, password, '/sign-in?to=/account')
  const token = await link(app, account, 'not_me')
  await app.operator.suspendOrganization(account.ownerId)
  const year = new Date().getFullYear()
  const told = await browser.get('/account')
  assert.deepEqual([told.status, told.problem], [403, 'GK7006'])
  assert.match(told.text, new RegExp(`acme KK.s contract is paused since .*${year}`))
  assert.equal((await app.browser().send(`/account/not-me/${token}`, {})).problem, 'GK7006')
  const byCode = app.browser()
  const { page, code } = await asked(app, byCode, account, '/sign-in/code')
  const seen = await byCode.submit(page, '/sign-in/code/code', { code })
  assert.match(seen.text, new RegExp(`acme KK.s contract is paused since .*${year}`))
  await app.operator.resumeOrganization(account.ownerId)
  assert.equal((await browser.get('/account')).status, 200)
  assert.equal(pathOf((await app.browser().send(`/account/not-me/${token}`, {})).path), '/reset', 'the link stays good')
})

test('ATK-072 of two accounts with one address only the one in use is entered', async () => {
  await using app = await startApp({ limits: generous })
  const account = await given(app, 'organization')
  const personal = await app.given.account({ address: account.address, name: 'Own' })
  await app.operator.suspendOrganization(account.ownerId)
  const browser = app.browser()
  const { page, code } = await asked(app, browser, account, '/sign-in/code')
  const seen = await browser.submit(page, '/sign-in/code/code', { code })
  assert.equal(pathOf(seen.path), '/account')
  assert.equal(await count(app, 'session where account_id = $1', [personal.accountId]), 1)
  assert.equal(await count(app, 'session where account_id = $1', [account.accountId]), 0)
})

test('whoever proves a contact of a closed account of their own brings it back from there', async () => {
  await using app = await startApp({ limits: generous })
  const account = await given(app, 'personal')
  await close(app, account.accountId)
  const browser = app.browser()
  const { page, code } = await asked(app, browser, account, '/reset')
  const seen = await browser.submit(page, '/reset/code', { code })
  assert.equal(seen.problem, 'GK2009')
  const done = await browser.submit(seen, '/account/restore')
  assert.match(done.text, /is open again/)
  assert.equal(await count(app, `account where status = 'active'`), 1)
})

test('ATK-071 what was turned off and then closed is not offered back to whoever knows its password', async () => {
  await using app = await startApp({ limits: generous })
  const account = await given(app, 'personal')
  await disable(app, account.accountId)
  await close(app, account.accountId)
  const seen = await signIn(app.browser(), account.address, password)
  assert.equal(seen.problem, 'GK2008')
  assert.ok(!seen.html.includes('/account/restore'))
  assert.equal(await count(app, `one_time where type = 'restore'`), 0)
})

test('ATK-071 a second contact of a suspended account opens no more than the first', async () => {
  await using app = await startApp({ limits: generous })
  const account = await given(app, 'organization')
  const read = readIdentifier('aiko@example.com') as { identifier: Identifier }
  await app.db.transaction((tx) => addContact(tx, account, read.identifier))
  await app.database.query(`update contact set added_at = now() - interval '40 days'`)
  await app.operator.suspendOrganization(account.ownerId)
  const browser = app.browser()
  const { page, code } = await asked(app, browser, { ...account, address: 'aiko@example.com' }, '/reset')
  assert.equal((await browser.submit(page, '/reset/code', { code })).problem, 'GK7006')
})
