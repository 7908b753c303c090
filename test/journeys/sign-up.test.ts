import assert from 'node:assert/strict'
import { test } from 'node:test'
import { organization } from '../attacks/means.ts'
import { password, startApp } from '../start-app.ts'

test('a person signs up with a code and is signed in', async () => {
  await using app = await startApp()
  const browser = app.browser()
  const code = await browser.submit(await browser.get('/sign-up'), '/sign-up', { email: 'aiko@example.com' })
  assert.match(code.text, /aiko@example\.com/)
  const [mail] = await app.mail('aiko@example.com')
  const details = await browser.submit(code, '/sign-up/code', { code: mail?.code as string })
  const done = await browser.submit(details, '/sign-up/details', { fullName: '田中 愛子', password })
  assert.equal(new URL(done.path, app.url).pathname, '/account')
  const { rows } = await app.database.query('select count(*)::int as n from session where ended_at is null')
  assert.equal(rows[0].n, 1)
})

test('the page answers the same whether or not an address has an account; the mailbox is told', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'aiko@example.com' })
  const ask = async (email: string) => {
    const browser = app.browser()
    const seen = await browser.submit(await browser.get('/sign-up'), '/sign-up', { email })
    return { status: seen.status, text: seen.text.replaceAll(email, '…') }
  }
  assert.deepEqual(await ask('aiko@example.com'), await ask('hana@example.com'))
  assert.equal((await app.mail('aiko@example.com'))[0]?.template, 'sign_up_taken')
  assert.equal((await app.mail('hana@example.com'))[0]?.template, 'sign_up_code')
})

test('an address at the domain of an organisation is told so before a code goes out, whoever has it', async () => {
  await using app = await startApp()
  const { ownerId, domain } = await organization(app)
  await app.given.account({ address: `aiko@${domain}`, organizationId: ownerId })
  const ask = async (email: string) => {
    const browser = app.browser()
    const seen = await browser.submit(await browser.get('/sign-up'), '/sign-up', { email })
    assert.deepEqual(await app.mail(email), [])
    return { browser, seen, plain: { status: seen.status, text: seen.text.replaceAll(email, '…') } }
  }
  const known = await ask(`aiko@${domain}`)
  assert.match(known.seen.text, /is at a domain of acme KK/)
  const unknown = await ask(`anna@${domain}`)
  assert.deepEqual(known.plain, unknown.plain)

  const signIn = /href="(\/sign-in\/password\?flow=[^"]+)"/.exec(known.seen.html)?.[1] as string
  const there = await known.browser.submit(await known.browser.get(signIn), '/sign-in/password', { password })
  assert.equal(new URL(there.path, app.url).pathname, '/account')

  const code = await unknown.browser.submit(unknown.seen, '/sign-up')
  assert.match(code.path, /^\/sign-up\/code/)
  assert.equal((await app.mail(`anna@${domain}`))[0]?.template, 'sign_up_code')
})
