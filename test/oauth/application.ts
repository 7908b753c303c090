import * as oidc from 'openid-client'
import type { Browser, Installation } from './installation.ts'

export type Application = {
  settings: oidc.Configuration
  redirectUri: string
}

type ClientLike = {
  clientId: string
  secret: string
  metadata: { token_endpoint_auth_method?: string; redirect_uris?: string[] }
}

/** An application that is built on openid-client. */
export async function openApplication(installation: Installation, client: ClientLike): Promise<Application> {
  const auth = !client.secret ? oidc.None() : oidc.ClientSecretBasic(client.secret)
  const settings = await oidc.discovery(new URL(installation.url), client.clientId, undefined, auth, {
    execute: [oidc.allowInsecureRequests],
  })
  return { settings, redirectUri: client.metadata.redirect_uris?.[0] ?? 'https://app.example.com/cb' }
}

export type Asking = { url: URL; verifier: string; state: string; nonce: string }

/** What the application sends a browser to. */
export async function ask(app: Application, parameters: Record<string, string> = {}): Promise<Asking> {
  const verifier = oidc.randomPKCECodeVerifier()
  const state = oidc.randomState()
  const nonce = oidc.randomNonce()
  const url = oidc.buildAuthorizationUrl(app.settings, {
    redirect_uri: app.redirectUri,
    scope: 'openid profile email',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...parameters,
  })
  return { url, verifier, state, nonce }
}

/** Where a browser is sent by an address. */
export async function follow(browser: Browser, address: URL | string): Promise<string> {
  const answer = await browser.open(String(address))
  const location = answer.headers.get('location')
  if (!location)
    throw new Error(
      `${answer.status} without a location: ${(await answer.text())
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .slice(0, 300)}`,
    )
  return location
}

/** The whole way back into the application, with the tokens that it gets. */
export function redeem(app: Application, asking: Asking, location: string, options: oidc.DPoPOptions = {}) {
  const checks = { pkceCodeVerifier: asking.verifier, expectedState: asking.state, expectedNonce: asking.nonce }
  return oidc.authorizationCodeGrant(app.settings, new URL(location), checks, undefined, options)
}

/** Signs in to an application with the one session of a browser. */
export async function enter(app: Application, browser: Browser, parameters: Record<string, string> = {}) {
  const asking = await ask(app, parameters)
  const location = await follow(browser, asking.url)
  return redeem(app, asking, location)
}

/** From one of our pages on, as they do after a sign-in or a choice. */
export function goOn(browser: Browser, page: string, sessionId: string): Promise<string> {
  const flow = new URL(page, browser.installation.url).searchParams.get('flow')
  return follow(browser, `/oauth/continue?flow=${flow}&session=${sessionId}`)
}
