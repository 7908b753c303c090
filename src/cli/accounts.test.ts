import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runGenkan } from '../../test/command-line.ts'
import { signIn, startApp } from '../../test/start-app.ts'

const path = (url: string) => new URL(url, 'http://x').pathname

test('start-reset: the link that is mailed leads to a new password, which only its person sees', async () => {
  await using app = await startApp()
  const { address, password } = await app.given.account()
  const { code, out, err } = await runGenkan(app, ['accounts', 'start-reset', address])
  assert.equal(code, 0, err)
  const mail = (await app.mail(address)).find(({ template }) => template === 'reset_started')
  assert.ok(mail?.link)
  assert.doesNotMatch(out + err, /\/reset\/link/)
  const link = path(mail.link)
  const browser = app.browser()
  const page = await browser.submit(await browser.get(link), link)
  assert.equal(path(page.path), '/reset/password')
  await browser.submit(page, '/reset/password', { password: 'Maple-otter-8-ribbon' })
  assert.equal((await signIn(app.browser(), address, password)).problem, 'GK3001')
  assert.equal(path((await signIn(app.browser(), address, 'Maple-otter-8-ribbon')).path), '/account')
  const audit = await runGenkan(app, ['audit', 'list', '--json'])
  const started = JSON.parse(audit.out).find(({ type }: { type: string }) => type === 'reset.started_by_operator')
  assert.match(started.actor.id, /^console:./)
})

test('disable, close and end-sessions put a person out at once; what is sent to the contacts of a closed account brings it back', async () => {
  await using app = await startApp()
  const { address, password } = await app.given.account()
  for (const [words, problem] of [
    [['end-sessions', address, '--yes'], undefined],
    [['disable', address, '--yes'], 'GK2008'],
    [['enable', address], undefined],
    [['close', address, '--yes'], 'GK2009'],
  ] as const) {
    const browser = app.browser()
    const before = await signIn(browser, address, password)
    const { code, err } = await runGenkan(app, ['accounts', ...words])
    assert.equal(code, 0, err)
    if (!before.problem) assert.equal(path((await browser.get('/account')).path), '/sign-in', words[0])
    assert.equal((await signIn(app.browser(), address, password)).problem, problem, words[0])
  }
  const mail = (await app.mail(address)).find(({ template }) => template === 'account_closing')
  const link = path(mail?.link as string)
  const browser = app.browser()
  assert.match((await browser.submit(await browser.get(link), link)).text, /is open again/)
})
