import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../../test/database.ts'
import { sha256 } from '../../platform/crypto/index.ts'
import { openDatabase } from '../../platform/database/index.ts'
import {
  createClient,
  findClient,
  listClients,
  metadataMistakes,
  redirectMistake,
  removeClient,
  rotateClientSecret,
  setClientEnabled,
  updateClient,
} from './index.ts'

async function open() {
  const database = await createTestDatabase()
  const db = openDatabase({ url: database.url })
  const close = async () => {
    await db.close()
    await database.drop()
  }
  return { db, database, [Symbol.asyncDispose]: close }
}

const metadata = { redirect_uris: ['https://app.example.com/cb'] }

test('an application is registered once under its id, and its secret is kept as a hash only', async () => {
  await using place = await open()
  const { db, database } = place
  const made = await createClient(db, { clientId: 'intranet', name: ' Intranet ', metadata })
  assert.ok(made.ok)
  assert.equal(made.client.name, 'Intranet')
  assert.equal(made.client.usable, true)
  assert.equal(made.secret?.length, 43)
  const { rows } = await database.query('select * from client')
  assert.ok(!JSON.stringify(rows).includes(made.secret as string))
  assert.deepEqual(rows[0].secret_hash, sha256(made.secret as string))
  assert.equal((await createClient(db, { clientId: 'intranet', name: 'Again', metadata })).ok, false)
  assert.equal((await listClients(db)).length, 1)
})

test('a change of the secret keeps the former one for a while', async () => {
  await using place = await open()
  const { db, database } = place
  await createClient(db, { clientId: 'intranet', name: 'Intranet', metadata, secret: 'first' })
  const second = await rotateClientSecret(db, 'intranet', 1)
  const now = await findClient(db, 'intranet')
  assert.deepEqual(now?.secretHash, sha256(second as string))
  assert.deepEqual(now?.formerSecretHash, sha256('first'))
  await database.shift(3601_000)
  assert.equal((await findClient(db, 'intranet'))?.formerSecretHash, null)
  await createClient(db, {
    clientId: 'spa',
    name: 'Spa',
    metadata: { ...metadata, token_endpoint_auth_method: 'none' },
  })
  assert.equal(await rotateClientSecret(db, 'spa'), undefined)
})

test('each change is written down and makes a new version', async () => {
  await using place = await open()
  const { db, database } = place
  await createClient(db, { clientId: 'intranet', name: 'Intranet', metadata })
  assert.deepEqual(await updateClient(db, 'intranet', { name: 'Home', accountKind: 'organization' }), { ok: true })
  await setClientEnabled(db, 'intranet', false)
  await setClientEnabled(db, 'intranet', false)
  const client = await findClient(db, 'intranet')
  assert.deepEqual(
    [client?.name, client?.accountKind, client?.usable, client?.version],
    ['Home', 'organization', false, 3],
  )
  assert.equal(
    (await updateClient(db, 'intranet', { metadata: { redirect_uris: ['http://app.example.com/cb'] } })).ok,
    false,
  )
  assert.equal(await removeClient(db, 'intranet'), true)
  assert.equal(await removeClient(db, 'intranet'), false)
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
  await createClient(db, { clientId: 'intranet', name: 'Intranet', metadata, ownerId: rows[0].owner_id })
  assert.equal((await findClient(db, 'intranet'))?.usable, true)
  await database.query(`update organization set status = 'closed'`)
  assert.equal((await findClient(db, 'intranet'))?.usable, false)
})

test('BAD-redirect what is not one exact safe address is not registered', () => {
  const refused = [
    'http://app.example.com/cb',
    'https://app.example.com/*',
    'https://*.example.com/cb',
    'https://app.example.com/cb#x',
    'https://me@app.example.com/cb',
    '//app.example.com/cb',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://x',
    'file:///x',
    '',
    'nonsense',
    'https://app.example.com/cb\n',
    'https://app.example.com\\cb',
    `https://app.example.com/${'a'.repeat(1000)}`,
  ]
  for (const native of [false, true]) for (const uri of refused) assert.ok(redirectMistake(uri, native), uri)
  for (const uri of [
    'https://app.example.com/cb',
    'https://app.example.com:8443/cb?x=1',
    'http://localhost:3000/cb',
    'http://127.0.0.1/cb',
    'http://[::1]:5/cb',
  ]) {
    assert.equal(redirectMistake(uri, false), undefined, uri)
  }
  assert.equal(redirectMistake('com.example.app:/cb', true), undefined)
  assert.ok(redirectMistake('com.example.app:/cb', false))
  assert.ok(redirectMistake('myapp:/cb', true))
})

test('all mistakes of a registration are told at once', () => {
  const mistakes = metadataMistakes({
    redirect_uris: ['http://a.example.com/cb'],
    grant_types: ['password', 'client_credentials', 'authorization_code'],
    token_endpoint_auth_method: 'none',
    backchannel_logout_uri: 'http://a.example.com/',
  })
  assert.equal(mistakes.length, 4)
  assert.deepEqual(metadataMistakes({}), ['redirect_uris is empty'])
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
    assert.equal((await createClient(place.db, { clientId, name: 'App', metadata })).ok, false, clientId)
  }
})
