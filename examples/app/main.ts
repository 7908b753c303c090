import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import * as client from 'openid-client'
import { type Claims, errorPage, homePage, type Language, style } from './pages.ts'

/**
 * A small application that signs people in through Genkan. It knows Genkan's address and its own client id, keeps its
 * sessions in memory, and is meant to be read: this is all that an application needs.
 */
const issuer = process.env.GENKAN_URL ?? 'http://localhost:3000'
const port = Number(process.env.PORT ?? 3001)
const host = process.env.HOST ?? '127.0.0.1'
const clientId = process.env.CLIENT_ID ?? 'example'
const self = `http://${new URL(issuer).hostname}:${port}`

type SignedIn = { claims: Claims; idToken: string; clientId: string }
type Waiting = { verifier: string; state: string; clientId: string; loops: boolean }

const sessions = new Map<string, SignedIn>()
const waiting = new Map<string, Waiting>()

const found = new Map<string, Promise<client.Configuration>>()

/** Reads Genkan's addresses and keys from its discovery document, once it answers. */
function configuration(as = clientId): Promise<client.Configuration> {
  const known = found.get(as)
  if (known) return known
  const insecure = issuer.startsWith('http:') ? { execute: [client.allowInsecureRequests] } : {}
  const finding = client.discovery(new URL(issuer), as, undefined, client.None(), insecure)
  found.set(as, finding)
  finding.catch(() => found.delete(as))
  return finding
}

/** For demonstrations this program also plays other applications: `?client=` names one that is registered. */
function playedBy(url: URL): string {
  const wanted = url.searchParams.get('client') ?? ''
  return /^[a-z][a-z-]{1,40}$/.test(wanted) ? wanted : clientId
}

/**
 * Sends the person to Genkan, with PKCE and a state that only this browser knows.
 *
 * `loops`: a mistake that real applications make. It takes the sign-in, forgets it, and asks for another one.
 */
async function signIn(req: IncomingMessage, res: ServerResponse, url: URL, loops = false): Promise<void> {
  const as = playedBy(url)
  const verifier = client.randomPKCECodeVerifier()
  const state = client.randomState()
  const id = randomBytes(16).toString('base64url')
  waiting.set(id, { verifier, state, clientId: as, loops })
  const parameters: Record<string, string> = {
    redirect_uri: `${self}/callback`,
    scope: 'openid profile email',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    ui_locales: languageOf(req, url),
  }
  for (const name of ['prompt', 'account_kind']) {
    const value = url.searchParams.get(name)
    if (value) parameters[name] = value
  }
  setCookie(res, 'example_waiting', id)
  redirect(res, client.buildAuthorizationUrl(await configuration(as), parameters).href)
}

/** Genkan sent the person back: the code becomes tokens, and the id token says who it is. */
async function callback(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
  const id = cookie(req, 'example_waiting') ?? ''
  const asked = waiting.get(id)
  waiting.delete(id)
  if (!asked) return redirect(res, '/')
  if (url.searchParams.get('error')) return send(res, 200, errorPage(languageOf(req, url), url.searchParams))
  const genkan = await configuration(asked.clientId)
  const tokens = await client.authorizationCodeGrant(genkan, new URL(url.pathname + url.search, self), {
    pkceCodeVerifier: asked.verifier,
    expectedState: asked.state,
  })
  if (asked.loops) return redirect(res, `/loop?client=${asked.clientId}`)
  const idToken = tokens.claims() as client.IDToken
  const person = await client.fetchUserInfo(genkan, tokens.access_token, idToken.sub)
  const session = randomBytes(32).toString('base64url')
  sessions.set(session, {
    claims: { ...person, ...idToken },
    idToken: tokens.id_token as string,
    clientId: asked.clientId,
  })
  setCookie(res, 'example_session', session)
  redirect(res, '/')
}

/** Ends our own session, then Genkan's (RP-initiated logout). */
async function signOut(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const id = cookie(req, 'example_session') ?? ''
  const session = sessions.get(id)
  sessions.delete(id)
  if (!session) return redirect(res, '/')
  const to = client.buildEndSessionUrl(await configuration(session.clientId), {
    id_token_hint: session.idToken,
    post_logout_redirect_uri: `${self}/`,
  })
  redirect(res, to.href)
}

/** Genkan says that a session ended elsewhere (OpenID Connect Back-Channel Logout 1.0, 2.6). */
async function backchannelLogout(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const body = await readBody(req)
  const { jwks_uri } = (await configuration()).serverMetadata()
  const keys = createRemoteJWKSet(new URL(jwks_uri as string))
  const { payload } = await jwtVerify(new URLSearchParams(body).get('logout_token') ?? '', keys, {
    issuer,
    audience: clientId,
    typ: 'logout+jwt',
  })
  for (const [id, { claims }] of sessions) {
    if (payload.sid ? claims.sid === payload.sid : claims.sub === payload.sub) sessions.delete(id)
  }
  send(res, 200, '')
}

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '/', self)
  const route = `${req.method} ${url.pathname}`
  if (route === 'GET /')
    return send(
      res,
      200,
      homePage(languageOf(req, url), issuer, sessions.get(cookie(req, 'example_session') ?? '')?.claims),
    )
  if (route === 'GET /style.css') return send(res, 200, style, 'text/css')
  if (route === 'GET /sign-in') return signIn(req, res, url)
  if (route === 'GET /loop') return signIn(req, res, url, true)
  if (route === 'GET /callback') return callback(req, res, url)
  if (route === 'POST /sign-out') return signOut(req, res)
  if (route === 'POST /backchannel-logout') return backchannelLogout(req, res)
  send(res, 404, errorPage(languageOf(req, url), new URLSearchParams({ error: 'not_found' })))
}

function languageOf(req: IncomingMessage, url: URL): Language {
  const wanted = url.searchParams.get('lang') ?? req.headers['accept-language'] ?? 'ja'
  return wanted.startsWith('en') ? 'en' : 'ja'
}

function cookie(req: IncomingMessage, name: string): string | undefined {
  return new RegExp(`(?:^|; )${name}=([\\w-]+)`).exec(req.headers.cookie ?? '')?.[1]
}

function setCookie(res: ServerResponse, name: string, value: string): void {
  res.appendHeader('Set-Cookie', `${name}=${value}; Path=/; HttpOnly; SameSite=Lax`)
}

function redirect(res: ServerResponse, to: string): void {
  res.writeHead(303, { Location: to }).end()
}

function send(res: ServerResponse, status: number, body: string, type = 'text/html'): void {
  const policy = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'"
  res
    .writeHead(status, {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy,
    })
    .end(body)
}

async function readBody(req: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of req) {
    body += chunk
    if (body.length > 10_000) throw new Error('too long')
  }
  return body
}

createServer((req, res) => {
  answer(req, res).catch((fault) => {
    console.error(`example: ${(fault as Error).message}`)
    if (!res.headersSent)
      send(
        res,
        502,
        errorPage('en', new URLSearchParams({ error: 'sign_in_failed', error_description: (fault as Error).message })),
      )
  })
}).listen(port, host)
