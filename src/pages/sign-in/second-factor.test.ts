import assert from 'node:assert/strict'
import { test } from 'node:test'
import '../../../test/second-factor-kind.ts'
import { password, signIn, startApp, type TestApp } from '../../../test/start-app.ts'
import { bindAuthenticator } from '../../mechanisms/authenticators/changes.ts'

async function withSecondFactor(app: TestApp) {
  const account = await app.given.account()
  await app.db.transaction((tx) => bindAuthenticator(tx, account, 'backwards', { word: 'maple' }))
  return account
}

const path = (at: string) => at.split('?')[0]

test('whoever has bound a second factor is asked for it after the password, and goes on to where they were going', async () => {
  await using app = await startApp()
  await withSecondFactor(app)
  const browser = app.browser()
  const asked = await signIn(browser, 'aiko@example.com', password, '/sign-in?to=/account/profile')
  assert.equal(path(asked.path), '/sign-in/second-factor')
  assert.equal((await app.database.query('select 1 from session')).rowCount, 0)
  assert.match(asked.html, /autocomplete="one-time-code"/)
  const wrong = await browser.submit(asked, '/sign-in/second-factor', { response: 'maple' })
  assert.equal(wrong.problem, 'GK4001')
  const there = await browser.submit(wrong, '/sign-in/second-factor', { response: 'elpam' })
  assert.equal(path(there.path), '/account/profile')
  assert.deepEqual((await app.database.query('select amr from session')).rows, [{ amr: ['pwd', 'otp'] }])
})

test('a second factor that comes too late leads back to the beginning, without an error', async () => {
  await using app = await startApp()
  await withSecondFactor(app)
  const browser = app.browser()
  const asked = await signIn(browser, 'aiko@example.com', password)
  await app.pass(10 * 60 + 1)
  const seen = await browser.submit(asked, '/sign-in/second-factor', { response: 'elpam' })
  assert.equal(path(seen.path), '/sign-in')
  assert.equal(seen.status, 200)
})

test('the page of a second factor is nobody’s without the first', async () => {
  await using app = await startApp()
  await withSecondFactor(app)
  assert.equal(path((await app.browser().get('/sign-in/second-factor')).path), '/sign-in')
})
