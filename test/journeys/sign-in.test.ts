import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, signIn, startApp } from '../start-app.ts'

const pathOf = (path: string) => new URL(path, 'http://localhost').pathname

test('the right password signs in', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  assert.equal(pathOf((await signIn(app.browser(), address, password)).path), '/account')
})

test('an identifier that nobody has is answered exactly like a wrong password', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'aiko@example.com' })
  const answer = async (address: string) => {
    const seen = await signIn(app.browser(), address, 'wrong')
    const plain = seen.html
      .replaceAll(address.slice(0, 4), '…')
      .replace(/flow=[\w-]+/g, 'flow=…')
      .replace(/value="[ao][\da-f]{14}"/g, 'value="…"')
      .replace(/at_[\dA-Z]{26}/g, 'at_…')
      .replace(/data-server-time="\d+"/, '')
    return { status: seen.status, problem: seen.problem, plain }
  }
  const wrong = await answer('aiko@example.com')
  assert.equal(wrong.problem, 'GK3001')
  assert.deepEqual(await answer('anna@example.com'), wrong)
})

test('full-width and half-width letters are the same password', async () => {
  await using app = await startApp()
  const { address } = await app.given.account({ password: 'Ｒｉｂｂｏｎ７otter' })
  assert.equal(pathOf((await signIn(app.browser(), address, 'Ribbon7ｏｔｔｅｒ')).path), '/account')
})

test('the letter case, spaces and width of an address do not matter', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'tanaka@company.example.co.jp' })
  for (const typed of [
    'Tanaka@Company.Example.CO.JP',
    ' tanaka@company.example.co.jp\u3000',
    'ｔａｎａｋａ＠company.example.co.jp',
  ]) {
    assert.equal(pathOf((await signIn(app.browser(), typed, password)).path), '/account', typed)
  }
})

test('from three tries left the page says how many; the tenth pauses, and waiting lets in again', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  for (let attempt = 1; attempt <= 6; attempt += 1)
    assert.equal((await signIn(browser, address, `wrong ${attempt}`)).problem, 'GK3001')
  for (const left of [3, 2, 1]) {
    const seen = await signIn(browser, address, `wrong ${left + 10}`)
    assert.equal(seen.problem, 'GK3002')
    assert.match(seen.text, new RegExp(`${left} (try|tries) left`))
  }
  const paused = await signIn(browser, address, 'the tenth')
  assert.equal(paused.problem, 'GK3003')
  assert.equal(paused.status, 429)
  assert.ok(Number(paused.headers.get('retry-after')) > 55)
  assert.equal((await signIn(browser, address, password)).problem, 'GK3003')
  await app.pass(61)
  assert.equal(pathOf((await signIn(browser, address, password)).path), '/account')
})

test('strangers cannot lock a person out of a browser that signed in before', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const own = app.browser()
  await signIn(own, address, password)
  for (let attempt = 1; attempt <= 12; attempt += 1) await signIn(app.browser(), address, `wrong ${attempt}`)
  assert.equal(pathOf((await signIn(own, address, password)).path), '/account')
  assert.equal((await signIn(app.browser(), address, password)).problem, 'GK3003')
})

test('a sign-in costs at most four round trips to the database', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const browser = app.browser()
  await signIn(browser, address, password)
  const page = await browser.submit(await browser.get('/sign-in'), '/sign-in', { identifier: address })
  const before = app.roundTrips()
  const answer = await browser.post('/sign-in/password', { ...page.fields('/sign-in/password'), password })
  assert.equal(answer.status, 303)
  assert.ok(app.roundTrips() - before <= 4)
  const fresh = app.browser()
  const asked = await fresh.submit(await fresh.get('/sign-in'), '/sign-in', { identifier: address })
  const then = app.roundTrips()
  const entered = await fresh.post('/sign-in/password', { ...asked.fields('/sign-in/password'), password })
  assert.equal(entered.status, 303)
  assert.ok(app.roundTrips() - then <= 4, 'on a new browser too, with the notice of it')
})

test('every attempt is in the log, once, with its reason', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await signIn(app.browser(), address, 'wrong')
  await signIn(app.browser(), 'nobody@example.com', 'wrong')
  await signIn(app.browser(), address, password)
  const { rows } = await app.database.query(
    'select outcome, reason, account_id is not null as known from sign_in_log order by at',
  )
  assert.deepEqual(rows, [
    { outcome: 'refused', reason: 'GK3001', known: true },
    { outcome: 'refused', reason: 'GK2011', known: false },
    { outcome: 'success', reason: null, known: true },
  ])
})
