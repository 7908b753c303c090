import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as oidc from 'openid-client'
import { ask, enter, follow, goOn, openApplication, redeem } from './application.ts'
import { openInstallation } from './installation.ts'

test('while the database is away nothing is refused that is good, and everything works when it is back', async () => {
  await using installation = await openInstallation()
  const client = await installation.client({
    metadata: {
      redirect_uris: ['https://app.example.com/cb'],
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
    },
  })
  const app = await openApplication(installation, client)
  const account = await installation.account()
  const browser = installation.browser()
  await browser.signIn(account)
  const tokens = await enter(app, browser)
  const asking = await ask(app)
  const location = await follow(browser, asking.url)
  const other = installation.browser()
  const page = await follow(other, asking.url)
  const there = await other.signIn(account)
  const authorization = `Basic ${Buffer.from(`${client.clientId}:${client.secret}`).toString('base64')}`
  const post = (path: string, fields: Record<string, string>) =>
    fetch(installation.url + path, { method: 'POST', headers: { authorization }, body: new URLSearchParams(fields) })
  const calls: Record<string, () => Promise<Response>> = {
    credentials: () => post('/oauth/token', { grant_type: 'client_credentials' }),
    code: () =>
      post('/oauth/token', {
        grant_type: 'authorization_code',
        code: new URL(location).searchParams.get('code') as string,
        code_verifier: asking.verifier,
        redirect_uri: app.redirectUri,
      }),
    refresh: () => post('/oauth/token', { grant_type: 'refresh_token', refresh_token: tokens.refresh_token as string }),
    introspection: () => post('/oauth/introspect', { token: tokens.access_token }),
    revocation: () => post('/oauth/revoke', { token: tokens.access_token }),
    pushed: () => post('/oauth/par', Object.fromEntries(asking.url.searchParams)),
    userinfo: () =>
      fetch(`${installation.url}/oauth/userinfo`, { headers: { authorization: `Bearer ${tokens.access_token}` } }),
  }
  await installation.cut()
  for (const again of [false, true]) {
    if (again) await new Promise((soon) => setTimeout(soon, 1000))
    for (const [name, call] of Object.entries(calls)) {
      const answer = await call()
      // Nothing is kept for a service: while its registration is remembered, it is served all the same.
      if (name === 'credentials' && !again && answer.status === 200) continue
      assert.equal(answer.status, 503, name)
      assert.ok(Number(answer.headers.get('retry-after')) > 0, name)
      assert.equal(answer.headers.get('www-authenticate'), null, name)
      assert.equal(((await answer.json()) as { error: string }).error, 'temporarily_unavailable', name)
    }
    for (const [who, address] of [
      [browser, String(asking.url)],
      [other, `${page.replace(/^\/\w+-in/, '/oauth/continue')}&session=${there}`],
    ] as const) {
      const answer = await who.open(address)
      assert.equal(answer.status, 503, address)
      assert.equal(answer.headers.get('location'), null)
      assert.equal(answer.headers.get('set-cookie'), null)
      const text = await answer.text()
      assert.match(text, /GK9001/)
      assert.doesNotMatch(text, /ECONN|postgres|select /)
    }
  }
  await installation.restore()
  await redeem(app, asking, location)
  assert.equal(
    (await oidc.refreshTokenGrant(app.settings, tokens.refresh_token as string)).claims()?.sub,
    account.accountId,
  )
  assert.equal((await calls.userinfo?.())?.status, 200)
  assert.match(await goOn(other, page, there), /code=/)
})

test('a fault of ours is told as one, with a number and without its insides', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  const asking = await ask(app)
  const location = await follow(browser, asking.url)
  await installation.database.query('alter table oauth_artifact rename to oauth_artifact_elsewhere')
  await assert.rejects(redeem(app, asking, location))
  const page = await browser.open(String(asking.url))
  assert.equal(page.status, 500)
  const text = await page.text()
  assert.match(text, /data-problem="GK90\d\d"/)
  assert.doesNotMatch(text, /oauth_artifact|relation/)
  assert.ok(installation.logged.some(({ level, message }) => level === 'error' && message === 'unexpected fault'))
  await installation.database.query('alter table oauth_artifact_elsewhere rename to oauth_artifact')
  await redeem(app, asking, location)
})

test('a request for another host is not answered', async () => {
  await using installation = await openInstallation()
  const { request } = await import('node:http')
  const status = await new Promise((done) => {
    request(`${installation.url}/oauth/jwks`, { headers: { host: 'evil.example.com' } }, (answer) =>
      done(answer.statusCode),
    ).end()
  })
  assert.equal(status, 421)
})

test('what has ended is purged a day later, and nothing before', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  const tokens = await enter(app, browser)
  const count = async () =>
    Number((await installation.database.query('select count(*) from oauth_artifact')).rows[0].count)
  assert.equal(await count(), 3)
  await installation.pass(24 * 3600)
  await installation.job('purge oauth')
  assert.equal(await count(), 3)
  await installation.pass(3700)
  await installation.job('purge oauth')
  assert.equal(await count(), 1)
  assert.ok(tokens.refresh_token)
})
