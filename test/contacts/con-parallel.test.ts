import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideOverdueContests } from '../../src/services/contacts/end-contests.ts'
import type { Browser } from '../browser.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'
import {
  addContact,
  bindContact,
  codeTo,
  confirmed,
  contactId,
  contactsOf,
  contests,
  hour,
  isIn,
  linkTo,
  mailbox,
  oldAccount,
  phone,
  press,
  removeContact,
  templatesTo,
} from './story.ts'

/** A second process on the same database. */
const beside = (app: TestApp) => startApp({ database: app.database, config: { secrets: app.config.secrets } })

/** The same browser as it is seen by another process. */
function twin(app: TestApp, browser: Browser): Browser {
  const other = app.browser()
  for (const [name, value] of browser.cookies) other.cookies.set(name, value)
  return other
}

/** Does something many times at once, on both processes in turn. */
function atOnce<Result>(apps: TestApp[], times: number, act: (app: TestApp) => Promise<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: times }, (_, n) => act(apps[n % apps.length] as TestApp)))
}

const count = (list: string[], wanted: string) => list.filter((each) => each === wanted).length

test('CON-11 two undo links are pressed at the same moment, from both sides: one contest', async () => {
  await using app = await startApp()
  await using other = await beside(app)
  await oldAccount(app)
  const thief = app.browser()
  await signIn(thief, mailbox, password)
  await addContact(app, thief, 'thief@example.com')
  const fresh = app.browser()
  await signIn(fresh, mailbox, password)
  await addContact(app, fresh, 'own@example.com')
  const added = (await app.mail()).filter(({ template }) => template === 'contact_added')
  const [ofOwn, ofThief] = [added.find(({ to }) => to === mailbox), added.filter(({ to }) => to === phone).at(-1)]
  const links = [ofOwn, ofThief].map((message) => message?.link?.slice(app.url.length) as string)
  const seen = await Promise.all(
    Array.from({ length: 12 }, (_, n) => press((n % 3 ? app : other).browser(), links[n % 2] as string)),
  )
  assert.deepEqual(await contests(app), [{ outcome: null }])
  assert.equal(
    count(
      seen.map(({ problem }) => problem ?? 'none'),
      'GK8008',
    ),
    6,
    'the other side is told that one is open',
  )
  assert.equal(count(await templatesTo(app, phone), 'contest_opened'), 1)
})

test('CON-16 one undo link is pressed twenty times at once, on two processes: it is undone once, and told once', async () => {
  await using app = await startApp()
  await using other = await beside(app)
  const { laptop } = await oldAccount(app)
  const thief = app.browser()
  await signIn(thief, mailbox, password)
  await addContact(app, thief, 'thief@example.com')
  await removeContact(app, thief, mailbox)
  const link = await linkTo(app, mailbox, 'contact_removed')
  const seen = await atOnce([app, other], 20, (each) => twin(each, laptop).send(link, {}))
  assert.ok(seen.every(({ status }) => status < 500))
  assert.deepEqual(await contests(app), [{ outcome: 'undone' }])
  assert.deepEqual(await contactsOf(app), [mailbox, phone])
  assert.equal(await isIn(thief), false)
  assert.equal(count(await templatesTo(app, mailbox), 'contest_undone'), 1)
})

test('CON-16 what was shown once is good for one removal, however many are sent at once', async () => {
  await using app = await startApp()
  await using other = await beside(app)
  const { account, laptop } = await oldAccount(app)
  await bindContact(app, account, 'third@example.com')
  const wanted = [await contactId(app, phone), await contactId(app, 'third@example.com')]
  const first = `/account/contacts/${wanted[0]}/remove`
  await confirmed(laptop, first)
  let n = 0
  await atOnce([app, other], 10, (each) => {
    n += 1
    return twin(each, laptop).send(`/account/contacts/${wanted[n % 2]}/remove`, {})
  })
  assert.equal((await contactsOf(app)).length, 2)
  const { rows } = await app.database.query(`select kind from account_change where kind = 'contact_removed'`)
  assert.equal(rows.length, 1)
})

test('CON-16 one code for a new contact adds it once, whichever process it reaches', async () => {
  await using app = await startApp()
  await using other = await beside(app)
  const { laptop } = await oldAccount(app)
  const form = await confirmed(laptop, '/account/contacts/add')
  const asked = await laptop.submit(form, '/account/contacts/add', { contact: 'new@example.com' })
  const fields = { ...asked.fields('/account/contacts/add/code'), code: await codeTo(app, 'new@example.com') }
  await atOnce([app, other], 10, (each) => twin(each, laptop).send('/account/contacts/add/code', fields))
  assert.deepEqual(await contactsOf(app), [mailbox, phone, 'new@example.com'])
  assert.equal(count(await templatesTo(app, mailbox), 'contact_added'), 1)
})

test('CON-16 of several ways in that were mailed to one account one opens it', async () => {
  await using app = await startApp()
  await using other = await beside(app)
  const { account } = await oldAccount(app, { phone: false })
  await bindContact(app, account, 'second@example.com')
  const stranger = app.browser()
  for (let n = 0; n < 10; n += 1) await signIn(stranger, mailbox, `wrong ${n}`)
  for (let n = 0; n < 2; n += 1) await signIn(stranger, 'second@example.com', `other ${n}`)
  await app.database.query(`update contact set proven_since = proven_since - interval '40 days'`)
  const links = [
    await linkTo(app, mailbox, 'password_paused_way_in'),
    await linkTo(app, 'second@example.com', 'password_paused_way_in').catch(() => undefined),
  ].filter((link) => link !== undefined)
  await Promise.all(
    Array.from({ length: 12 }, (_, n) => (n % 2 ? app : other).browser().send(links[n % links.length] as string, {})),
  )
  const { rows } = await app.database.query(`select 1 from sign_in_log where method = 'way_in' and outcome = 'success'`)
  assert.equal(rows.length, 1)
})

test('CON-16 a contest that is over is decided once, by however many processes', async () => {
  await using app = await startApp()
  await using other = await beside(app)
  await oldAccount(app)
  const fresh = app.browser()
  await signIn(fresh, phone, password)
  await removeContact(app, fresh, mailbox)
  await press(app.browser(), await linkTo(app, mailbox, 'contact_removed'))
  await app.pass(72 * hour + 60)
  const job = { kind: 'job', name: 'decide contests' } as const
  await atOnce([app, other], 8, (each) => decideOverdueContests(each.context, job))
  assert.deepEqual(await contests(app), [{ outcome: 'stands' }])
  assert.equal(count(await templatesTo(app, mailbox), 'contest_lost'), 1)
  assert.equal(count(await templatesTo(app, phone), 'contest_stands'), 1)
})
