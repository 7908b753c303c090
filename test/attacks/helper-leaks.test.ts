import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApp, type TestApp } from '../start-app.ts'
import { difference, type Entry, entries, type Stranger, seenOf, strangerAt } from './helper-entries.ts'
import { close, disable, generous, lockUnseen, organization } from './means.ts'

/** Of one length, so that no length differs for the address alone. */
const classes = {
  unknown: 'h-unknown@example.com',
  active: 'h-active_@example.com',
  locked: 'h-locked_@example.com',
  disabled: 'h-disable@example.com',
  closed: 'h-closed_@example.com',
  noPassword: 'h-nopassw@example.com',
  organization: 'h-orgmemb@example.com',
} as const

/** From outside: in local mode whoever sits at the machine itself is its operator. */
const outside = (app: TestApp) => app.browser({ headers: { 'x-forwarded-for': '203.0.113.9' } })

async function everyClass(app: TestApp): Promise<void> {
  await app.given.account({ address: classes.active, name: 'Active' })
  const locked = await app.given.account({ address: classes.locked, name: 'Locked' })
  const disabled = await app.given.account({ address: classes.disabled, name: 'Disabled' })
  const closed = await app.given.account({ address: classes.closed, name: 'Closed' })
  await app.given.account({ address: classes.noPassword, name: 'None', password: null })
  const { ownerId } = await organization(app)
  await app.given.account({ address: classes.organization, name: 'Member', organizationId: ownerId })
  await disable(app, disabled.accountId)
  await close(app, closed.accountId)
  await lockUnseen(app, locked)
}

/** All at once; where there is no proof of work, each question has to wait for its turn. */
async function askAll(app: TestApp, entry: Entry, strangers: Stranger[]): Promise<object[]> {
  const ask = async (stranger: Stranger) => seenOf(await entry.ask(stranger), stranger.address)
  if (!/mail|accounts/.test(entry.name)) return Promise.all(strangers.map(ask))
  const seen: object[] = []
  for (const stranger of strangers) {
    await app.database.query('delete from rate_window')
    seen.push(await ask(stranger))
  }
  return seen
}

/** What is the same for everybody may change between two questions: how long mail takes just now, the minute of a clock. */
async function differsAgain(app: TestApp, entry: Entry, pair: [Stranger, Stranger]): Promise<string | undefined> {
  const [seen, expected] = await askAll(app, entry, pair)
  return difference(seen as object, expected as object)
}

test('ATK-019 ATK-020 no entry of the helper tells a stranger which accounts exist, nor in what state they are', async () => {
  await using app = await startApp({ limits: generous })
  await everyClass(app)
  const strangers: Stranger[] = []
  for (const address of Object.values(classes)) strangers.push(await strangerAt(outside(app), address))
  const told: string[] = []
  for (const entry of entries) {
    const [expected, ...others] = await askAll(app, entry, strangers)
    for (const [i, seen] of others.entries()) {
      if (!difference(seen, expected as object)) continue
      const differs = await differsAgain(app, entry, [strangers[i + 1] as Stranger, strangers[0] as Stranger])
      if (differs)
        told.push(`${entry.name} tells ${strangers[i + 1]?.address} from an address that nobody has:${differs}`)
    }
  }
  assert.deepEqual(told, [])
})

test('ATK-020 the helper writes to the very address that was named, once and for every address alike', async () => {
  await using app = await startApp({ limits: generous })
  await everyClass(app)
  const ways = ['POST /helper/mail', 'POST /helper/accounts']
  for (const entry of entries.filter(({ name }) => ways.includes(name))) {
    for (const address of Object.values(classes)) {
      const stranger = await strangerAt(outside(app), address)
      await app.database.query('delete from rate_window')
      const { rows: before } = await app.database.query('select message_id from message')
      await entry.ask(stranger)
      const { rows } = await app.database.query(
        'select recipient_norm as to from message where not message_id = any($1::uuid[])',
        [before.map((row) => row.message_id)],
      )
      assert.deepEqual(
        rows.map((row) => row.to),
        [address],
        `${entry.name} for ${address}`,
      )
    }
  }
})

test('ATK-020 the number of somebody else’s attempt opens nothing', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address: classes.active })
  const theirs = await strangerAt(outside(app), classes.active)
  const nobodys = { ...theirs, attempt: theirs.attempt.replace(/.{4}$/, '0000') }
  const stranger = outside(app)
  await stranger.get('/sign-in')
  const named = entries.filter(({ name }) => /attempt/.test(name))
  assert.ok(named.length > 1)
  for (const entry of named) {
    const seen = await seenOf(await entry.ask({ ...theirs, browser: stranger }), theirs.address)
    const expected = await seenOf(await entry.ask({ ...nobodys, browser: stranger }), theirs.address)
    assert.equal(difference(seen, expected), undefined, entry.name)
  }
})
