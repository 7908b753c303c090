import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actContext, operator } from '../../../test/clients.ts'
import { createTestDatabase } from '../../../test/database.ts'
import { sha256 } from '../../platform/crypto/index.ts'
import { type Database, openDatabase } from '../../platform/database/index.ts'
import { findClient, listClients } from '../../records/clients/index.ts'
import * as acts from './index.ts'

async function open() {
  const database = await createTestDatabase()
  const db = openDatabase({ url: database.url })
  const close = async () => {
    await db.close()
    await database.drop()
  }
  return { db, database, ...byOperator(db), [Symbol.asyncDispose]: close }
}

/** The acts as the operator of the installation does them. */
function byOperator(db: Database) {
  const context = actContext(db)
  return {
    createClient: (entry: acts.NewClient) => acts.createClient(context, operator, entry),
    updateClient: (id: string, changes: acts.ClientChanges) => acts.updateClient(context, operator, id, changes),
    setClientEnabled: (id: string, enabled: boolean) => acts.setClientEnabled(context, operator, id, enabled),
    removeClient: (id: string) => acts.removeClient(context, operator, id),
    rotateClientSecret: (id: string, hours?: number) => acts.rotateClientSecret(context, operator, id, hours),
  }
}

const metadata = { redirect_uris: ['https://app.example.com/cb'] }

test('an application is registered once under its id, and its secret is kept as a hash only', async () => {
  await using place = await open()
  const { db, database } = place
  const made = await place.createClient({ clientId: 'intranet', name: ' Intranet ', metadata })
  assert.ok(made.ok)
  assert.equal(made.client.name, 'Intranet')
  assert.equal(made.client.usable, true)
  assert.equal(made.secret?.length, 43)
  const { rows } = await database.query('select * from client')
  assert.ok(!JSON.stringify(rows).includes(made.secret as string))
  assert.deepEqual(rows[0].secret_hash, sha256(made.secret as string))
  assert.equal((await place.createClient({ clientId: 'intranet', name: 'Again', metadata })).ok, false)
  assert.equal((await listClients(db)).length, 1)
})

test('a change of the secret keeps the former one for a while', async () => {
  await using place = await open()
  const { db, database } = place
  await place.createClient({ clientId: 'intranet', name: 'Intranet', metadata, secret: 'first' })
  const second = await place.rotateClientSecret('intranet', 1)
  const now = await findClient(db, 'intranet')
  assert.ok(second.ok)
  assert.deepEqual(now?.secretHash, sha256(second.secret))
  assert.deepEqual(now?.formerSecretHash, sha256('first'))
  await database.shift(3601_000)
  assert.equal((await findClient(db, 'intranet'))?.formerSecretHash, null)
  await place.createClient({
    clientId: 'spa',
    name: 'Spa',
    metadata: { ...metadata, token_endpoint_auth_method: 'none' },
  })
  assert.equal((await place.rotateClientSecret('spa')).ok, false)
})

test('each change is written down and makes a new version', async () => {
  await using place = await open()
  const { db, database } = place
  await place.createClient({ clientId: 'intranet', name: 'Intranet', metadata })
  assert.deepEqual(await place.updateClient('intranet', { name: 'Home', accountKind: 'organization' }), { ok: true })
  await place.setClientEnabled('intranet', false)
  await place.setClientEnabled('intranet', false)
  const client = await findClient(db, 'intranet')
  assert.deepEqual(
    [client?.name, client?.accountKind, client?.usable, client?.version],
    ['Home', 'organization', false, 3],
  )
  assert.equal(
    (await place.updateClient('intranet', { metadata: { redirect_uris: ['http://app.example.com/cb'] } })).ok,
    false,
  )
  assert.equal((await place.removeClient('intranet')).ok, true)
  assert.equal((await place.removeClient('intranet')).ok, false)
  const { rows } = await database.query('select type from audit_event order by event_id')
  assert.deepEqual(
    rows.map((row) => row.type),
    ['client.created', 'client.changed', 'client.disabled', 'client.removed'],
  )
})

test('an application of an organisation that is not active cannot be used', async () => {
  await using place = await open()
  const { db, database } = place
  const { rows } = await database.query(
    `insert into organization (owner_id, name, slug, status, created_at) values (gen_random_uuid(), 'Org', 'org', 'active', now()) returning owner_id`,
  )
  await place.createClient({ clientId: 'intranet', name: 'Intranet', metadata, ownerId: rows[0].owner_id })
  assert.equal((await findClient(db, 'intranet'))?.usable, true)
  await database.query(`update organization set status = 'closed'`)
  assert.equal((await findClient(db, 'intranet'))?.usable, false)
})

test('STD-O10 a client id cannot be taken for a subject', async () => {
  await using place = await open()
  for (const clientId of [
    '01a201e9-dc08-71ed-bd5a-995c225bfd00',
    'a1a201e9-dc08-71ed-bd5a-995c225bfd00',
    '-x',
    'a b',
    '',
    'x',
  ]) {
    assert.equal((await place.createClient({ clientId, name: 'App', metadata })).ok, false, clientId)
  }
})

test('the name of an application is what people see of it: no characters that turn or hide text', async () => {
  await using place = await open()
  const made = await place.createClient({ name: 'Led\u202eger\r\n', metadata })
  assert.ok(made.ok)
  assert.equal(made.client.name, 'Ledger')
  for (const name of ['\u200b', '\u202e', ' ', 'x'.repeat(101)])
    assert.deepEqual(await place.createClient({ name, metadata }), {
      ok: false,
      mistakes: ['the name must have 1 to 100 characters that can be seen'],
    })
})
