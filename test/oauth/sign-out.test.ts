import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import * as oidc from 'openid-client'
import { endAccess } from '../../src/services/end-access/index.ts'
import { operator } from '../clients.ts'
import { enter, openApplication } from './application.ts'
import { type Installation, openInstallation } from './installation.ts'

const after = 'https://app.example.com/bye'
const metadata = { redirect_uris: ['https://app.example.com/cb'], post_logout_redirect_uris: [after] }

/** An application's address for back-channel logout; `fail` lets it answer with an error. */
async function listenForLogout() {
  const tokens: string[] = []
  const state = { fail: false }
  const server = createServer(async (req, res) => {
    let body = ''
    for await (const chunk of req) body += chunk
    tokens.push(new URLSearchParams(body).get('logout_token') ?? '')
    res.writeHead(state.fail ? 500 : 200).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bye`
  return {
    url,
    tokens,
    state,
    async heard(count: number) {
      for (let waited = 0; tokens.length < count && waited < 3000; waited += 20)
        await new Promise((soon) => setTimeout(soon, 20))
      return tokens
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

test('an application that holds an id token signs its person out, however old the token is', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({ metadata }))
  const [mine, other] = [await installation.account(), await installation.account()]
  const browser = installation.browser()
  await browser.signIn(mine, { stay: true })
  const tokens = await enter(app, browser)
  await browser.signIn(other)
  await installation.pass(2 * 3600 - 60)
  const url = oidc.buildEndSessionUrl(app.settings, {
    id_token_hint: tokens.id_token as string,
    post_logout_redirect_uri: after,
    state: 'abc',
  })
  const answer = await browser.open(String(url))
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), `${after}?state=abc`)
  await assert.rejects(oidc.refreshTokenGrant(app.settings, tokens.refresh_token as string), { error: 'invalid_grant' })
  assert.equal((await enter(app, browser)).claims()?.sub, other.accountId)
  assert.equal((await browser.open(String(url))).headers.get('location'), `${after}?state=abc`)
})

test('without proof the person is asked, and signs out of what they choose', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({ name: '勤怠', metadata }))
  const second = await openApplication(installation, await installation.client({ name: '経費', metadata }))
  const [mine, other] = [
    await installation.account({ email: 'me@example.com' }),
    await installation.account({ email: 'other@example.com' }),
  ]
  const browser = installation.browser()
  const session = await browser.signIn(mine)
  await enter(app, browser)
  await enter(second, browser)
  await browser.signIn(other)
  const asked = await browser.open(
    `/oauth/end-session?client_id=${app.settings.clientMetadata().client_id}&ui_locales=en`,
  )
  assert.equal(asked.status, 200)
  const html = (await asked.text()).replaceAll('<wbr>', '')
  for (const shown of [
    '勤怠 asks to sign you out',
    'me@example.com',
    'other@example.com',
    'All accounts in this browser',
  ])
    assert.ok(html.includes(shown), shown)
  const request = /name="request" value="([^"]+)"/.exec(html)?.[1] as string
  const stays = await browser.submit('/oauth/end-session/confirm', { request, account: session, decision: 'no' })
  assert.match(await stays.text(), /サインインしたままです/)
  const receipt = await browser.submit('/oauth/end-session/confirm', { request, account: session, decision: 'yes' })
  const text = (await receipt.text()).replaceAll('<wbr>', '')
  for (const shown of ['2個のアプリからサインアウトしました', '勤怠', '経費', 'me@example.com'])
    assert.ok(text.includes(shown), shown)
  assert.equal((await enter(app, browser)).claims()?.sub, other.accountId)
})

test('a forged or foreign id token is no proof', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({ metadata }))
  const stranger = await openApplication(installation, await installation.client({ metadata }))
  const account = await installation.account()
  const browser = installation.browser()
  await browser.signIn(account)
  const { id_token } = await enter(app, browser)
  const cut = (id_token as string).slice(0, -4)
  for (const query of [
    { id_token_hint: `${cut}AAAA`, post_logout_redirect_uri: after },
    {
      id_token_hint: id_token as string,
      client_id: stranger.settings.clientMetadata().client_id,
      post_logout_redirect_uri: after,
    },
    { id_token_hint: 'nonsense' },
    {},
  ]) {
    const answer = await browser.open(`/oauth/end-session?${new URLSearchParams(query as Record<string, string>)}`)
    assert.equal(answer.status, 200)
    assert.match(await answer.text(), /action="\/oauth\/end-session\/confirm"/)
  }
  assert.equal((await enter(app, browser)).claims()?.sub, account.accountId)
})

test('a sign-out may come as a form from another site', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({ metadata }))
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  const { id_token } = await enter(app, browser)
  const answer = await browser.open('/oauth/end-session', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site', origin: 'https://app.example.com' },
    body: new URLSearchParams({ id_token_hint: id_token as string, post_logout_redirect_uri: after }),
  })
  assert.equal(answer.status, 303)
  const next = await browser.open(answer.headers.get('location') as string)
  assert.equal(next.headers.get('location'), after)
})

/** As an operator's act does it. */
async function endEverywhere({ db, context }: Installation, accountId: string): Promise<void> {
  await db.transaction((tx) => endAccess(context, tx, operator, 'sessions_ended_by_operator', { accountId }))
}

test('applications hear of a sign-out at once, with a token that is for them alone and soon over', async () => {
  await using installation = await openInstallation()
  await using heard = await listenForLogout()
  const client = await installation.client({
    metadata: { ...metadata, backchannel_logout_uri: heard.url, backchannel_logout_session_required: true },
  })
  const silent = await openApplication(installation, await installation.client({ metadata }))
  const app = await openApplication(installation, client)
  const account = await installation.account()
  const browser = installation.browser()
  await browser.signIn(account)
  const tokens = await enter(app, browser)
  await enter(silent, browser)
  assert.ok(tokens.claims()?.sid)
  await endEverywhere(installation, account.accountId)
  const [token] = await heard.heard(1)
  const { payload, protectedHeader } = await jwtVerify(
    token as string,
    createRemoteJWKSet(new URL(`${installation.url}/oauth/jwks`)),
    { issuer: installation.url, audience: client.clientId, typ: 'logout+jwt' },
  )
  assert.equal(protectedHeader.alg, 'ES256')
  assert.equal(payload.sub, account.accountId)
  assert.equal(payload.sid, tokens.claims()?.sid)
  assert.deepEqual(payload.events, { 'http://schemas.openid.net/event/backchannel-logout': {} })
  assert.equal(payload.nonce, undefined)
  assert.equal((payload.exp as number) - (payload.iat as number), 120)
  assert.equal(heard.tokens.length, 1)
})

test('an application that is away when it should be told is told later, and one sign-out is told once', async () => {
  await using installation = await openInstallation()
  await using heard = await listenForLogout()
  heard.state.fail = true
  const app = await openApplication(
    installation,
    await installation.client({ metadata: { ...metadata, backchannel_logout_uri: heard.url } }),
  )
  const account = await installation.account()
  const browser = installation.browser()
  await browser.signIn(account)
  await enter(app, browser)
  const started = performance.now()
  await endEverywhere(installation, account.accountId)
  assert.ok(performance.now() - started < 500)
  await heard.heard(1)
  await installation.job('logout notices')
  assert.equal(heard.tokens.length, 1)
  heard.state.fail = false
  await installation.pass(61)
  await Promise.all([installation.job('logout notices'), installation.job('logout notices')])
  assert.equal(heard.tokens.length, 2)
  await installation.pass(24 * 3600)
  await installation.job('logout notices')
  assert.equal(heard.tokens.length, 2)
})

test('a session that is ended takes its own tokens along, and tells applications of no other browser', async () => {
  await using installation = await openInstallation()
  await using heard = await listenForLogout()
  const app = await openApplication(
    installation,
    await installation.client({ metadata: { ...metadata, backchannel_logout_uri: heard.url } }),
  )
  const { accountId, ...account } = await installation.account()
  const [one, other] = [installation.browser(), installation.browser()]
  const sessionId = await one.signIn({ accountId, ...account })
  await other.signIn({ accountId, ...account })
  const [gone, staying] = [await enter(app, one), await enter(app, other)]
  const { db, context } = installation
  await db.transaction((tx) => endAccess(context, tx, operator, 'session_ended', { accountId, sessionId }))
  const [token] = await heard.heard(1)
  assert.equal(decodeJwt(token as string).sid, gone.claims()?.sid)
  await installation.job('logout notices')
  assert.equal(heard.tokens.length, 1)
  assert.equal((await oidc.tokenIntrospection(app.settings, gone.access_token)).active, false)
  assert.equal((await oidc.tokenIntrospection(app.settings, staying.access_token)).active, true)
  assert.equal((await enter(app, other)).claims()?.sid, staying.claims()?.sid)
})

test('a sign-out that comes to nothing tells nobody and takes nothing back', async () => {
  await using installation = await openInstallation()
  await using heard = await listenForLogout()
  const client = await installation.client({ metadata: { ...metadata, backchannel_logout_uri: heard.url } })
  const app = await openApplication(installation, client)
  const account = await installation.account()
  const browser = installation.browser()
  await browser.signIn(account)
  const tokens = await enter(app, browser)
  const { db, context } = installation
  const failing = db.transaction(async (tx) => {
    await endAccess(context, tx, operator, 'signed_out_everywhere', { accountId: account.accountId })
    throw new Error('the last step failed')
  })
  await assert.rejects(failing, /the last step failed/)
  await installation.job('logout notices')
  assert.equal(heard.tokens.length, 0)
  assert.equal((await oidc.tokenIntrospection(app.settings, tokens.access_token)).active, true)
  assert.ok((await oidc.refreshTokenGrant(app.settings, tokens.refresh_token as string)).access_token)
})
