import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as oidc from 'openid-client'
import { cookieNames } from '../../src/platform/http/index.ts'
import { registerClient } from '../clients.ts'
import { signIn, startApp, type TestApp } from '../start-app.ts'

const redirectUri = 'https://app.example.com/cb'

/** An application of our own kind, on openid-client, which has been asked for lately: its record is at hand. */
async function openApplication(app: TestApp): Promise<oidc.Configuration> {
  const metadata = { redirect_uris: [redirectUri], grant_types: ['authorization_code', 'refresh_token'] }
  const client = await registerClient(app.db, { name: 'App', firstParty: true, metadata })
  const auth = oidc.ClientSecretBasic(client.secret)
  const options = { execute: [oidc.allowInsecureRequests] }
  return oidc.discovery(new URL(app.url), client.clientId, undefined, auth, options)
}

/** A browser that signed the account in before, and came back after its session was over. */
async function knownBrowser(app: TestApp, address: string, password: string) {
  const browser = app.browser()
  await signIn(browser, address, password)
  const { browser: own } = cookieNames(false)
  for (const name of [...browser.cookies.keys()]) if (name !== own) browser.cookies.delete(name)
  return browser
}

/** Counts what each step of one sign-in asks of the database: pages, password, way back, tokens, refresh, claims. */
async function countSteps(app: TestApp, settings: oidc.Configuration, address: string) {
  const { password } = await app.given.account({ address })
  const browser = await knownBrowser(app, address, password)
  const steps: Record<string, number> = {}
  let before = app.roundTrips()
  const count = <Result>(step: string, result: Result): Result => {
    steps[step] = app.roundTrips() - before
    before = app.roundTrips()
    return result
  }
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier()
  const asked = oidc.buildAuthorizationUrl(settings, {
    redirect_uri: redirectUri,
    scope: 'openid profile email offline_access',
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  })
  const path = asked.pathname + asked.search
  const identifier = count('authorize', await browser.get(path))
  const secret = count('identifier', await browser.submit(identifier, '/sign-in', { identifier: address }))
  const fields = { ...secret.fields('/sign-in/password'), password }
  const signedIn = count('password', await browser.post('/sign-in/password', fields))
  const back = count('continue', await browser.request(signedIn.headers.get('location') as string))
  const answer = new URL(back.headers.get('location') as string)
  const tokens = count('code', await oidc.authorizationCodeGrant(settings, answer, { pkceCodeVerifier }))
  count('refresh', await oidc.refreshTokenGrant(settings, tokens.refresh_token as string))
  const claims = await oidc.fetchUserInfo(settings, tokens.access_token, tokens.claims()?.sub as string)
  assert.equal(count('userinfo', claims).email, address)
  count('authorize again', await browser.request(path))
  return steps
}

test('a whole OpenID sign-in takes at most eight round trips to the database', async () => {
  await using app = await startApp()
  const settings = await openApplication(app)
  const runs: Record<string, number>[] = []
  for (const name of ['a', 'b', 'c']) runs.push(await countSteps(app, settings, `${name}@example.com`))
  // An application's record is looked up again now and then, so the least of several counts.
  const least = (step: string) => Math.min(...runs.map((run) => run[step] as number))
  assert.ok(least('authorize') <= 1, 'the authorization request and the page that it leads to')
  assert.equal(least('identifier'), 0)
  assert.ok(least('password') <= 3)
  assert.ok(least('continue') <= 2, 'the way from the password to the code')
  assert.ok(least('code') <= 2, 'the code becomes tokens')
  assert.ok(least('refresh') <= 2)
  assert.ok(least('userinfo') <= 1)
  assert.ok(least('authorize again') <= 2, 'where somebody is signed in already')
})
