import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runGenkan } from '../../test/command-line.ts'
import { signIn, startApp, type TestApp } from '../../test/start-app.ts'

async function turnedOff(app: TestApp) {
  const account = await app.given.account()
  await app.operator.disableAccount(account.accountId)
  const { html } = await signIn(app.browser(), account.address, 'wrong')
  return { ...account, attempt: /at_[\dA-Z]{26}/.exec(html)?.[0] as string }
}

test('why: an account by its address, with the cause, what it was seen from, what helps, and the attempts', async () => {
  await using app = await startApp()
  const { address, attempt, accountId } = await turnedOff(app)
  const { code, out } = await runGenkan(app, ['why', address])
  assert.equal(code, 0)
  assert.match(out, /Almost certain: the organisation has turned this account off {2}\(C21, GK2008, 9\d %\)/)
  assert.match(out, /Seen: The account is turned off/)
  assert.match(out, /Helps: .*Ask for the account to be turned on/)
  assert.ok(out.includes(attempt) && out.includes(accountId) && out.includes(address))
  const japanese = await runGenkan(app, ['why', address], 'ja_JP.UTF-8')
  assert.match(japanese.out, /ほぼ確実/)
})

test('why: an attempt by its number, as JSON in the result contract', async () => {
  await using app = await startApp()
  const { address, attempt } = await turnedOff(app)
  const { code, out } = await runGenkan(app, ['why', attempt, '--json'])
  assert.equal(code, 0)
  const why = JSON.parse(out)
  assert.deepEqual(
    [why.result.level, why.result.attempt, why.result.findings[0].cause, why.account.userName, why.timeline.length],
    ['T5', attempt, 'C21', address, 1],
  )
})

test('why: what does not exist is told as such', async () => {
  await using app = await startApp()
  const missing = await runGenkan(app, ['why', 'at_00000000000000000000000000'])
  assert.deepEqual([missing.code, missing.out], [5, ''])
  assert.match(missing.err, /There is no attempt "at_0+"/)
  assert.equal((await runGenkan(app, ['why', 'nobody@example.com'])).code, 5)
  const { address } = await app.given.account()
  const fine = await runGenkan(app, ['why', address])
  assert.equal(fine.code, 0)
  assert.match(fine.out, /There is no refused attempt to explain/)
})

test('operators link: prints an address that opens the operators’ pages once', async () => {
  await using app = await startApp({ config: { local: false } })
  const { code, out, err } = await runGenkan(app, ['operators', 'link'])
  assert.equal(code, 0)
  const path = /^(.*)(\/operations\/enter\/[\w-]{43})\n$/.exec(out)?.[2] as string
  assert.equal(out, `${app.url}${path}\n`)
  assert.match(err, /It works once, for 15 minutes/)
  const browser = app.browser()
  const seen = await browser.submit(await browser.get(path), path)
  assert.equal(seen.path, '/operations/sign-ins')
})
