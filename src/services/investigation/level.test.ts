import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser } from '../../../test/browser.ts'
import { password, signIn, startApp, type TestApp } from '../../../test/start-app.ts'
import { setPassword } from '../../mechanisms/authenticators/changes.ts'
import { openHasher } from '../../mechanisms/authenticators/index.ts'
import { distrustBrowsers } from '../../mechanisms/known-devices/changes.ts'

const day = 24 * 60 * 60

async function levelAfterRefusal(browser: Browser, address: string, secret = 'not this one'): Promise<string> {
  browser.cookies.delete('genkan_session')
  const seen = await signIn(browser, address, secret)
  const attempt = /at_[\dA-Z]{26}/.exec(seen.html)?.[0]
  const answer = await browser.request('/helper/diagnoses', {
    method: 'POST',
    body: JSON.stringify({ attempt }),
    headers: { 'content-type': 'application/json' },
  })
  return ((await answer.json()) as { level: string }).level
}

/** A password set by a reset elsewhere: in another browser, which is then signed in. */
async function changeElsewhere(
  app: TestApp,
  account: { ownerId: string; accountId: string },
  next = 'Maple-otter-8-rib',
) {
  await setPassword(app.db, account, await openHasher(app.keys).hash(next))
  return next
}

test('a stranger is T0, whether or not the address is anybody’s', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  assert.equal(await levelAfterRefusal(app.browser(), address), 'T0')
  assert.equal(await levelAfterRefusal(app.browser(), 'nobody@example.com'), 'T0')
})

test('a browser that signed in before is T1, for this account alone', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await app.given.account({ address: 'other@example.com' })
  const browser = app.browser()
  await signIn(browser, address, password)
  assert.equal(await levelAfterRefusal(browser, address), 'T1')
  assert.equal(await levelAfterRefusal(browser, 'other@example.com'), 'T0')
})

test('after a change of the password, T1 is the browser whose last sign-in is older than the change', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const { address } = account
  const before = app.browser()
  const after = app.browser()
  await signIn(before, address, password)
  await signIn(after, address, password)
  before.cookies.delete('genkan_session')
  after.cookies.delete('genkan_session')
  await app.db.run({ text: "update session set ended_at = now(), ended_reason = 'test'", values: [], name: '' })
  await app.pass(2 * 60 * 60)
  const next = await changeElsewhere(app, account)
  await app.pass(60)
  await signIn(after, address, next)
  assert.equal(await levelAfterRefusal(before, address), 'T1')
  assert.equal(await levelAfterRefusal(after, address), 'T0', 'whoever took the account over could be this one')
  await app.pass(31 * day)
  assert.equal(await levelAfterRefusal(after, address), 'T1', 'a month later nothing is new')
})

test('the browser that was signed in when the password was changed is not T1: it may have been the one', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const browser = app.browser()
  await signIn(browser, account.address, password)
  await app.pass(2 * 60 * 60 - 600)
  await changeElsewhere(app, account)
  assert.equal(await levelAfterRefusal(browser, account.address), 'T0')
})

test('a browser that is trusted no more is T0', async () => {
  await using app = await startApp()
  const { address, accountId } = await app.given.account()
  const browser = app.browser()
  await signIn(browser, address, password)
  await distrustBrowsers(app.db, accountId)
  assert.equal(await levelAfterRefusal(browser, address), 'T0')
})

test('the right password on an account that is turned off is T2, for an hour', async () => {
  await using app = await startApp()
  const { address, accountId } = await app.given.account()
  await app.operator.disableAccount(accountId)
  const browser = app.browser()
  const seen = await signIn(browser, address, password)
  assert.equal(seen.problem, 'GK2008')
  const attempt = /at_[\dA-Z]{26}/.exec(seen.html)?.[0]
  const ask = async () => {
    const answer = await browser.request('/helper/diagnoses', {
      method: 'POST',
      body: JSON.stringify({ attempt }),
      headers: { 'content-type': 'application/json' },
    })
    const { level, findings } = (await answer.json()) as { level: string; findings: { cause: string }[] }
    return [level, findings[0]?.cause]
  }
  assert.deepEqual(await ask(), ['T2', 'C21'])
  assert.equal(await levelAfterRefusal(app.browser(), address), 'T0')
  await app.pass(61 * 60)
  assert.equal((await ask())[0], 'T0')
})

test('the right password while strangers hold the account back proves nothing here', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const phone = '+819012345678'
  await app.db.run({
    text: "insert into directory (kind, value, account_kind, owner_id, account_id) values ('phone', $1, 'personal', $2, $3)",
    values: [phone, account.ownerId, account.accountId],
    name: '',
  })
  for (let n = 0; n < 10; n += 1) await signIn(app.browser(), account.address, `wrong ${n}`)
  const guesser = app.browser()
  assert.equal(await levelAfterRefusal(guesser, phone, password), 'T0')
  const { rows } = await app.database.query('select reason from sign_in_log order by at desc limit 1')
  assert.equal(rows[0].reason, 'GK3004')
})
