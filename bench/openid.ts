import { createHash, randomBytes } from 'node:crypto'
import { type Answer, formRequest, getRequest, type Wire } from './wire.ts'

/** One person who signs in to one application. */
export type OpenIdSignIn = {
  host: string
  clientId: string
  /** The application's own Authorization header. */
  authorization: string
  redirectUri: string
  scope: string
  address: string
  password: string
  /** The value of the browser's own cookie. */
  browser: string
}

export type Tokens = { access_token: string; refresh_token?: string; id_token: string }

/**
 * Walks through a whole sign-in as a browser and the application behind it do: authorization request, identifier page,
 * password page, code, tokens. Style and scripts are not fetched: a browser has them.
 */
export async function signInToApplication(wire: Wire, signIn: OpenIdSignIn): Promise<Tokens> {
  const { host } = signIn
  const cookies = new Map([['genkan_browser', signIn.browser]])
  const verifier = randomBytes(32).toString('base64url')

  const keep = (answer: Answer) => {
    for (const [, name, value] of answer.head.matchAll(/\r\nset-cookie: *([^=\r]+)=([^;\r]*)/gi))
      cookies.set(name!, value!)
    return answer
  }
  const headers = () => ({ Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') })
  const get = async (path: string) => keep(await wire.ask(getRequest(host, path, headers())))
  const post = async (path: string, fields: Record<string, string>) =>
    keep(await wire.ask(formRequest(host, path, fields, { ...headers(), Origin: `http://${host}` })))
  /** Follows an answer to the next page, or out to the application. */
  const follow = async (answer: Answer): Promise<{ page: string } | { left: URL }> => {
    for (let hop = 0; hop < 10 && answer.status >= 300 && answer.status < 400; hop += 1) {
      const to = new URL(/\r\nlocation: *([^\r]+)/i.exec(answer.head)?.[1] ?? '', `http://${host}`)
      if (to.host !== host) return { left: to }
      answer = await get(to.pathname + to.search)
    }
    if (answer.status !== 200)
      throw new Error(`answered ${answer.status}: ${answer.head}\n\n${answer.body().slice(0, 2000)}`)
    return { page: answer.body() }
  }

  const identifierPage = await follow(await get(authorizationRequest(signIn, verifier)))
  const typed = { flow: flowIn(identifierPage), identifier: signIn.address }
  const passwordPage = await follow(await post('/sign-in', typed))
  const secret = { flow: flowIn(passwordPage), password: signIn.password, username: signIn.address }
  const arrived = await follow(await post('/sign-in/password', secret))
  const code = 'left' in arrived ? arrived.left.searchParams.get('code') : null
  if (!code) throw new Error(`no code came: ${JSON.stringify(arrived).slice(0, 2000)}`)
  const exchange = { grant_type: 'authorization_code', code, redirect_uri: signIn.redirectUri, code_verifier: verifier }
  const answer = await wire.ask(formRequest(host, '/oauth/token', exchange, { Authorization: signIn.authorization }))
  if (answer.status !== 200) throw new Error(`no tokens came: ${answer.status} ${answer.body()}`)
  return JSON.parse(answer.body())
}

function authorizationRequest(signIn: OpenIdSignIn, verifier: string): string {
  const query = new URLSearchParams({
    client_id: signIn.clientId,
    response_type: 'code',
    redirect_uri: signIn.redirectUri,
    scope: signIn.scope,
    state: randomBytes(16).toString('base64url'),
    nonce: randomBytes(16).toString('base64url'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  return `/oauth/authorize?${query}`
}

function flowIn(seen: { page: string } | { left: URL }): string {
  const flow = 'page' in seen ? /name="flow" value="([^"]+)"/.exec(seen.page)?.[1] : undefined
  if (!flow) throw new Error(`a page without a flow: ${JSON.stringify(seen).slice(0, 2000)}`)
  return flow
}
