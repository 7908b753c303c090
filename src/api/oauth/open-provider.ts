import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from 'oidc-provider'
import type { Flows } from '../../mechanisms/flows/index.ts'
import type { Config } from '../../platform/config/index.ts'
import { addressReader, cookieNames, readBrowserCookies } from '../../platform/http/index.ts'
import { type Jwks, readJwks } from '../../records/signing-keys/index.ts'
import type { Context } from '../../services/context.ts'
import { rotateSigningKeys } from '../../services/signing-keys/index.ts'
import {
  buildProvider,
  type Clients,
  createSafeFetch,
  errorRenderer,
  openClients,
  openPairwise,
  type Pairwise,
  surroundRequests,
} from './provider/index.ts'
import { createFinder } from './storage/index.ts'

/** The library with everything of ours around it; the same object for as long as the process lives. */
export type OpenProvider = {
  current(): Provider
  clients: Clients
  pairwise: Pairwise
  answer(req: IncomingMessage, res: ServerResponse): void
  /** Takes over keys that were published, began to sign or went since. */
  refreshKeys(): Promise<void>
  close(): void
}

const refreshMilliseconds = 60_000

/**
 * Opens the provider with the keys of the database, making the first ones if there are none.
 *
 * The library reads keys only when it is made, so it is made anew when they change; requests on their way end with
 * the one that they began with.
 */
export async function openProvider(deps: { context: Context; flows: Flows }): Promise<OpenProvider> {
  const { db, keys, config, log } = deps.context
  await rotateSigningKeys(deps.context, { kind: 'job', name: 'signing keys' })
  const shared = {
    ...deps,
    clients: openClients(db),
    finder: createFinder(db),
    pairwise: await openPairwise(db, keys),
    fetch: createSafeFetch(config),
    addressOf: readAddressOf(config),
    renderError: errorRenderer(config),
    readBrowserCookies: (cookies: string | undefined) => readBrowserCookies(cookies, cookieNames(config.secure)),
  }

  const make = (jwks: Jwks) => {
    const provider = buildProvider(shared, jwks)
    surroundRequests(provider, shared)
    // Connections that break while an answer is sent; everything else was told and logged on the way.
    provider.silent = true
    return { provider, listener: provider.callback(), kids: namesOf(jwks) }
  }

  let now = make(await readJwks(db, keys))
  let closed = false
  const refreshKeys = async () => {
    if (closed) return
    const jwks = await readJwks(db, keys)
    if (!closed && namesOf(jwks) !== now.kids) now = make(jwks)
  }
  const timer = setInterval(() => {
    refreshKeys().catch((fault) => closed || log.warn({ err: fault }, 'signing keys could not be read'))
  }, refreshMilliseconds)
  timer.unref()

  return {
    current: () => now.provider,
    clients: shared.clients,
    pairwise: shared.pairwise,
    answer(req, res) {
      pinAddress(req, config)
      void now.listener(req, res)
    },
    refreshKeys,
    close() {
      closed = true
      clearInterval(timer)
    },
  }
}

/** Addresses in answers come from the configuration, whatever protocol or host a request or a proxy claims. */
function pinAddress({ headers }: IncomingMessage, config: Config): void {
  headers['x-forwarded-proto'] = config.secure ? 'https' : 'http'
  headers['x-forwarded-host'] = new URL(config.url).host
}

/** Which keys there are, and which of them sign. */
function namesOf(jwks: Jwks): string {
  return jwks.keys.map((key) => key.kid).join(' ')
}

function readAddressOf(config: Config): (req: IncomingMessage) => string {
  const read = addressReader(config.trustedProxies)
  return (req) => {
    const forwarded = req.headers['x-forwarded-for']
    return read(req.socket.remoteAddress, Array.isArray(forwarded) ? forwarded.join(',') : forwarded)
  }
}
