import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideOverdueContests } from '../../src/services/contacts/end-contests.ts'
import { decideContest } from '../../src/services/contacts/index.ts'
import { organization } from '../attacks/means.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'
import {
  addContact,
  another,
  contactsOf,
  contests,
  hour,
  isHeld,
  isIn,
  linkTo,
  mailbox,
  oldAccount,
  pathOf,
  phone,
  press,
  removeContact,
  signInByCode,
  templatesTo,
} from './story.ts'

const job = { kind: 'job', name: 'decide contests' } as const

/** The job that decides contests whose time is over. */
async function decideOverdue(app: TestApp): Promise<void> {
  await decideOverdueContests(app.context, job)
}

test('CON-03 the owner removed an old mailbox on an established device: the change stands when its holder presses undo, and they learn nothing but that', async () => {
  await using app = await startApp()
  const { laptop } = await oldAccount(app)
  await removeContact(app, laptop, mailbox)
  const holder = app.browser()
  const link = await linkTo(app, mailbox, 'contact_removed')
  const seen = await press(holder, link)
  assert.match(seen.text, /The change stands/)
  assert.doesNotMatch(seen.text, /•/, 'no other contact is shown')
  assert.deepEqual(await contactsOf(app), [phone])
  assert.ok(await isIn(laptop))
  assert.equal(await isHeld(app), false)
  assert.equal((await holder.send(link, {})).problem, 'GK8002', 'nothing is undone twice')
  const ticket = pathOf(seen)
  await holder.send(ticket, { password })
  assert.deepEqual(await contactsOf(app), [phone], 'nor with a former password')
  assert.ok((await templatesTo(app, mailbox)).includes('contest_lost'))
})

test('CON-04 the owner removed a dead mailbox from a new laptop with the password: without another proof the change stands after 72 hours', async () => {
  await using app = await startApp()
  await oldAccount(app)
  const fresh = app.browser()
  await signIn(fresh, phone, password)
  await removeContact(app, fresh, mailbox)
  const holder = app.browser()
  const seen = await press(holder, await linkTo(app, mailbox, 'contact_removed'))
  assert.match(seen.text, /show one more thing that only you have/)
  assert.ok(await isHeld(app), 'nothing can be changed until it is decided')
  assert.deepEqual(await contactsOf(app), [phone], 'nothing is handed over yet')
  assert.ok(await isIn(fresh), 'nobody is put out')
  assert.equal((await holder.submit(seen, pathOf(seen), { password: 'a guess' })).problem, 'GK8009')
  await app.pass(72 * hour + 60)
  await decideOverdue(app)
  assert.deepEqual(await contests(app), [{ outcome: 'stands' }])
  assert.deepEqual(await contactsOf(app), [phone])
  assert.equal(await isHeld(app), false)
  assert.match((await holder.get(pathOf(seen))).text, /The change stands/)
  assert.ok((await templatesTo(app, mailbox)).includes('contest_lost'))
  const form = await holder.get(await linkTo(app, mailbox, 'contest_lost'))
  assert.match(form.text, /the change stands/)
  assert.doesNotMatch(form.html, /type="password"/, 'nothing is faked')
})

test('CON-05 a thief with the password removed the mailbox on a new device: the owner presses undo on an established device and is back at once', async () => {
  await using app = await startApp()
  const { laptop } = await oldAccount(app, { phone: false })
  const thief = app.browser()
  await signIn(thief, mailbox, password)
  await addContact(app, thief, 'thief@example.com')
  await removeContact(app, thief, mailbox)
  assert.deepEqual(await contactsOf(app), ['thief@example.com'])
  const seen = await press(laptop, await linkTo(app, mailbox, 'contact_removed'))
  assert.match(seen.text, /The change was undone/)
  assert.deepEqual(await contactsOf(app), [mailbox])
  assert.equal(await isIn(thief), false)
  assert.equal((await signIn(app.browser(), mailbox, password)).problem, 'GK3001', 'the known password is gone')
  const stranger = app.browser()
  await app.pass(11)
  await stranger.submit(await stranger.get('/reset'), '/reset', { identifier: 'thief@example.com' })
  assert.equal((await templatesTo(app, 'thief@example.com'))[0], 'reset_unknown')
  const reset = /href="(\/reset\?flow=[^"]+)"/.exec(seen.html)?.[1] as string
  assert.equal((await laptop.get(reset)).fields('/reset').identifier, mailbox)
})

test('CON-05 without a device a former password is the other proof, and each contact of the owner may press', async () => {
  await using app = await startApp()
  await oldAccount(app)
  const thief = app.browser()
  await signIn(thief, mailbox, password)
  await thief.submit(await thief.get('/account/password'), '/account/password', {
    current: password,
    password: another,
  })
  const owner = app.browser()
  const seen = await press(owner, await linkTo(app, mailbox, 'password_changed'))
  assert.equal((await owner.submit(seen, pathOf(seen), { password: another })).problem, 'GK8009', 'not the new one')
  const undone = await owner.submit(seen, pathOf(seen), { password })
  assert.match(undone.text, /The change was undone/)
  assert.equal(await isIn(thief), false)

  await using other = await startApp()
  await oldAccount(other)
  const second = other.browser()
  await signIn(second, mailbox, password)
  await addContact(other, second, 'thief@example.com')
  const byMail = other.browser()
  await press(byMail, await linkTo(other, mailbox, 'contact_added'))
  assert.deepEqual(await contests(other), [{ outcome: null }])
  await press(other.browser(), await linkTo(other, phone, 'contact_added'))
  assert.deepEqual(await contests(other), [{ outcome: 'undone' }])
  assert.deepEqual(await contactsOf(other), [mailbox, phone])
})

test('CON-05 the owner who made the change says so on an established device, and it stands', async () => {
  await using app = await startApp()
  const { laptop } = await oldAccount(app)
  const fresh = app.browser()
  await signIn(fresh, phone, password)
  await removeContact(app, fresh, mailbox)
  const holder = app.browser()
  const seen = await press(holder, await linkTo(app, mailbox, 'contact_removed'))
  const asked = await laptop.get('/account/contest/mine')
  const ready = await laptop.submit(asked, '/account/confirm', { password })
  await laptop.submit(ready, '/account/contest/mine')
  assert.deepEqual(await contests(app), [{ outcome: 'stands' }])
  await holder.send(pathOf(seen), { password })
  assert.deepEqual(await contactsOf(app), [phone])
  assert.equal(await isHeld(app), false)
})

test('CON-13 a contest in an account of an organisation stands in its audit log, and can be decided by hand', async () => {
  await using app = await startApp()
  const { ownerId, domain } = await organization(app)
  const work = `aiko@${domain}`
  await oldAccount(app, { organizationId: ownerId, address: work })
  const thief = app.browser()
  await signIn(thief, work, password)
  await addContact(app, thief, 'private@example.com')
  await press(app.browser(), await linkTo(app, work, 'contact_added'))
  const events = async () =>
    (
      await app.database.query(
        `select type, detail from audit_event where owner_id = $1 and type like 'contest.%' order by at`,
        [ownerId],
      )
    ).rows
  assert.deepEqual(await events(), [{ type: 'contest.opened', detail: { change: 'contact_added' } }])
  const { rows } = await app.database.query(`select account_id from account where kind = 'organization'`)
  const account = { ownerId, accountId: rows[0].account_id }
  const { context } = app
  const byPerson = { kind: 'application', clientId: 'x' } as const
  const refused = await decideContest(context, byPerson, { ...account, outcome: 'undone' })
  assert.equal(refused.ok, false)
  const decided = await decideContest(context, { kind: 'command_line', id: 'root' }, { ...account, outcome: 'undone' })
  assert.ok(decided.ok)
  assert.deepEqual(await contactsOf(app), [work, phone])
  assert.equal(await isIn(thief), false)
  assert.deepEqual((await events())[1], {
    type: 'contest.decided',
    detail: { outcome: 'undone', change: 'contact_added' },
  })
})

test('CON-14 a thief who signs in again and again and presses every link cannot stop what the owner has begun', async () => {
  await using app = await startApp()
  await oldAccount(app)
  const thief = app.browser()
  await signIn(thief, mailbox, password)
  await addContact(app, thief, 'thief@example.com')
  const owner = app.browser()
  const seen = await press(owner, await linkTo(app, mailbox, 'contact_added'))
  for (let n = 0; n < 3; n += 1) {
    await signIn(app.browser(), 'thief@example.com', password)
    await signInByCode(app, app.browser(), 'thief@example.com')
    const mine = await thief.get('/account/contest/mine')
    if (mine.html.includes('action="/account/confirm"'))
      await thief.submit(await thief.submit(mine, '/account/confirm', { password }), '/account/contest/mine')
  }
  for (const { link } of await app.mail('thief@example.com')) if (link) await thief.send(link.slice(app.url.length), {})
  assert.deepEqual(await contests(app), [{ outcome: null }], 'it goes on')
  const done = await owner.submit(seen, pathOf(seen), { password })
  assert.match(done.text, /The change was undone/)
  assert.deepEqual(await contactsOf(app), [mailbox, phone])
})
