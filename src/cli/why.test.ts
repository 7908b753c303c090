import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { PassThrough, Readable } from 'node:stream'
import { test } from 'node:test'
import { signIn, startApp, type TestApp } from '../../test/start-app.ts'
import { consoleParts } from '../app/index.ts'
import { disableAccount } from '../records/accounts/changes.ts'
import { runConsole } from './index.ts'

async function genkan(app: TestApp, words: string[], lang = 'en_GB.UTF-8') {
  const stdin = Object.assign(Readable.from([]), { isTTY: false })
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const env = {
    LANG: lang,
    GENKAN_URL: 'https://id.example.com',
    GENKAN_DOMAIN: 'genkan.example',
    GENKAN_SECRET: 'aK3x9QmZ7bW1cV5nP8sD2fG4hJ6lT0yR',
    GENKAN_SMTP_URL: 'smtp://127.0.0.1:9',
    GENKAN_MAIL_FROM: 'no-reply@example.com',
    GENKAN_DATA_FOLDER: tmpdir(),
    DATABASE_URL: app.database.url,
  }
  const code = await runConsole(words, consoleParts, { env, stdin, stdout, stderr })
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') }
}

async function turnedOff(app: TestApp) {
  const account = await app.given.account()
  await disableAccount(app.db, account.accountId, { kind: 'server' })
  const { html } = await signIn(app.browser(), account.address, 'wrong')
  return { ...account, attempt: /at_[\dA-Z]{26}/.exec(html)?.[0] as string }
}

test('why: an account by its address, with the cause, what it was seen from, what helps, and the attempts', async () => {
  await using app = await startApp()
  const { address, attempt, accountId } = await turnedOff(app)
  const { code, out } = await genkan(app, ['why', address])
  assert.equal(code, 0)
  assert.match(out, /Almost certain: the organisation has turned this account off {2}\(C21, GK2008, 9\d %\)/)
  assert.match(out, /Seen: The account is turned off/)
  assert.match(out, /Helps: .*Ask for the account to be turned on/)
  assert.ok(out.includes(attempt) && out.includes(accountId) && out.includes(address))
  const japanese = await genkan(app, ['why', address], 'ja_JP.UTF-8')
  assert.match(japanese.out, /ほぼ確実/)
})

test('why: an attempt by its number, as JSON in the result contract', async () => {
  await using app = await startApp()
  const { address, attempt } = await turnedOff(app)
  const { code, out } = await genkan(app, ['why', attempt, '--json'])
  assert.equal(code, 0)
  const why = JSON.parse(out)
  assert.deepEqual(
    [why.result.level, why.result.attempt, why.result.findings[0].cause, why.account.userName, why.timeline.length],
    ['T5', attempt, 'C21', address, 1],
  )
})

test('why: what does not exist is told as such', async () => {
  await using app = await startApp()
  const missing = await genkan(app, ['why', 'at_00000000000000000000000000'])
  assert.deepEqual([missing.code, missing.out], [5, ''])
  assert.match(missing.err, /There is no attempt "at_0+"/)
  assert.equal((await genkan(app, ['why', 'nobody@example.com'])).code, 5)
  const { address } = await app.given.account()
  const fine = await genkan(app, ['why', address])
  assert.equal(fine.code, 0)
  assert.match(fine.out, /There is no refused attempt to explain/)
})

test('operators link: prints an address that opens the operators’ pages once', async () => {
  await using app = await startApp({ config: { local: false } })
  const { code, out, err } = await genkan(app, ['operators', 'link'])
  assert.equal(code, 0)
  const path = /^https:\/\/id\.example\.com(\/operations\/enter\/[\w-]{43})\n$/.exec(out)?.[1] as string
  assert.ok(path)
  assert.match(err, /It works once, for 15 minutes/)
  const browser = app.browser()
  const seen = await browser.submit(await browser.get(path), path)
  assert.equal(seen.path, '/operations/sign-ins')
})
