import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import * as oidc from 'openid-client'
import type { Language } from '../../src/platform/i18n/index.ts'
import { assertAccessible, assertFits, openPerson, type Person, walks } from '../browser-tests/chromium.ts'
import { registerClient } from '../clients.ts'
import { password, startApp, type TestApp } from '../start-app.ts'

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

/** An application on this machine that starts a sign-in at `/` and shows who came back at `/cb`. */
async function startApplication(app: TestApp, entry: { firstParty: boolean; prompt?: string }) {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = await registerClient(app.db, {
    name: '家計簿',
    firstParty: entry.firstParty,
    metadata: {
      redirect_uris: [`${url}/cb`],
      post_logout_redirect_uris: [`${url}/bye`],
      token_endpoint_auth_method: 'none',
    },
  })
  const insecure = { execute: [oidc.allowInsecureRequests] }
  const settings = await oidc.discovery(new URL(app.url), client.clientId, undefined, oidc.None(), insecure)
  const verifier = oidc.randomPKCECodeVerifier()
  const challenge = await oidc.calculatePKCECodeChallenge(verifier)
  server.on('request', async (req, res) => {
    const asked = new URL(req.url as string, url)
    if (asked.pathname === '/') {
      const more = Object.fromEntries(asked.searchParams)
      const parameters = {
        redirect_uri: `${url}/cb`,
        scope: 'openid profile email',
        code_challenge: challenge,
        code_challenge_method: 'S256',
        ...more,
      }
      return res.writeHead(303, { location: oidc.buildAuthorizationUrl(settings, parameters).href }).end()
    }
    if (!asked.searchParams.has('code'))
      return res
        .setHeader('content-type', 'text/html')
        .end(`<title>app</title>${asked.pathname} ${asked.searchParams.get('error') ?? ''}`)
    const tokens = await oidc.authorizationCodeGrant(settings, asked, { pkceCodeVerifier: verifier })
    res.setHeader('content-type', 'text/html').end(`<title>app</title>${tokens.claims()?.sub}`)
  })
  return {
    url,
    clientId: client.clientId,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

const words = {
  ja: { allow: '許可する', deny: '許可しない', yes: 'サインアウト', letIn: 'はい、許可します' },
  en: { allow: 'Allow', deny: "Don't allow", yes: 'Sign out', letIn: 'Yes, let it in' },
}

/** Each page is looked at wide and narrow, by axe and, on demand, by eye. */
async function look(person: Person, name: string): Promise<void> {
  await assertAccessible(person.page, person.scripts)
  for (const width of [1280, 320]) {
    await person.page.setViewportSize({ width, height: 900 })
    await assertFits(person.page)
    const folder = process.env.GENKAN_PICTURES
    if (folder && person.scripts)
      await person.page.screenshot({ path: `${folder}/${name}-${person.language}-${width}.png`, fullPage: true })
  }
  await person.page.setViewportSize({ width: 1280, height: 900 })
}

async function signIn(person: Person, address: string): Promise<void> {
  await person.type('identifier', address)
  await person.press()
  await person.type('password', password)
  await person.press()
}

for (const { language, scripts, how } of walks) {
  test(`a person enters applications, lets a device in and is signed out by one, ${how}`, async () => {
    await using app = await startApp()
    const account = await app.given.account({ language })
    await using own = await startApplication(app, { firstParty: true })
    await using foreign = await startApplication(app, { firstParty: false })
    await using person = await openPerson(app, { language, scripts })
    await person.page.goto(`${own.url}/?ui_locales=${language}`)
    await signIn(person, account.address)
    assert.equal(await person.textOf('body'), account.accountId)
    await consent(person, foreign, language, account.accountId)
    await device(app, person, language)
    await signOut(app, person, foreign, language)
    await broken(app, person)
  })
}

async function consent(person: Person, foreign: { url: string }, language: Language, accountId: string): Promise<void> {
  await person.page.goto(foreign.url)
  await look(person, 'consent')
  await person.press(words[language].deny)
  assert.match(await person.textOf('body'), /access_denied/)
  await person.page.goto(foreign.url)
  await person.press(words[language].allow)
  assert.equal(await person.textOf('body'), accountId)
  await person.page.goto(foreign.url)
  assert.equal(await person.textOf('body'), accountId)
}

async function device(app: TestApp, person: Person, language: Language): Promise<void> {
  const client = await registerClient(app.db, {
    name: 'テレビ',
    metadata: { grant_types: [deviceGrant], response_types: [], redirect_uris: [], token_endpoint_auth_method: 'none' },
  })
  const settings = await oidc.discovery(new URL(app.url), client.clientId, undefined, oidc.None(), {
    execute: [oidc.allowInsecureRequests],
  })
  const started = await oidc.initiateDeviceAuthorization(settings, { scope: 'openid profile' })
  await person.go('/device')
  await look(person, 'device-code')
  await person.type('user_code', 'BBBB-BBBB')
  await person.press()
  await look(person, 'device-unknown')
  await person.type('user_code', started.user_code.toLowerCase())
  await person.press()
  await look(person, 'device-confirm')
  assert.ok((await person.text()).includes(started.user_code))
  await person.press(words[language].letIn)
  await look(person, 'device-done')
  const tokens = await oidc.pollDeviceAuthorizationGrant(settings, { ...started, interval: 0.1 })
  assert.ok(tokens.access_token)
}

async function signOut(
  app: TestApp,
  person: Person,
  foreign: { url: string; clientId: string },
  language: Language,
): Promise<void> {
  const query = new URLSearchParams({ client_id: foreign.clientId, post_logout_redirect_uri: `${foreign.url}/bye` })
  await app.given.account({ address: 'second@example.com', language })
  await person.go('/sign-in')
  await person.go(`/oauth/end-session?${query}`)
  await look(person, 'end-session')
  await person.press(words[language].yes)
  assert.match(await person.textOf('body'), /\/bye/)
  await person.page.goto(foreign.url)
  await signIn(person, 'second@example.com')
  await person.press(words[language].allow)
  await person.go('/oauth/end-session')
  await person.press(words[language].yes)
  await look(person, 'signed-out')
  assert.match(await person.text(), /家計簿/)
}

async function broken(app: TestApp, person: Person): Promise<void> {
  await person.go('/oauth/authorize?client_id=nobody&response_type=code')
  assert.equal(await person.problem(), 'GK7005')
  await look(person, 'misconfigured')
  assert.equal(new URL(person.page.url()).origin, app.url)
}
