import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser } from '../browser.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'

const pathOf = (path: string) => new URL(path, 'http://localhost').pathname
const fresh = 'Maple-otter-8-ribbon'

async function askForReset(app: TestApp, browser: Browser, address: string) {
  await app.pass(11)
  return browser.submit(await browser.get('/reset'), '/reset', { identifier: address })
}

test('a reset by code sets a new password, signs in, and ends the sign-ins elsewhere', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const elsewhere = app.browser()
  await signIn(elsewhere, address, password)
  const browser = app.browser()
  const asked = await askForReset(app, browser, address)
  const [mail] = await app.mail(address)
  const next = await browser.submit(asked, '/reset/code', { code: mail?.code as string })
  assert.equal(pathOf(next.path), '/reset/password')
  const done = await browser.submit(next, '/reset/password', { password: fresh })
  assert.equal(pathOf(done.path), '/account')
  assert.match((await elsewhere.get('/sign-out')).text, /Nobody is signed in/)
  assert.equal((await signIn(app.browser(), address, password)).problem, 'GK3001')
  assert.ok((await app.mail(address)).some((each) => each.template === 'password_changed'))
})

test('after a reset every other browser is a stranger again: its own tries for the password are gone', async () => {
  await using app = await startApp()
  const { address, accountId } = await app.given.account()
  const [thief, owner] = [app.browser(), app.browser()]
  await signIn(thief, address, password)
  await signIn(owner, address, password)
  const asked = await askForReset(app, owner, address)
  const [mail] = await app.mail(address)
  const next = await owner.submit(asked, '/reset/code', { code: mail?.code as string })
  await owner.submit(next, '/reset/password', { password: fresh })
  const { rows } = await app.database.query(
    'select trusted from browser_account where account_id = $1 order by trusted',
    [accountId],
  )
  assert.deepEqual(rows, [{ trusted: false }, { trusted: true }])
})

test('a reset ends a pause', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  for (let attempt = 1; attempt <= 10; attempt += 1) await signIn(app.browser(), address, `wrong ${attempt}`)
  const browser = app.browser()
  const asked = await askForReset(app, browser, address)
  const [mail] = await app.mail(address)
  const next = await browser.submit(asked, '/reset/code', { code: mail?.code as string })
  await browser.submit(next, '/reset/password', { password: fresh })
  assert.equal(pathOf((await signIn(app.browser(), address, fresh)).path), '/account')
})

test('a link is opened without being used, works once, and in another browser carries nothing over', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await askForReset(app, app.browser(), address)
  const [mail] = await app.mail(address)
  const link = new URL(mail?.link as string).pathname
  const scanner = app.browser()
  for (let visit = 0; visit < 3; visit += 1) assert.equal((await scanner.get(link)).status, 200)
  const other = app.browser()
  const next = await other.submit(await other.get(link), link)
  assert.equal(pathOf(next.path), '/reset/password')
  assert.equal((await scanner.get(link)).problem, 'GK8002')
  assert.equal(pathOf((await other.submit(next, '/reset/password', { password: fresh })).path), '/account')
})

test('nobody is told whether an address has an account, but its mailbox', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'aiko@example.com' })
  const answer = async (address: string) => {
    const seen = await askForReset(app, app.browser(), address)
    return { status: seen.status, text: seen.text.replaceAll(address, '…') }
  }
  assert.deepEqual(await answer('aiko@example.com'), await answer('anna@example.com'))
  assert.equal((await app.mail('aiko@example.com'))[0]?.template, 'reset_code')
  assert.equal((await app.mail('anna@example.com'))[0]?.template, 'reset_unknown')
})

test('five wrong codes use a question up, and another code does not give tries back', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  const asked = await askForReset(app, browser, address)
  let seen = asked
  for (const left of [4, 3]) {
    seen = await browser.submit(seen, '/reset/code', { code: '000000' })
    assert.equal(seen.problem, 'GK4001')
    assert.match(seen.text, new RegExp(`${left} tries left`))
  }
  await app.pass(31)
  seen = await browser.submit(seen, '/reset/resend')
  for (const _left of [2, 1, 0]) seen = await browser.submit(seen, '/reset/code', { code: '000000' })
  assert.equal(seen.problem, 'GK4001')
  const [mail] = await app.mail(address)
  const late = await browser.send('/reset/code', { ...asked.fields('/reset/code'), code: mail?.code as string })
  assert.notEqual(pathOf(late.path), '/reset/password')
})

test('a code with full-width digits, spaces and hyphens is taken; one that is too old is told and replaced', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  const asked = await askForReset(app, browser, address)
  const [first] = await app.mail(address)
  await app.pass(601)
  const old = await browser.submit(asked, '/reset/code', { code: first?.code as string })
  assert.equal(old.problem, 'GK4002')
  const [second] = await app.mail(address)
  assert.notEqual(second?.code, first?.code)
  const wide = (second?.code ?? '').replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  const next = await browser.submit(old, '/reset/code', { code: `${wide.slice(0, 3)}　‐${wide.slice(3)}` })
  assert.equal(pathOf(next.path), '/reset/password')
})

test('a weak new password is refused with its reason, and the page keeps its place', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  const asked = await askForReset(app, browser, address)
  const [mail] = await app.mail(address)
  let seen = await browser.submit(asked, '/reset/code', { code: mail?.code as string })
  const weak = [
    ['short1A', 'GK3009'],
    ['Password1', 'GK3010'],
    ['aiko@example.com', 'GK3010'],
  ] as const
  for (const [typed, code] of weak) {
    seen = await browser.submit(seen, '/reset/password', { password: typed })
    assert.equal(seen.problem, code, typed)
  }
  assert.equal(pathOf((await browser.submit(seen, '/reset/password', { password: fresh })).path), '/account')
})

test('sign-in by a mailed code', async () => {
  await using app = await startApp()
  const { address } = await app.given.account({ password: null })
  const browser = app.browser()
  const asked = await browser.submit(await browser.get('/sign-in/code'), '/sign-in/code', { identifier: address })
  const [mail] = await app.mail(address)
  const done = await browser.submit(asked, '/sign-in/code/code', { code: mail?.code as string })
  assert.equal(pathOf(done.path), '/account')
})

test('a contact that was added lately does not recover an account that has an older one', async () => {
  await using app = await startApp()
  const { address, accountId } = await app.given.account()
  await app.database.query(`
    insert into directory select 'email', 'new@example.com', 'personal', owner_id, account_id from account where account_id = '${accountId}'`)
  await app.database.query(`
    insert into contact (owner_id, account_id, contact_id, kind, value, value_norm, added_at, verified_at, signs_in)
    select owner_id, account_id, gen_random_uuid(), 'email', 'new@example.com', 'new@example.com', now(), now(), true
    from account where account_id = '${accountId}'`)
  await app.database.query(`update contact set added_at = now() - interval '40 days' where value = '${address}'`)
  const browser = app.browser()
  const asked = await askForReset(app, browser, 'new@example.com')
  const [mail] = await app.mail('new@example.com')
  const seen = await browser.submit(asked, '/reset/code', { code: mail?.code as string })
  assert.equal(seen.problem, 'GK8005')
})
