import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  ConfidentialClientApplication,
  CryptoProvider,
  type INetworkModule,
  ProtocolMode,
  PublicClientApplication,
} from '@azure/msal-node'
import { follow, goOn } from './application.ts'
import { type Installation, openInstallation } from './installation.ts'

/** What stands between the internet and Genkan in real life: TLS ends here, and plain HTTP goes on. */
function tlsEndsHere(installation: Installation): INetworkModule {
  const send = async (
    method: string,
    url: string,
    options: { headers?: Record<string, string>; body?: string } = {},
  ) => {
    const answer = await fetch(url.replace(installation.config.url, installation.url), {
      method,
      headers: options.headers ?? {},
      ...(options.body && { body: options.body }),
    })
    return { headers: Object.fromEntries(answer.headers), body: await answer.json(), status: answer.status }
  }
  return {
    sendGetRequestAsync: async (url, options) => (await send('GET', url, options)) as never,
    sendPostRequestAsync: async (url, options) => (await send('POST', url, options)) as never,
  }
}

const redirectUri = 'https://app.example.com/cb'
const scopes = ['openid', 'profile', 'email']

function settings(installation: Installation, clientId: string) {
  return {
    auth: { clientId, authority: installation.config.url, knownAuthorities: [new URL(installation.config.url).host] },
    system: {
      networkClient: tlsEndsHere(installation),
      protocolMode: ProtocolMode.OIDC,
      loggerOptions: { loggerCallback() {} },
    },
  }
}

test('an application built on @azure/msal-node signs people in, and renews its tokens', async () => {
  await using installation = await openInstallation({ behindTls: true })
  const client = await installation.client({
    metadata: { redirect_uris: [redirectUri], token_endpoint_auth_method: 'none' },
  })
  const account = await installation.account()
  const msal = new PublicClientApplication(settings(installation, client.clientId))
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes()
  const asked = {
    scopes,
    redirectUri,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
    state: 'abc',
    nonce: 'n',
    prompt: 'login',
    loginHint: account.userName,
  }
  const address = await msal.getAuthCodeUrl(asked)
  assert.ok(address.startsWith(`${installation.config.url}/oauth/authorize?`))
  const browser = installation.browser()
  const page = await follow(browser, address)
  assert.match(page, /^\/sign-in\?flow=/)
  const location = new URL(await goOn(browser, page, await browser.signIn(account)))
  assert.equal(location.searchParams.get('state'), 'abc')
  const code = location.searchParams.get('code') as string
  const tokens = await msal.acquireTokenByCode(
    { code, codeVerifier: verifier, scopes, redirectUri, state: 'abc' },
    { code, nonce: 'n', state: 'abc' },
  )
  assert.equal((tokens.idTokenClaims as { sub: string }).sub, account.accountId)
  assert.equal((tokens.idTokenClaims as { nonce: string }).nonce, 'n')
  const info = await fetch(`${installation.url}/oauth/userinfo`, {
    headers: { authorization: `Bearer ${tokens.accessToken}` },
  })
  assert.equal(((await info.json()) as { name: string }).name, '田中 花子')
  const [known] = await msal.getTokenCache().getAllAccounts()
  assert.ok(known)
  const renewed = await msal.acquireTokenSilent({ account: known, scopes, forceRefresh: true })
  assert.notEqual(renewed.accessToken, tokens.accessToken)
})

test('a service built on @azure/msal-node gets tokens of its own', async () => {
  await using installation = await openInstallation({ behindTls: true })
  const resource = 'https://api.example.com/'
  const service = {
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'client_secret_post' as const,
  }
  await installation.client({ resource, resourceScopes: ['report.read'], metadata: service })
  const client = await installation.client({ metadata: service })
  const given = settings(installation, client.clientId)
  const msal = new ConfidentialClientApplication({ ...given, auth: { ...given.auth, clientSecret: client.secret } })
  const token = await msal.acquireTokenByClientCredential({ scopes: ['report.read'], resource })
  assert.ok(token?.accessToken)
})
