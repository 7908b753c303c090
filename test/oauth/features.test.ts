import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import * as oidc from 'openid-client'
import type { Person } from '../../src/access/index.ts'
import type { Account } from '../../src/records/accounts/index.ts'
import { disconnectApplication, listConnectedApplications } from '../../src/services/applications/index.ts'
import { changeFlow } from '../flows.ts'
import { ask, enter, follow, goOn, openApplication, redeem } from './application.ts'
import { type Browser, type Installation, openInstallation } from './installation.ts'

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

test('a pushed request works, is the only way where it is required, and gives one code at most', async () => {
  await using installation = await openInstallation()
  const client = await installation.client({
    metadata: { redirect_uris: ['https://app.example.com/cb'], require_pushed_authorization_requests: true },
  })
  const app = await openApplication(installation, client)
  const account = await installation.account()
  const browser = installation.browser()
  const plain = new URL(await follow(browser, (await ask(app)).url))
  assert.equal(plain.searchParams.get('error'), 'invalid_request')
  const asking = await ask(app)
  const pushed = await oidc.buildAuthorizationUrlWithPAR(app.settings, asking.url.searchParams)
  assert.deepEqual([...pushed.searchParams.keys()].sort(), ['client_id', 'request_uri'])
  const [one, two] = [await follow(browser, pushed), await follow(browser, pushed)]
  const sessionId = await browser.signIn(account)
  await installation.pass(3600)
  assert.equal((await redeem(app, asking, await goOn(browser, one, sessionId))).claims()?.sub, account.accountId)
  const again = new URL(await goOn(browser, two, sessionId))
  assert.equal(again.searchParams.get('error'), 'invalid_request_uri')
  assert.equal(again.searchParams.get('code'), null)
})

test('of twenty pages that go on from one pushed request at once, one gets a code', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const browser = installation.browser()
  const pushed = await oidc.buildAuthorizationUrlWithPAR(app.settings, (await ask(app)).url.searchParams)
  const page = await follow(browser, pushed)
  const sessionId = await browser.signIn(await installation.account())
  const locations = await Promise.all(Array.from({ length: 20 }, () => goOn(browser, page, sessionId)))
  assert.equal(locations.filter((location) => location.includes('code=')).length, 1)
})

test('a signed request is believed, a forged one is not', async () => {
  await using installation = await openInstallation()
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const jwk = { ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'k' }
  const client = await installation.client({
    metadata: {
      redirect_uris: ['https://app.example.com/cb'],
      jwks: { keys: [jwk] },
      require_signed_request_object: true,
    },
  })
  const app = await openApplication(installation, client)
  const account = await installation.account()
  const browser = installation.browser()
  const asking = await ask(app)
  const signed = await oidc.buildAuthorizationUrlWithJAR(app.settings, asking.url.searchParams, {
    key: privateKey as CryptoKey,
    kid: 'k',
  })
  const page = await follow(browser, signed)
  const tokens = await redeem(app, asking, await goOn(browser, page, await browser.signIn(account)))
  assert.equal(tokens.claims()?.sub, account.accountId)
  const other = await generateKeyPair('ES256')
  const forged = await oidc.buildAuthorizationUrlWithJAR(app.settings, asking.url.searchParams, {
    key: other.privateKey as CryptoKey,
    kid: 'k',
  })
  const answer = await browser.open(String(forged))
  assert.equal(answer.headers.get('location'), null)
})

test('DPoP binds tokens to a key, and a proof works once', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(
    installation,
    await installation.client({
      metadata: {
        redirect_uris: ['https://app.example.com/cb'],
        token_endpoint_auth_method: 'none',
        dpop_bound_access_tokens: true,
      },
    }),
  )
  const account = await installation.account()
  const browser = installation.browser()
  await browser.signIn(account)
  const keyPair = await oidc.randomDPoPKeyPair('ES256')
  const DPoP = oidc.getDPoPHandle(app.settings, keyPair)
  const asking = await ask(app)
  const tokens = await redeem(app, asking, await follow(browser, asking.url), { DPoP })
  const bound = await oidc.fetchUserInfo(app.settings, tokens.access_token, account.accountId, { DPoP })
  assert.equal(bound.sub, account.accountId)
  const bare = await fetch(`${installation.url}/oauth/userinfo`, {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  })
  assert.equal(bare.status, 401)
  const renewed = await oidc.refreshTokenGrant(app.settings, tokens.refresh_token as string, undefined, { DPoP })
  await assert.rejects(oidc.refreshTokenGrant(app.settings, renewed.refresh_token as string), {
    error: 'invalid_grant',
  })

  const proof = await new SignJWT({
    htm: 'POST',
    htu: `${installation.url}/oauth/token`,
    jti: 'one',
    iat: Math.floor(Date.now() / 1000),
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(keyPair.publicKey) })
    .sign(keyPair.privateKey)
  const replayed = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const next = await ask(app)
      const another = installation.browser()
      await another.signIn(account)
      const code = new URL(await follow(another, next.url)).searchParams.get('code') as string
      const body = new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: app.settings.clientMetadata().client_id,
        code,
        code_verifier: next.verifier,
        redirect_uri: app.redirectUri,
      })
      return (await fetch(`${installation.url}/oauth/token`, { method: 'POST', headers: { dpop: proof }, body })).status
    }),
  )
  assert.equal(replayed.filter((status) => status === 200).length, 1)
})

test('ATK-074 an API gets tokens of its own, sees them and nobody else’s', async () => {
  await using installation = await openInstallation()
  const resource = 'https://api.example.com/'
  const service = { grant_types: ['client_credentials'], response_types: [], redirect_uris: [] }
  const api = await openApplication(
    installation,
    await installation.client({
      name: 'Reports',
      resource,
      resourceScopes: ['report.read', 'report.write'],
      metadata: service,
    }),
  )
  const other = await openApplication(
    installation,
    await installation.client({ resource: 'https://other.example.com/', resourceScopes: ['x'], metadata: service }),
  )
  const job = await openApplication(
    installation,
    await installation.client({ firstParty: false, metadata: { ...service, resources: [resource] } }),
  )
  const token = await oidc.clientCredentialsGrant(job.settings, { resource, scope: 'report.read nonsense' })
  assert.equal(token.scope, 'report.read')
  assert.equal(token.expires_in, 3600)
  const seen = await oidc.tokenIntrospection(api.settings, token.access_token)
  assert.equal(seen.active, true)
  assert.equal(seen.aud, resource)
  assert.equal(seen.client_id, job.settings.clientMetadata().client_id)
  assert.deepEqual(await oidc.tokenIntrospection(other.settings, token.access_token), { active: false })
  await assert.rejects(oidc.clientCredentialsGrant(job.settings, { resource: 'https://other.example.com/' }), {
    error: 'invalid_target',
  })

  const app = await openApplication(installation, await installation.client({}))
  const browser = installation.browser()
  const account = await installation.account()
  await browser.signIn(account)
  const asking = await ask(app, { resource, scope: 'openid report.write' })
  const location = await follow(browser, asking.url)
  const user = await oidc.authorizationCodeGrant(
    app.settings,
    new URL(location),
    { pkceCodeVerifier: asking.verifier, expectedState: asking.state, expectedNonce: asking.nonce },
    { resource },
  )
  const userToken = await oidc.tokenIntrospection(api.settings, user.access_token)
  assert.equal(userToken.sub, account.accountId)
  assert.equal(userToken.scope, 'report.write')
  const info = await fetch(`${installation.url}/oauth/userinfo`, {
    headers: { authorization: `Bearer ${user.access_token}` },
  })
  assert.equal(info.status, 403)
})

test('a service of one API need not name it, and is kept to the scopes of its registration', async () => {
  await using installation = await openInstallation()
  const resource = 'https://api.example.com/'
  const service = { grant_types: ['client_credentials'], response_types: [], redirect_uris: [] }
  await installation.client({ resource, resourceScopes: ['report.read', 'report.write'], metadata: service })
  const metadata = { ...service, resources: [resource], scope: 'report.read' }
  const job = await openApplication(installation, await installation.client({ firstParty: false, metadata }))
  const token = await oidc.clientCredentialsGrant(job.settings, { scope: 'report.read report.write' })
  assert.equal(token.scope, 'report.read')
  assert.equal((await oidc.tokenIntrospection(job.settings, token.access_token)).aud, resource)
})

test('two applications of different sectors know one account by different subjects that never change', async () => {
  await using installation = await openInstallation()
  const account = await installation.account()
  const browser = installation.browser()
  await browser.signIn(account)
  const make = (host: string) =>
    installation.client({ metadata: { redirect_uris: [`https://${host}/cb`], subject_type: 'pairwise' } })
  const subjects: string[] = []
  for (const host of ['a.example.com', 'b.example.com', 'a.example.com']) {
    const app = await openApplication(installation, await make(host))
    const tokens = await enter(app, browser)
    const sub = tokens.claims()?.sub as string
    assert.equal((await oidc.fetchUserInfo(app.settings, tokens.access_token, sub)).sub, sub)
    assert.equal((await oidc.tokenIntrospection(app.settings, tokens.access_token)).sub, sub)
    assert.equal(
      (await enter(app, browser, { id_token_hint: tokens.id_token as string, prompt: 'none' })).claims()?.sub,
      sub,
    )
    subjects.push(sub)
  }
  assert.equal(subjects[0], subjects[2])
  assert.notEqual(subjects[0], subjects[1])
  assert.ok(!subjects.includes(account.accountId))
})

async function readConsent(installation: Installation, browser: Browser, page: string) {
  const address = new URL(page, installation.url)
  const answer = await browser.open(page)
  return {
    status: answer.status,
    html: (await answer.text()).replaceAll('<wbr>', ''),
    csp: answer.headers.get('content-security-policy') ?? '',
    flow: address.searchParams.get('flow') as string,
    session: address.searchParams.get('session') as string,
  }
}

test('an application of somebody else is let in by consent, once, in plain words', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({ name: '家計簿', firstParty: false }))
  const account = await installation.account()
  const browser = installation.browser()
  await browser.signIn(account)
  const asking = await ask(app, { ui_locales: 'ja' })
  const page = await follow(browser, asking.url)
  assert.match(page, /^\/oauth\/consent\?/)
  const consent = await readConsent(installation, browser, page)
  assert.match(consent.html, /家計簿/)
  assert.match(consent.html, /メールアドレスを見る/)
  assert.ok(consent.html.includes(account.userName))
  assert.match(consent.csp, /frame-ancestors 'none'; form-action 'self' https:\/\/app\.example\.com/)
  const refused = await browser.submit('/oauth/consent', {
    flow: consent.flow,
    session: consent.session,
    decision: 'deny',
  })
  assert.match(await follow(browser, refused.headers.get('location') as string), /error=access_denied/)
  const allowed = await browser.submit('/oauth/consent', {
    flow: consent.flow,
    session: consent.session,
    decision: 'allow',
  })
  const tokens = await redeem(app, asking, await follow(browser, allowed.headers.get('location') as string))
  assert.equal(tokens.claims()?.sub, account.accountId)
  assert.equal((await enter(app, browser)).claims()?.sub, account.accountId)
  const elsewhere = installation.browser()
  await elsewhere.signIn(account)
  assert.equal((await enter(app, elsewhere)).claims()?.sub, account.accountId)
  assert.match(await follow(browser, (await ask(app, { scope: 'openid phone' })).url), /^\/oauth\/consent\?/)
  assert.match(
    await follow(browser, (await ask(app, { prompt: 'none', scope: 'openid phone' })).url),
    /error=consent_required/,
  )
})

test('consent cannot be carried to another session or application', async () => {
  await using installation = await openInstallation()
  const [one, two] = await Promise.all(
    [1, 2].map(async () => openApplication(installation, await installation.client({ firstParty: false }))),
  )
  const browser = installation.browser()
  const sessionId = await browser.signIn(await installation.account())
  const page = await readConsent(installation, browser, await follow(browser, (await ask(one as never)).url))
  const allowed = await browser.submit('/oauth/consent', { flow: page.flow, session: sessionId, decision: 'allow' })
  const { consent } = installation.flowOf(browser, allowed.headers.get('location') as string)
  assert.ok(consent)
  const otherPage = await follow(browser, (await ask(two as never)).url)
  const otherFlow = new URL(otherPage, installation.url).searchParams.get('flow') as string
  changeFlow(installation, browser, otherFlow, { consent })
  const otherApp = await follow(browser, `/oauth/continue?flow=${otherFlow}&session=${sessionId}`)
  assert.match(otherApp, /^\/oauth\/consent\?/)
})

/** The person of an account, as a page knows them. */
function personOn({ ownerId, accountId }: Account, sessionId: string): Person {
  const client = { device: 'Test', network: '127.0.0.0/24', address: '127.0.0.1' }
  return { kind: 'person', ownerId, accountId, sessionId, browserHash: undefined, jarHashes: [], client }
}

test('what a person is connected with can be listed and taken back', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({ clientId: 'diary', name: 'Diary' }))
  const account = await installation.account()
  const browser = installation.browser()
  const sessionId = await browser.signIn(account)
  const tokens = await enter(app, browser)
  const person = personOn(account, sessionId)
  const listed = async () => {
    const list = await listConnectedApplications(installation.context, person, account.accountId)
    return list.ok ? list.applications : []
  }
  const [connected] = await listed()
  assert.equal(connected?.clientId, 'diary')
  assert.deepEqual(connected?.scopes, ['openid', 'profile', 'email'])
  const { accountId } = account
  assert.ok((await disconnectApplication(installation.context, person, { accountId, clientId: 'diary' })).ok)
  assert.deepEqual(await listed(), [])
  await assert.rejects(oidc.refreshTokenGrant(app.settings, tokens.refresh_token as string), { error: 'invalid_grant' })
  assert.equal((await oidc.tokenIntrospection(app.settings, tokens.access_token)).active, false)
  const again = await enter(app, browser)
  assert.ok(again.access_token)
  const other = await installation.account()
  const foreign = { accountId: other.accountId, clientId: 'diary' }
  assert.equal((await disconnectApplication(installation.context, person, foreign)).ok, false)
})

// ---- Devices

async function startDevice(installation: Installation, entry: { accountKind?: 'organization' } = {}) {
  const metadata = {
    application_type: 'native' as const,
    grant_types: [deviceGrant, 'refresh_token'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'none' as const,
  }
  const app = await openApplication(
    installation,
    await installation.client({ name: 'テレビ', firstParty: false, metadata, ...entry }),
  )
  const started = await oidc.initiateDeviceAuthorization(app.settings, { scope: 'openid profile' })
  return {
    app,
    started,
    poll: () => oidc.genericGrantRequest(app.settings, deviceGrant, { device_code: started.device_code }),
  }
}

test('a device is let in after its code, its place and its application were compared', async () => {
  await using installation = await openInstallation()
  const { app, started, poll } = await startDevice(installation)
  assert.equal(started.verification_uri, `${installation.url}/device`)
  assert.match(started.user_code, /^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/)
  await assert.rejects(poll(), { error: 'authorization_pending' })
  const account = await installation.account()
  const browser = installation.browser()
  const prefilled = await (await browser.open(started.verification_uri_complete as string)).text()
  assert.match(prefilled, new RegExp(started.user_code))
  const typed = started.user_code.replace('-', ' ').toLowerCase()
  const toSignIn = (await browser.submit('/device', { user_code: ` ${typed} ` })).headers.get('location') as string
  assert.match(toSignIn, /^\/sign-in\?flow=/)
  const confirm = await goOn(browser, toSignIn, await browser.signIn(account))
  assert.match(confirm, /^\/device\/confirm\?/)
  const page = (await (await browser.open(confirm)).text()).replaceAll('<wbr>', '')
  for (const shown of ['テレビ', started.user_code, '127.0.0.0/24', account.userName])
    assert.ok(page.includes(shown), shown)
  const { searchParams } = new URL(confirm, installation.url)
  const fields = {
    flow: searchParams.get('flow') as string,
    session: searchParams.get('session') as string,
    decision: 'allow',
  }
  const answers = await Promise.all([
    browser.submit('/device/confirm', fields),
    browser.submit('/device/confirm', fields),
  ])
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 410])
  const tokens = await oidc.pollDeviceAuthorizationGrant(app.settings, { ...started, interval: 0.1 })
  assert.equal(tokens.claims()?.sub, account.accountId)
  assert.ok(tokens.refresh_token)
  await assert.rejects(poll(), { error: 'invalid_grant' })
})

test('a device that is turned away is told so, and a code that is too old as well', async () => {
  await using installation = await openInstallation()
  const { started, poll } = await startDevice(installation)
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  const confirm = (await browser.submit('/device', { user_code: started.user_code })).headers.get('location') as string
  assert.match(confirm, /^\/device\/confirm\?/)
  const { searchParams } = new URL(confirm, installation.url)
  await browser.submit('/device/confirm', {
    flow: searchParams.get('flow') as string,
    session: searchParams.get('session') as string,
    decision: 'deny',
  })
  await assert.rejects(poll(), { error: 'access_denied' })
  const late = await startDevice(installation)
  await installation.pass(601)
  await assert.rejects(late.poll(), { error: 'expired_token' })
  assert.equal((await browser.submit('/device', { user_code: late.started.user_code })).status, 400)
})

test('codes of devices cannot be guessed: ten tries for each browser', async () => {
  await using installation = await openInstallation()
  const { started } = await startDevice(installation)
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  const tries = await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      browser.submit('/device', { user_code: `BBBBBB${'BCDFGHJKLM'[n % 10]}${'BCD'[n % 3]}` }),
    ),
  )
  assert.equal(tries.filter((answer) => answer.status === 400).length, 10)
  const refused = await browser.submit('/device', { user_code: started.user_code })
  assert.equal(refused.status, 429)
  assert.ok(Number(refused.headers.get('retry-after')) > 0)
})

test('a device of an application for organisations is not let in by a personal account', async () => {
  await using installation = await openInstallation()
  const { started } = await startDevice(installation, { accountKind: 'organization' })
  const browser = installation.browser()
  const sessionId = await browser.signIn(await installation.account())
  const picker = (await browser.submit('/device', { user_code: started.user_code })).headers.get('location') as string
  assert.match(picker, /^\/accounts\?flow=/)
  const confirm = await goOn(browser, picker, sessionId)
  assert.match((await browser.open(confirm)).headers.get('location') as string, /^\/accounts\?flow=/)
})

test('ATK-072 a device is not let in with the session of a paused or closed organisation, and the page says why', async () => {
  await using installation = await openInstallation()
  const organizationId = await installation.organization('山田工務店')
  const browser = installation.browser()
  await browser.signIn(await installation.account({ organizationId }))
  const { started, poll } = await startDevice(installation)
  const confirm = (await browser.submit('/device', { user_code: started.user_code })).headers.get('location') as string
  const [flow, session] = ['flow', 'session'].map(
    (name) => new URL(confirm, installation.url).searchParams.get(name) as string,
  )
  const allow = () => browser.submit('/device/confirm', { flow, session, decision: 'allow' } as Record<string, string>)
  const stop = (status: string) =>
    installation.database.query(`update organization set status = $1, ${status}_at = now() where owner_id = $2`, [
      status,
      organizationId,
    ])
  await stop('suspended')
  for (const page of [await browser.open(confirm), await allow()]) {
    assert.ok(page.status >= 400)
    assert.match(await page.text(), /data-problem="GK7006"/)
  }
  await assert.rejects(poll(), { error: 'authorization_pending' })
  await stop('closed')
  assert.match((await allow()).headers.get('location') as string, /^\/sign-in\?flow=/)
})

test('an application can register itself with the initial token, and is then no more than a stranger', async () => {
  await using installation = await openInstallation({ config: { initialAccessToken: 'let-me-register' } })
  const register = (token: string | undefined, body: object) =>
    fetch(`${installation.url}/oauth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    })
  const wanted = { client_name: 'Newcomer', redirect_uris: ['https://new.example.com/cb'], account_kind: 'personal' }
  assert.equal((await register(undefined, wanted)).status, 401)
  assert.equal((await register('wrong', wanted)).status, 401)
  const made = await register('let-me-register', {
    ...wanted,
    enabled: true,
    first_party: true,
    organization_id: 'x',
    resource: 'https://api.example.com',
  })
  assert.equal(made.status, 201)
  const body = (await made.json()) as Record<string, string>
  assert.ok(body.client_secret)
  const { rows } = await installation.database.query('select * from client where client_id = $1', [body.client_id])
  assert.equal(rows[0].first_party, false)
  assert.equal(rows[0].registered, true)
  assert.equal(rows[0].account_kind, 'personal')
  assert.equal(rows[0].resource, null)
  assert.ok(!JSON.stringify(rows[0]).includes(body.client_secret as string))
  assert.equal(
    (await register('let-me-register', { ...wanted, redirect_uris: ['http://new.example.com/cb'] })).status,
    400,
  )
  const app = await openApplication(installation, {
    clientId: body.client_id as string,
    secret: body.client_secret as string,
    metadata: { redirect_uris: wanted.redirect_uris },
  })
  const browser = installation.browser()
  const stopped = await browser.open(String((await ask(app, { prompt: 'none' })).url))
  assert.equal(stopped.headers.get('location'), null)
  assert.match(await stopped.text(), /new\.example\.com/)
  await browser.signIn(await installation.account())
  assert.match(await follow(browser, (await ask(app)).url), /^\/oauth\/consent/)
})

test('without an initial token in the configuration nothing can be registered', async () => {
  await using installation = await openInstallation()
  const answer = await fetch(`${installation.url}/oauth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  assert.equal(answer.status, 404)
})

test('scripts may call from the origins of their application only, and never the authorization endpoint', async () => {
  await using installation = await openInstallation()
  const client = await installation.client({
    metadata: { redirect_uris: ['https://spa.example.com/cb'], token_endpoint_auth_method: 'none' },
  })
  const call = (origin: string) =>
    fetch(`${installation.url}/oauth/token`, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: client.clientId,
        code: 'x',
        redirect_uri: 'https://spa.example.com/cb',
      }),
    })
  assert.equal(
    (await call('https://spa.example.com')).headers.get('access-control-allow-origin'),
    'https://spa.example.com',
  )
  const foreign = await call('https://evil.example.com')
  assert.equal(foreign.headers.get('access-control-allow-origin'), null)
  const app = await openApplication(installation, {
    clientId: client.clientId,
    secret: '',
    metadata: { token_endpoint_auth_method: 'none' },
  })
  const authorize = await fetch((await ask(app)).url, {
    headers: { origin: 'https://spa.example.com' },
    redirect: 'manual',
  })
  assert.equal(authorize.headers.get('access-control-allow-origin'), null)
})

test('a token of a service is kept nowhere, can be taken back, and ends by the database’s clock', async () => {
  await using installation = await openInstallation()
  const service = { grant_types: ['client_credentials'], response_types: [], redirect_uris: [] }
  const job = await openApplication(installation, await installation.client({ metadata: service }))
  const [first, second] = await Promise.all([1, 2].map(() => oidc.clientCredentialsGrant(job.settings)))
  const active = async (token: string | undefined) =>
    (await oidc.tokenIntrospection(job.settings, token as string)).active
  const count = async () =>
    Number((await installation.database.query('select count(*) from oauth_artifact')).rows[0].count)
  assert.notEqual(first?.access_token, second?.access_token)
  assert.deepEqual(
    [await active(first?.access_token), await active(second?.access_token), await count()],
    [true, true, 0],
  )
  await oidc.tokenRevocation(job.settings, first?.access_token as string)
  assert.deepEqual(
    [await active(first?.access_token), await active(second?.access_token), await count()],
    [false, true, 1],
  )
  const twenty = await Promise.all(
    Array.from({ length: 40 }, (_, n) => active(n % 2 ? first?.access_token : second?.access_token)),
  )
  assert.deepEqual(
    twenty,
    Array.from({ length: 40 }, (_, n) => n % 2 === 0),
  )
  await installation.database.shift(3601_000)
  assert.equal(await active(second?.access_token), false)
})
