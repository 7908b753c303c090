import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeProtectedHeader } from 'jose'
import * as oidc from 'openid-client'
import { openKeys } from '../../src/platform/crypto/index.ts'
import { listSigningKeys, readJwks, resealSigningKeys } from '../../src/records/signing-keys/index.ts'
import { rotateSigningKeys } from '../../src/services/signing-keys/index.ts'
import { enter, openApplication } from './application.ts'
import { type Installation, openInstallation } from './installation.ts'

const keys = openKeys([Buffer.alloc(32, 7)])
const job = { kind: 'job', name: 'signing keys' } as const
const hours = 3600
const days = 24 * hours

async function published(installation: Installation): Promise<string[]> {
  const { keys: list } = (await (await fetch(`${installation.url}/oauth/jwks`)).json()) as {
    keys: { kid: string; alg: string; d?: string }[]
  }
  assert.ok(list.every((key) => key.d === undefined))
  return list.filter((key) => key.alg === 'ES256').map((key) => key.kid)
}

async function signer(installation: Installation, app: Awaited<ReturnType<typeof openApplication>>): Promise<string> {
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  return decodeProtectedHeader((await enter(app, browser)).id_token as string).kid as string
}

async function turn(installation: Installation): Promise<void> {
  await rotateSigningKeys({ db: installation.db, keys }, job)
  await installation.oauth.refreshKeys()
}

test('a key is published a day before it signs, signs for 90 days, and stays as long as its tokens are needed', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const [first] = await published(installation)
  assert.equal(await signer(installation, app), first)
  await installation.pass(88 * days)
  await turn(installation)
  assert.deepEqual(await published(installation), [first])
  await installation.pass(1 * days)
  await turn(installation)
  const both = await published(installation)
  assert.equal(both.length, 2)
  const second = both.find((kid) => kid !== first) as string
  assert.equal(await signer(installation, app), first)
  await installation.pass(25 * hours)
  await turn(installation)
  assert.equal(await signer(installation, app), second)
  assert.equal((await published(installation)).length, 2)
  await installation.pass(31 * days)
  await turn(installation)
  assert.deepEqual(await published(installation), [second])
})

test('an id token of a retired key is still good as a hint', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const account = await installation.account()
  const browser = installation.browser()
  await browser.signIn(account, { stay: true })
  const { id_token } = await enter(app, browser)
  await rotateSigningKeys({ db: installation.db, keys }, job, { now: true })
  await installation.pass(10 * days)
  await turn(installation)
  await browser.signIn(account, { stay: true })
  await browser.signIn(await installation.account())
  assert.equal((await enter(app, browser, { id_token_hint: id_token as string })).claims()?.sub, account.accountId)
})

test('two processes that start at once make one key for each algorithm', async () => {
  await using installation = await openInstallation()
  await installation.database.query('delete from signing_key')
  await Promise.all(Array.from({ length: 5 }, () => rotateSigningKeys({ db: installation.db, keys }, job)))
  const list = await listSigningKeys(installation.db)
  assert.deepEqual(
    list.map((key) => [key.alg, key.number, key.state]),
    [
      ['ES256', 1, 'signing'],
      ['RS256', 1, 'signing'],
    ],
  )
})

test('an application that needs RS256 gets it', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(
    installation,
    await installation.client({
      metadata: { redirect_uris: ['https://app.example.com/cb'], id_token_signed_response_alg: 'RS256' },
    }),
  )
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  assert.equal(decodeProtectedHeader((await enter(app, browser)).id_token as string).alg, 'RS256')
})

test('no private key lies in the database in clear, and a root secret can be changed', async () => {
  await using installation = await openInstallation()
  const { rows } = await installation.database.query('select * from signing_key')
  for (const row of rows) assert.ok(!JSON.stringify(row).includes('"d"'))
  const [old, fresh] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8)]
  await assert.rejects(readJwks(installation.db, openKeys([fresh])))
  await resealSigningKeys(installation.db, openKeys([fresh, old]))
  assert.equal((await readJwks(installation.db, openKeys([fresh]))).keys.length, 2)
})

test('a refresh token ends after 14 idle days and after 90 in all', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const browser = installation.browser()
  const sessionId = await browser.signIn(await installation.account())
  const offline = async () => {
    const tokens = await enter(app, browser)
    await installation.database.query(
      `update oauth_artifact set session_id = null, payload = (payload::jsonb - 'expiresWithSession')::json where type = 'RefreshToken'`,
    )
    return tokens.refresh_token as string
  }
  const idle = await offline()
  let used = await offline()
  assert.ok(sessionId)
  for (let day = 0; day < 84; day += 12) {
    await installation.pass(12 * days)
    used = (await oidc.refreshTokenGrant(app.settings, used)).refresh_token as string
  }
  await assert.rejects(oidc.refreshTokenGrant(app.settings, idle), { error: 'invalid_grant' })
  await installation.pass(5 * days)
  used = (await oidc.refreshTokenGrant(app.settings, used)).refresh_token as string
  await installation.pass(1 * days + 60)
  await assert.rejects(oidc.refreshTokenGrant(app.settings, used), { error: 'invalid_grant' })
})
