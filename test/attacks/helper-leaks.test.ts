import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApp, type TestApp } from '../start-app.ts'
import { type Door, difference, doors, seenOf, type Visit, visitAs } from './helper-doors.ts'
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
async function askAll(app: TestApp, door: Door, visits: Visit[]): Promise<object[]> {
  const ask = async (visit: Visit) => seenOf(await door.ask(visit), visit.address)
  if (!/mail|accounts/.test(door.name)) return Promise.all(visits.map(ask))
  const seen: object[] = []
  for (const visit of visits) {
    await app.database.query('delete from rate_window')
    seen.push(await ask(visit))
  }
  return seen
}

/** What is the same for everybody may change between two questions: how long mail takes just now, the minute of a clock. */
async function differsAgain(app: TestApp, door: Door, pair: [Visit, Visit]): Promise<string | undefined> {
  const [seen, expected] = await askAll(app, door, pair)
  return difference(seen as object, expected as object)
}

test('ATK-019 ATK-020 no door of the helper tells a stranger which accounts exist, nor in what state they are', async () => {
  await using app = await startApp({ limits: generous })
  await everyClass(app)
  const visits: Visit[] = []
  for (const address of Object.values(classes)) visits.push(await visitAs(outside(app), address))
  const told: string[] = []
  for (const door of doors) {
    const [expected, ...others] = await askAll(app, door, visits)
    for (const [i, seen] of others.entries()) {
      if (!difference(seen, expected as object)) continue
      const differs = await differsAgain(app, door, [visits[i + 1] as Visit, visits[0] as Visit])
      if (differs) told.push(`${door.name} tells ${visits[i + 1]?.address} from an address that nobody has:${differs}`)
    }
  }
  assert.deepEqual(told, [])
})

test('ATK-020 the helper writes to the very address that was named, once and for every address alike', async () => {
  await using app = await startApp({ limits: generous })
  await everyClass(app)
  const ways = ['POST /helper/mail', 'POST /helper/accounts']
  for (const door of doors.filter(({ name }) => ways.includes(name))) {
    for (const address of Object.values(classes)) {
      const visit = await visitAs(outside(app), address)
      await app.database.query('delete from rate_window')
      const { rows: before } = await app.database.query('select message_id from message')
      await door.ask(visit)
      const { rows } = await app.database.query(
        'select recipient_norm as to from message where not message_id = any($1::uuid[])',
        [before.map((row) => row.message_id)],
      )
      assert.deepEqual(
        rows.map((row) => row.to),
        [address],
        `${door.name} for ${address}`,
      )
    }
  }
})

test('ATK-020 the number of somebody else’s attempt opens nothing', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address: classes.active })
  const theirs = await visitAs(outside(app), classes.active)
  const nobodys = { ...theirs, attempt: theirs.attempt.replace(/.{4}$/, '0000') }
  const stranger = outside(app)
  await stranger.get('/sign-in')
  const named = doors.filter(({ name }) => /attempt/.test(name))
  assert.ok(named.length > 1)
  for (const door of named) {
    const seen = await seenOf(await door.ask({ ...theirs, browser: stranger }), theirs.address)
    const expected = await seenOf(await door.ask({ ...nobodys, browser: stranger }), theirs.address)
    assert.equal(difference(seen, expected), undefined, door.name)
  }
})
