import type { IncomingMessage, ServerResponse } from 'node:http'
import { Hono } from 'hono'
import type { WebEnv } from '../../platform/http/index.ts'
import { consentRoutes } from './consent/index.ts'
import type { OAuthDeps } from './deps.ts'
import { deviceRoutes } from './device/index.ts'
import { deliverNotices, logoutRoutes } from './logout/index.ts'
import { openProvider } from './open-provider.ts'
import { loopRoutes } from './redirect-loops/index.ts'

export type OAuth = {
  /** Whether `callback` answers this request; the pages in `routes` answer the others under /oauth and /device. */
  matches(path: string, method?: string): boolean
  callback(req: IncomingMessage, res: ServerResponse): void
  routes: Hono<WebEnv>
  /** Tells applications of ended sessions now instead of with the next job; nobody waits for it. */
  deliverLogout(): void
  /** The address at which an application begins, where it is one that somebody here vouches for. */
  startOf(clientId: string): Promise<string | undefined>
  /** Takes over keys that changed; happens by itself every minute. */
  refreshKeys(): Promise<void>
  close(): void
}

const answered = new Set([
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
  '/oauth/authorize',
  '/oauth/continue',
  '/oauth/cancel',
  '/oauth/token',
  '/oauth/userinfo',
  '/oauth/jwks',
  '/oauth/introspect',
  '/oauth/revoke',
  '/oauth/par',
  '/oauth/device',
  '/oauth/register',
])

/** The OpenID provider: put `callback` before the pages, for the paths that it `matches`. */
export async function createOAuth(deps: OAuthDeps): Promise<OAuth> {
  const { db, config, log } = deps.context
  const provider = await openProvider(deps)
  const pages = { ...deps, provider }

  // At once, but nobody waits for it; what fails here the job does again.
  const deliver = () => {
    deliverNotices(db, provider.current(), log).catch((fault) =>
      log.warn({ err: fault }, 'applications are told of a sign-out later'),
    )
  }

  const routes = new Hono<WebEnv>()
  routes.route('/', consentRoutes(pages))
  routes.route('/', deviceRoutes(pages))
  routes.route('/', logoutRoutes(pages))
  routes.route('/', loopRoutes(pages))

  const { host } = new URL(config.url)
  return {
    // An application may send its sign-out as a form from its own site; it is repeated as a link, like other requests.
    matches: (path, method = 'GET') => answered.has(path) || (path === '/oauth/end-session' && method === 'POST'),
    callback(req, res) {
      if (req.headers.host !== host) return misdirected(res)
      provider.answer(req, res)
    },
    routes,
    deliverLogout: deliver,
    async startOf(clientId) {
      const client = await provider.clients.record(clientId)
      return client?.usable && !client.registered ? client.metadata.client_uri : undefined
    },
    refreshKeys: provider.refreshKeys,
    close: provider.close,
  }
}

/** A request for another host is not for us (RFC 9110, 15.5.20). */
function misdirected(res: ServerResponse): void {
  res.writeHead(421, { 'Content-Type': 'text/plain' }).end('Misdirected Request')
}
