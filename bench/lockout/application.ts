import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How an application behaves after a sign-in. */
export type Manner =
  /** Takes the result. */
  | 'takes it'
  /** Rejects each result and starts again. */
  | 'rejects it'
  /** Rejects results that are not from the minute that this device believes in, and starts again. */
  | 'trusts the clock of the device'

export type Application = Awaited<ReturnType<typeof startApplication>>

/** A small application that people sign in to: a public client with PKCE. `GET /` begins a sign-in. */
export async function startApplication(issuer: string, clientId: string, manner: Manner) {
  const asked = new Map<string, string>()
  let self = ''
  let asks: Record<string, string> = {}

  function begin(response: ServerResponse): void {
    const verifier = randomBytes(32).toString('base64url')
    const state = randomBytes(16).toString('base64url')
    asked.set(state, verifier)
    const to = new URL('/oauth/authorize', issuer)
    to.search = new URLSearchParams({
      client_id: clientId,
      redirect_uri: `${self}/callback`,
      response_type: 'code',
      scope: 'openid email',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state,
      ...asks,
    }).toString()
    response.writeHead(303, { location: to.href }).end()
  }

  async function callback(url: URL, response: ServerResponse): Promise<void> {
    const verifier = asked.get(url.searchParams.get('state') ?? '')
    const code = url.searchParams.get('code')
    if (!verifier || !code) return say(response, `<h1>Not signed in</h1><p>${url.searchParams.get('error') ?? ''}</p>`)
    const answer = await fetch(new URL('/oauth/token', issuer), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: clientId,
        code,
        redirect_uri: `${self}/callback`,
        code_verifier: verifier,
      }),
    })
    if (!answer.ok) return say(response, '<h1>Not signed in</h1>')
    if (manner === 'rejects it') return begin(response)
    if (manner === 'trusts the clock of the device')
      return say(
        response,
        `<script>location.replace(Math.abs(Date.now() - ${Date.now()}) < 120000 ? '/hello' : '/')</script>`,
      )
    response.writeHead(303, { location: '/hello' }).end()
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', self)
    if (url.pathname === '/callback') return callback(url, response)
    if (url.pathname === '/hello') return say(response, '<h1 data-signed-in>Hello</h1>')
    begin(response)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  self = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    url: self,
    redirectUri: `${self}/callback`,
    /** Parameters of its requests from now on. */
    ask(parameters: Record<string, string>) {
      asks = parameters
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function say(response: ServerResponse, body: string): void {
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><title>App</title>${body}`)
}
