import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as oidc from 'openid-client'
import type { ClientRecord } from '../../src/records/clients/index.ts'
import { createClient, removeClient, setClientEnabled, updateClient } from '../../src/services/applications/index.ts'
import { organization } from '../attacks/means.ts'
import type { Browser } from '../browser.ts'
import { actContext, operator, registerClient } from '../clients.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'

const redirectUri = 'https://app.example.com/cb'

type Client = ClientRecord & { secret: string }
type Application = { client: Client; settings: oidc.Configuration }

async function openApplication(app: TestApp, entry: { firstParty: boolean }): Promise<Application> {
  const client = await registerClient(app.db, { name: 'Ledger', ...entry, metadata: { redirect_uris: [redirectUri] } })
  const options = { execute: [oidc.allowInsecureRequests] }
  const auth = oidc.ClientSecretBasic(client.secret)
  return { client, settings: await oidc.discovery(new URL(app.url), client.clientId, undefined, auth, options) }
}

async function request({ settings }: Application, parameters: Record<string, string> = {}) {
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier()
  const url = oidc.buildAuthorizationUrl(settings, {
    redirect_uri: redirectUri,
    scope: 'openid profile email offline_access',
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    ...parameters,
  })
  return { path: url.pathname + url.search, pkceCodeVerifier }
}

async function signedIn(app: TestApp, address: string, organizationId?: string): Promise<Browser> {
  await app.given.account({ address, ...(organizationId && { organizationId }) })
  const browser = app.browser()
  await signIn(browser, address, password, '/sign-in?to=/account')
  return browser
}

/** What an application holds of a person who is signed in in this browser. */
async function enter(app: TestApp, application: Application, browser: Browser) {
  const { settings } = application
  const { path, pkceCodeVerifier } = await request(application)
  const answer = await browser.request(path)
  const back = new URL(answer.headers.get('location') as string)
  const { access_token, refresh_token } = await oidc.authorizationCodeGrant(settings, back, { pkceCodeVerifier })
  return {
    /** Whether it can still be used: the access token, the refresh token. */
    async alive() {
      const headers = { authorization: `Bearer ${access_token}` }
      const userinfo = (await fetch(`${app.url}/oauth/userinfo`, { headers })).status === 200
      const refresh = await oidc.refreshTokenGrant(settings, refresh_token as string).then(
        () => true,
        (fault) => fault.error ?? fault.status,
      )
      return { userinfo, refresh }
    },
  }
}

const living = { userinfo: true, refresh: true }
const dead = { userinfo: false, refresh: 'invalid_grant' }
const lost = { userinfo: false, refresh: 401 }

/** The record of an application is looked up again within a second. */
const second = () => new Promise((soon) => setTimeout(soon, 1000))

test('ATK-073 an application that takes no personal accounts any more loses what it holds of them, and of nobody else', async () => {
  await using app = await startApp()
  const application = await openApplication(app, { firstParty: true })
  const [{ ownerId: first }, { ownerId: second }] = [
    await organization(app, 'first'),
    await organization(app, 'second'),
  ]
  const people = {
    personal: await signedIn(app, 'aiko@example.com'),
    first: await signedIn(app, 'ben@example.com', first),
    second: await signedIn(app, 'chie@example.com', second),
  }
  const held = {
    personal: await enter(app, application, people.personal),
    first: await enter(app, application, people.first),
    second: await enter(app, application, people.second),
  }
  const narrow = (changes: object) => updateClient(actContext(app.db), operator, application.client.clientId, changes)

  assert.ok((await narrow({ accountKind: 'organization' })).ok)
  assert.deepEqual(await held.personal.alive(), dead)
  held.first = await enter(app, application, people.first)
  held.second = await enter(app, application, people.second)
  assert.ok((await narrow({ organizationId: first })).ok)
  assert.deepEqual(await held.second.alive(), dead)
  assert.deepEqual(await held.first.alive(), living)

  assert.ok((await narrow({ organizationId: null, accountKind: 'any' })).ok)
  assert.deepEqual(await held.personal.alive(), dead)
  assert.deepEqual(await held.second.alive(), dead)
})

test('ATK-073 an application that is turned off has no living token, also when it is turned on again', async () => {
  await using app = await startApp()
  const application = await openApplication(app, { firstParty: true })
  const held = await enter(app, application, await signedIn(app, 'aiko@example.com'))
  const { clientId } = application.client
  assert.ok((await setClientEnabled(actContext(app.db), operator, clientId, false)).ok)
  const { rows } = await app.database.query(
    'select (select count(*)::int from oauth_grant) as grants, (select count(*)::int from oauth_artifact) as artifacts',
  )
  assert.deepEqual(rows, [{ grants: 0, artifacts: 0 }])
  await second()
  assert.deepEqual(await held.alive(), lost)
  assert.ok((await setClientEnabled(actContext(app.db), operator, clientId, true)).ok)
  await second()
  assert.deepEqual(await held.alive(), dead)
})

test('ATK-073 a service that is turned off has no living token, also when it is turned on again', async () => {
  await using app = await startApp()
  const metadata = { grant_types: ['client_credentials'], response_types: [], redirect_uris: [] }
  const client = await registerClient(app.db, { name: 'Report', metadata })
  const auth = oidc.ClientSecretBasic(client.secret)
  const options = { execute: [oidc.allowInsecureRequests] }
  const settings = await oidc.discovery(new URL(app.url), client.clientId, undefined, auth, options)
  const { access_token } = await oidc.clientCredentialsGrant(settings)
  assert.equal((await oidc.tokenIntrospection(settings, access_token)).active, true)
  const context = actContext(app.db)
  await setClientEnabled(context, operator, client.clientId, false)
  await setClientEnabled(context, operator, client.clientId, true)
  await second()
  assert.equal((await oidc.tokenIntrospection(settings, access_token)).active, false)
  const next = await oidc.clientCredentialsGrant(settings)
  assert.equal((await oidc.tokenIntrospection(settings, next.access_token)).active, true)
})

test('ATK-073 another application with the id of one that was removed begins with nothing', async () => {
  await using app = await startApp()
  const application = await openApplication(app, { firstParty: true })
  const held = await enter(app, application, await signedIn(app, 'aiko@example.com'))
  const { clientId, metadata, secret } = application.client
  assert.ok((await removeClient(actContext(app.db), operator, clientId)).ok)
  await second()
  assert.deepEqual(await held.alive(), lost)
  assert.ok((await createClient(actContext(app.db), operator, { clientId, name: 'Other', metadata, secret })).ok)
  await second()
  assert.deepEqual(await held.alive(), dead)
})

test('consent is neither asked of an account that the application does not take, nor kept', async () => {
  await using app = await startApp()
  const application = await openApplication(app, { firstParty: false })
  const browser = await signedIn(app, 'aiko@example.com')
  const { path } = await request(application)
  const asked = await browser.get(path)
  assert.match(asked.html, /action="\/oauth\/consent"/)
  const { clientId } = application.client
  await updateClient(actContext(app.db), operator, clientId, { accountKind: 'organization' })
  await second()
  const again = await browser.get(asked.path)
  assert.doesNotMatch(again.html, /action="\/oauth\/consent"/)
  assert.match(again.path, /^\/accounts\?/)
  const answered = await browser.submit(asked, '/oauth/consent', { decision: 'allow' })
  assert.match(answered.path, /^\/accounts\?/)
  const kept = await app.database.query(
    `select (select count(*)::int from oauth_grant) as grants,
      (select count(*)::int from audit_event where type = 'consent.given') as consents`,
  )
  assert.deepEqual(kept.rows, [{ grants: 0, consents: 0 }])
})

test('consent is not asked of a personal account where the request wants one of an organisation', async () => {
  await using app = await startApp()
  const application = await openApplication(app, { firstParty: false })
  const browser = await signedIn(app, 'aiko@example.com')
  const account = await browser.get((await request(application)).path)
  const { session } = account.fields('/oauth/consent')
  const narrowed = await browser.get((await request(application, { account_kind: 'organization' })).path)
  const flow = new URL(narrowed.path, app.url).searchParams.get('flow')
  const consent = await browser.get(`/oauth/consent?flow=${flow}&session=${session}`)
  assert.doesNotMatch(consent.html, /action="\/oauth\/consent"/)
  assert.match(consent.path, /^\/accounts\?/)
})

test('who turns an application away is taken back to it, and it is written down', async () => {
  await using app = await startApp()
  const application = await openApplication(app, { firstParty: false })
  const browser = await signedIn(app, 'aiko@example.com')
  const asked = await browser.get((await request(application)).path)
  const { fields } = asked
  const answer = await browser.post('/oauth/consent', { ...fields('/oauth/consent'), decision: 'deny' })
  const back = await browser.request(answer.headers.get('location') as string)
  assert.equal(new URL(back.headers.get('location') as string).searchParams.get('error'), 'access_denied')
  const { rows } = await app.database.query(`select count(*)::int as n from audit_event where type = 'consent.refused'`)
  assert.equal(rows[0].n, 1)
})
