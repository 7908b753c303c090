import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import * as oidc from 'openid-client'
import { setAccountStatus } from '../../src/records/accounts/changes.ts'
import { removeClient, setClientEnabled } from '../../src/services/applications/index.ts'
import { actContext, operator } from '../clients.ts'
import { type Application, ask, enter, follow, goOn, openApplication, redeem } from './application.ts'
import { type Browser, type Installation, openInstallation } from './installation.ts'

const refused = { error: 'invalid_grant' }
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

async function post(
  installation: Installation,
  path: string,
  fields: Record<string, string> | [string, string][],
  headers: Record<string, string> = {},
) {
  const answer = await fetch(installation.url + path, { method: 'POST', body: new URLSearchParams(fields), headers })
  return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Record<string, unknown> }
}

const basic = (client: { clientId: string; secret: string }) => ({
  authorization: `Basic ${Buffer.from(`${client.clientId}:${client.secret}`).toString('base64')}`,
})

async function codeOf(browser: Browser, app: Application, parameters: Record<string, string> = {}) {
  const asking = await ask(app, parameters)
  const location = await follow(browser, asking.url)
  return { asking, location, code: new URL(location).searchParams.get('code') as string }
}

/** Everything that was ever handed out for one person, to be tried again. */
async function everything(installation: Installation) {
  const client = await installation.client({})
  const app = await openApplication(installation, client)
  const account = await installation.account()
  const browser = installation.browser()
  const sessionId = await browser.signIn(account)
  const { access_token, refresh_token } = await enter(app, browser)
  const pending = await codeOf(browser, app)
  const page = await follow(installation.browser(), (await ask(app)).url)
  const device = await openApplication(
    installation,
    await installation.client({
      metadata: {
        grant_types: [deviceGrant],
        response_types: [],
        redirect_uris: [],
        token_endpoint_auth_method: 'none',
      },
    }),
  )
  const started = await oidc.initiateDeviceAuthorization(device.settings, { scope: 'openid' })
  const confirm = (await browser.submit('/device', { user_code: started.user_code })).headers.get('location') as string
  const { searchParams } = new URL(confirm, installation.url)
  await browser.submit('/device/confirm', {
    flow: searchParams.get('flow') as string,
    session: searchParams.get('session') as string,
    decision: 'allow',
  })
  return {
    client,
    app,
    account,
    browser,
    sessionId,
    async allRefused() {
      const info = await fetch(`${installation.url}/oauth/userinfo`, {
        headers: { authorization: `Bearer ${access_token}` },
      })
      assert.equal(info.status, 401, 'userinfo')
      await assert.rejects(oidc.refreshTokenGrant(app.settings, refresh_token as string), 'refresh')
      await assert.rejects(redeem(app, pending.asking, pending.location), 'code')
      await assert.rejects(
        oidc.genericGrantRequest(device.settings, deviceGrant, { device_code: started.device_code }),
        'device',
      )
      const seen = await oidc.tokenIntrospection(app.settings, access_token).catch((fault) => ({ active: fault.error }))
      assert.notEqual(seen.active, true, 'introspection')
      const again = await goOn(browser, page, sessionId).catch(() => 'page')
      assert.doesNotMatch(again, /code=/, 'continue')
      const authorize = await browser.open(String((await ask(app)).url))
      assert.doesNotMatch(authorize.headers.get('location') ?? '', /code=/, 'authorize')
    },
  }
}

const second = () => new Promise((soon) => setTimeout(soon, 1000))

test('ATK-028 an unknown application, one that is off and one that was removed are answered alike', async () => {
  await using installation = await openInstallation()
  const [on, off, gone] = [
    await installation.client({ clientId: 'on-app' }),
    await installation.client({ clientId: 'off-app' }),
    await installation.client({ clientId: 'gone-app' }),
  ]
  const unknown = { ...(await openApplication(installation, on)) }
  await setClientEnabled(actContext(installation.db), operator, off.clientId, false)
  await removeClient(actContext(installation.db), operator, gone.clientId)
  const { url } = await ask(unknown)
  const pages = await Promise.all(
    ['off-app', 'gone-app', 'never-was'].map(async (clientId) => {
      url.searchParams.set('client_id', clientId)
      const answer = await fetch(url, { redirect: 'manual' })
      const text = (await answer.text()).replace(/data-server-time="\d+"/, '').replaceAll(clientId, '')
      return { status: answer.status, text, location: answer.headers.get('location') }
    }),
  )
  assert.equal(pages[0]?.status, 400)
  assert.match(pages[0]?.text ?? '', /data-problem="GK7005"/)
  assert.equal(pages[0]?.location, null)
  assert.deepEqual(pages[1], pages[0])
  assert.deepEqual(pages[2], pages[0])
  const tokens = await Promise.all(
    ['off-app', 'gone-app', 'never-was'].map((clientId) =>
      post(installation, '/oauth/token', { grant_type: 'client_credentials' }, basic({ clientId, secret: off.secret })),
    ),
  )
  assert.deepEqual(tokens[1], tokens[0])
  assert.deepEqual(tokens[2], tokens[0])
})

test('ATK-032 ATK-045 a value made for one purpose is taken for no other', async () => {
  await using installation = await openInstallation()
  const client = await installation.client({
    metadata: {
      redirect_uris: ['https://app.example.com/cb'],
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials', deviceGrant],
    },
  })
  const app = await openApplication(installation, client)
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  const tokens = await enter(app, browser)
  const { code } = await codeOf(browser, app)
  const device = await oidc.initiateDeviceAuthorization(app.settings, { scope: 'openid' })
  const own = await oidc.clientCredentialsGrant(app.settings)
  const pushed = await oidc.buildAuthorizationUrlWithPAR(app.settings, (await ask(app)).url.searchParams)
  const values = {
    access: tokens.access_token,
    refresh: tokens.refresh_token as string,
    code,
    device: device.device_code,
    userCode: device.user_code,
    own: own.access_token,
    pushed: (pushed.searchParams.get('request_uri') as string).split(':').at(-1) as string,
  }
  for (const [name, value] of Object.entries(values)) {
    const doors: [string, () => Promise<number>][] = [
      [
        'code',
        async () =>
          (
            await post(
              installation,
              '/oauth/token',
              {
                grant_type: 'authorization_code',
                code: value,
                redirect_uri: app.redirectUri,
                code_verifier: 'x'.repeat(43),
              },
              basic(client),
            )
          ).status,
      ],
      [
        'refresh',
        async () =>
          (
            await post(
              installation,
              '/oauth/token',
              { grant_type: 'refresh_token', refresh_token: value },
              basic(client),
            )
          ).status,
      ],
      [
        'device',
        async () =>
          (await post(installation, '/oauth/token', { grant_type: deviceGrant, device_code: value }, basic(client)))
            .status,
      ],
      [
        'userinfo',
        async () =>
          (await fetch(`${installation.url}/oauth/userinfo`, { headers: { authorization: `Bearer ${value}` } })).status,
      ],
      [
        'request_uri',
        async () =>
          (
            await fetch(
              `${installation.url}/oauth/authorize?client_id=${client.clientId}&request_uri=urn:ietf:params:oauth:request_uri:${value}`,
              { redirect: 'manual' },
            )
          ).status,
      ],
    ]
    const rightDoor = { access: 'userinfo', refresh: 'refresh', code: 'code', device: 'device', pushed: 'request_uri' }[
      name
    ]
    for (const [door, open] of doors) {
      if (door === rightDoor) continue
      assert.ok((await open()) >= 400, `${name} at ${door}`)
    }
  }
})

test('ATK-034 ATK-076 a code works once, and a second use takes back what the first one brought', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  const { asking, location } = await codeOf(browser, app)
  const tokens = await redeem(app, asking, location)
  await assert.rejects(redeem(app, asking, location), refused)
  await assert.rejects(oidc.refreshTokenGrant(app.settings, tokens.refresh_token as string), refused)
  assert.equal((await oidc.tokenIntrospection(app.settings, tokens.access_token)).active, false)
})

test('ATK-034 of fifty exchanges of one code at once, one succeeds and is taken back', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  const { asking, location } = await codeOf(browser, app)
  const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => redeem(app, asking, location)))
  const won = outcomes.filter((outcome) => outcome.status === 'fulfilled')
  assert.equal(won.length, 1)
  const [winner] = won
  assert.equal((await oidc.tokenIntrospection(app.settings, winner?.value.access_token as string)).active, false)
  await assert.rejects(oidc.refreshTokenGrant(app.settings, winner?.value.refresh_token as string), refused)
})

test('ATK-069 of fifty refreshes with one token at once, one succeeds and the family is revoked afterwards', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const account = await installation.account()
  const browser = installation.browser()
  await browser.signIn(account)
  const { refresh_token } = await enter(app, browser)
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, () => oidc.refreshTokenGrant(app.settings, refresh_token as string)),
  )
  const won = outcomes.filter((outcome) => outcome.status === 'fulfilled')
  assert.equal(won.length, 1)
  await assert.rejects(oidc.refreshTokenGrant(app.settings, won[0]?.value.refresh_token as string), refused)
  const { rows } = await installation.database.query(
    `select * from audit_event where type = 'applications.revoked' and account_id = $1`,
    [account.accountId],
  )
  assert.equal(rows.length, 1)
})

test('ATK-070 a token that was renewed stays dead, whatever is restarted', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  const { refresh_token } = await enter(app, browser)
  const next = await oidc.refreshTokenGrant(app.settings, refresh_token as string)
  await installation.oauth.refreshKeys()
  await installation.pass(3600)
  await assert.rejects(oidc.refreshTokenGrant(app.settings, refresh_token as string), refused)
  await assert.rejects(oidc.refreshTokenGrant(app.settings, next.refresh_token as string), refused)
})

test('ATK-066 a page of the flow that is opened in another browser brings no session along', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const [victim, attacker] = [installation.browser(), installation.browser()]
  const page = await follow(victim, (await ask(app)).url)
  const sessionId = await victim.signIn(await installation.account())
  assert.match(await goOn(attacker, page, sessionId), /^\/accounts\?flow=/)
  await attacker.signIn(await installation.account())
  assert.match(await goOn(attacker, page, sessionId), /^\/accounts\?flow=/)
  const mine = await openApplication(installation, await installation.client({ firstParty: false }))
  const consent = await follow(victim, (await ask(mine)).url)
  const opened = await attacker.open(consent)
  assert.equal(opened.status, 303)
  assert.equal(opened.headers.get('location'), '/accounts')
})

test('ATK-068 ATK-081 cookies that nobody was given open nothing', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  await installation.browser().signIn(await installation.account())
  const browser = installation.browser()
  browser.cookies.set('genkan_session', 'A'.repeat(43))
  browser.cookies.set('_session', 'x')
  browser.cookies.set('genkan_interaction', 'x')
  assert.match(await follow(browser, (await ask(app)).url), /^\/sign-in\?flow=/)
})

test('ATK-071 ATK-072 a disabled account is refused on every path at once', async () => {
  await using installation = await openInstallation()
  const given = await everything(installation)
  // The status alone is enough, whatever became of what had been issued.
  await setAccountStatus(installation.db, given.account.accountId, ['active'], 'disabled')
  await given.allRefused()
})

test('ATK-071 what was issued before the account was shut is dead, what came after lives', async () => {
  await using installation = await openInstallation()
  const given = await everything(installation)
  await installation.pass(5)
  await installation.database.query('update account set not_before = test_clock.now() where account_id = $1', [
    given.account.accountId,
  ])
  await given.allRefused()
  await installation.pass(5)
  await given.browser.signIn(given.account)
  await enter(given.app, given.browser)
})

test('ATK-073 the tokens of an application that is turned off are refused within a second', async () => {
  await using installation = await openInstallation()
  const given = await everything(installation)
  await setClientEnabled(actContext(installation.db), operator, given.client.clientId, false)
  await second()
  const tokenEndpoint = await post(
    installation,
    '/oauth/token',
    { grant_type: 'refresh_token', refresh_token: 'x' },
    basic(given.client),
  )
  assert.equal(tokenEndpoint.status, 401)
  assert.equal(tokenEndpoint.body.error, 'invalid_client')
  const page = await given.browser.open(String((await ask(given.app)).url))
  assert.equal(page.status, 400)
})

test('ATK-073 an organisation that is paused or closed shuts its accounts out of every application', async () => {
  for (const status of ['suspended', 'closed']) {
    await using installation = await openInstallation()
    const owner = await installation.organization('株式会社カンパニー')
    const app = await openApplication(installation, await installation.client({}))
    const account = await installation.account({ email: 'a@company.example.co.jp', organizationId: owner })
    const browser = installation.browser()
    await browser.signIn(account)
    const tokens = await enter(app, browser)
    await installation.database.query('update organization set status = $1', [status])
    await assert.rejects(oidc.refreshTokenGrant(app.settings, tokens.refresh_token as string), refused)
    assert.equal((await oidc.tokenIntrospection(app.settings, tokens.access_token)).active, false)
    const location = await follow(browser, (await ask(app)).url)
    if (status === 'suspended') assert.match(location, /error=access_denied.*genkan_code=GK7006/)
    else assert.match(location, /^\/sign-in/)
  }
})

test('ATK-071 the sessions that end take their tokens along', async () => {
  await using installation = await openInstallation()
  const given = await everything(installation)
  await installation.database.query('update session set ended_at = now() where session_id = $1', [given.sessionId])
  await given.allRefused()
})

test('ATK-075 a token that is cut, lengthened or respelt is no token', async () => {
  await using installation = await openInstallation()
  const client = await installation.client({
    metadata: { grant_types: ['client_credentials'], response_types: [], redirect_uris: [] },
  })
  const app = await openApplication(installation, client)
  const { access_token: token } = await oidc.clientCredentialsGrant(app.settings)
  const flipped = token.replace(/[a-zA-Z]/, (letter) =>
    letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
  )
  const spellings = [
    ...Array.from({ length: token.length - 1 }, (_, n) => token.slice(0, n + 1)),
    `${token}A`,
    `${token}=`,
    ` ${token}`,
    flipped,
    Buffer.from(token).toString('base64url'),
    token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
  ]
  for (const spelling of spellings) {
    assert.equal(
      (await post(installation, '/oauth/introspect', { token: spelling }, basic(client))).body.active,
      false,
      spelling,
    )
  }
  assert.equal((await post(installation, '/oauth/introspect', { token }, basic(client))).body.active, true)
})

test('ATK-076 what one application was given is of no use to another', async () => {
  await using installation = await openInstallation()
  const [a, b] = [
    await installation.client({
      metadata: {
        redirect_uris: ['https://app.example.com/cb'],
        grant_types: ['authorization_code', 'refresh_token', deviceGrant],
      },
    }),
    await installation.client({
      metadata: {
        redirect_uris: ['https://app.example.com/cb'],
        grant_types: ['authorization_code', 'refresh_token', deviceGrant],
      },
    }),
  ]
  const app = await openApplication(installation, a)
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  const { asking, code } = await codeOf(browser, app)
  const tokens = await enter(app, browser)
  const device = await oidc.initiateDeviceAuthorization(app.settings, { scope: 'openid' })
  const stolen: Record<string, string>[] = [
    { grant_type: 'authorization_code', code, code_verifier: asking.verifier, redirect_uri: app.redirectUri },
    { grant_type: 'refresh_token', refresh_token: tokens.refresh_token as string },
    { grant_type: deviceGrant, device_code: device.device_code },
  ]
  assert.equal(
    (await post(installation, '/oauth/introspect', { token: tokens.access_token }, basic(b))).body.active,
    false,
  )
  await post(installation, '/oauth/revoke', { token: tokens.refresh_token as string }, basic(b))
  assert.equal(
    (await post(installation, '/oauth/introspect', { token: tokens.access_token }, basic(a))).body.active,
    true,
  )
  for (const fields of stolen)
    assert.equal((await post(installation, '/oauth/token', fields, basic(b))).body.error, 'invalid_grant')
  for (const fields of stolen)
    assert.equal((await post(installation, '/oauth/token', fields, basic(a))).body.error, 'invalid_grant', 'revoked')
})

test('ATK-077 PKCE is required and cannot be talked down', async () => {
  await using installation = await openInstallation()
  const client = await installation.client({})
  const app = await openApplication(installation, client)
  const account = await installation.account()
  // One browser that comes again and again would be stopped as a loop.
  const another = async () => {
    const browser = installation.browser()
    await browser.signIn(account)
    return browser
  }
  const errorOf = async (change: (url: URL) => void) => {
    const { url } = await ask(app)
    change(url)
    return new URL(await follow(await another(), url)).searchParams.get('error')
  }
  assert.equal(await errorOf((url) => url.searchParams.delete('code_challenge')), 'invalid_request')
  assert.equal(
    await errorOf((url) => ['code_challenge', 'code_challenge_method'].map((name) => url.searchParams.delete(name))),
    'invalid_request',
  )
  assert.equal(await errorOf((url) => url.searchParams.delete('code_challenge_method')), 'invalid_request')
  assert.equal(await errorOf((url) => url.searchParams.set('code_challenge_method', 'plain')), 'invalid_request')
  for (const verifier of [undefined, '', 'x'.repeat(43)]) {
    const { code } = await codeOf(await another(), app)
    const fields = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: app.redirectUri,
      ...(verifier !== undefined && { code_verifier: verifier }),
    }
    assert.equal(
      (await post(installation, '/oauth/token', fields, basic(client))).body.error,
      'invalid_grant',
      String(verifier),
    )
  }
})

test('ATK-078 forged client assertions and id tokens are refused', async () => {
  await using installation = await openInstallation()
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }
  const client = await installation.client({
    metadata: {
      redirect_uris: ['https://app.example.com/cb'],
      grant_types: ['client_credentials', 'authorization_code'],
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys: [jwk] },
    },
  })
  const now = Math.floor(Date.now() / 1000)
  const right = { iss: client.clientId, sub: client.clientId, aud: installation.url, exp: now + 60, iat: now }
  let jti = 0
  const sign = (claims: object, key = privateKey, alg = 'ES256') =>
    new SignJWT({ jti: `j${++jti}`, ...claims }).setProtectedHeader({ alg, kid: 'k' }).sign(key)
  const send = async (assertion: string) =>
    (
      await post(installation, '/oauth/token', {
        grant_type: 'client_credentials',
        client_assertion: assertion,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      })
    ).status
  assert.equal(await send(await sign(right)), 200)
  const once = await sign({ ...right, jti: 'once' })
  const replays = await Promise.all(Array.from({ length: 10 }, () => send(once)))
  assert.equal(replays.filter((status) => status === 200).length, 1)
  const other = await generateKeyPair('ES256')
  assert.ok((await send(await sign(right, other.privateKey))) >= 400)
  assert.ok((await send(new UnsecuredJWT({ jti: 'none', ...right }).encode())) >= 400)
  const [head, body] = [
    Buffer.from('{"alg":"HS256","kid":"k"}').toString('base64url'),
    Buffer.from(JSON.stringify({ jti: 'hs', ...right })).toString('base64url'),
  ]
  const confused = createHmac('sha256', JSON.stringify(jwk)).update(`${head}.${body}`).digest('base64url')
  assert.ok((await send(`${head}.${body}.${confused}`)) >= 400)
  for (const claim of ['iss', 'sub', 'aud', 'exp'] as const) {
    assert.ok((await send(await sign({ ...right, [claim]: undefined }))) >= 400, `without ${claim}`)
    assert.ok(
      (await send(await sign({ ...right, [claim]: claim === 'exp' ? now - 60 : 'https://evil.example.com' }))) >= 400,
      `wrong ${claim}`,
    )
  }
  const app = {
    settings: (await openApplication(installation, client)).settings,
    redirectUri: 'https://app.example.com/cb',
  }
  const hint = await new SignJWT({ sub: 'x' })
    .setProtectedHeader({ alg: 'ES256', kid: 'k' })
    .setIssuer(installation.url)
    .setAudience(client.clientId)
    .setExpirationTime('1h')
    .sign(privateKey)
  const { url } = await ask(app, { id_token_hint: hint })
  assert.match(await follow(installation.browser(), url), /error=invalid_request/)
})

test('ATK-079 keys and tokens have one purpose: id tokens, logout tokens and grants are told apart by type', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  const tokens = await enter(app, browser)
  const idToken = tokens.id_token as string
  assert.equal(decodeProtectedHeader(idToken).alg, 'ES256')
  assert.equal(decodeJwt(idToken).aud, app.settings.clientMetadata().client_id)
  const info = await fetch(`${installation.url}/oauth/userinfo`, { headers: { authorization: `Bearer ${idToken}` } })
  assert.equal(info.status, 401)
})

test('ATK-084 a parameter that comes twice is refused, and nobody is redirected by it', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  for (const name of ['client_id', 'redirect_uri', 'state', 'scope', 'response_type']) {
    const { url } = await ask(app)
    url.searchParams.append(name, url.searchParams.get(name) as string)
    const answer = await fetch(url, { redirect: 'manual' })
    const location = answer.headers.get('location')
    assert.ok(location === null || new URL(location).searchParams.get('error') === 'invalid_request', name)
    assert.doesNotMatch(location ?? '', /code=/)
  }
})

test('ATK-088 registering cannot be used to turn an application on again, or to manage one at all', async () => {
  await using installation = await openInstallation({ config: { initialAccessToken: 'let-me-register' } })
  const headers = { authorization: 'Bearer let-me-register', 'content-type': 'application/json' }
  const made = await fetch(`${installation.url}/oauth/register`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ redirect_uris: ['https://new.example.com/cb'] }),
  })
  const { client_id, registration_access_token } = (await made.json()) as Record<string, string>
  assert.equal(registration_access_token, undefined)
  await setClientEnabled(actContext(installation.db), operator, client_id as string, false)
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await fetch(`${installation.url}/oauth/register/${client_id}`, {
      method,
      headers,
      ...(method !== 'GET' && { body: JSON.stringify({ client_id, enabled: true }) }),
    })
    assert.ok(answer.status >= 400)
  }
  const { rows } = await installation.database.query('select enabled from client where client_id = $1', [client_id])
  assert.equal(rows[0].enabled, false)
})

test('ATK-091 ids of other people in body, query or header change nothing', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const [me, other] = [await installation.account(), await installation.account()]
  const browser = installation.browser()
  await browser.signIn(me)
  const foreign = {
    userId: other.accountId,
    accountId: other.accountId,
    account_id: other.accountId,
    sub: other.accountId,
    tenantId: other.ownerId,
  }
  assert.equal((await enter(app, browser, foreign)).claims()?.sub, me.accountId)
})

test('a host, a protocol or a proxy that a request claims never reaches an address in an answer', async () => {
  await using installation = await openInstallation()
  const claimed = {
    'x-forwarded-host': 'evil.example.com',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example.com;proto=https',
    'x-original-url': '/evil',
  }
  const discovery = await fetch(`${installation.url}/.well-known/openid-configuration`, { headers: claimed })
  const text = await discovery.text()
  assert.ok(!text.includes('evil'))
  assert.ok(!text.includes('https://localhost'))
})
