import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import type { Flows } from '../../../mechanisms/flows/index.ts'
import type { BrowserCookies } from '../../../platform/http/index.ts'
import type { Context } from '../../../services/context.ts'
import type { Finder } from '../storage/index.ts'
import type { Clients } from './clients.ts'
import type { Pairwise } from './pairwise.ts'
import type { SafeFetch } from './safe-fetch.ts'

/** What the library is put together with. */
export type BuildDeps = {
  context: Context
  flows: Flows
  clients: Clients
  finder: Finder
  pairwise: Pairwise
  fetch: SafeFetch
  /** The network address that a request comes from. */
  addressOf(req: KoaContextWithOIDC['req']): string
  renderError: NonNullable<Configuration['renderError']>
}

/** What stands around the library's requests. */
export type MiddlewareDeps = {
  context: Context
  flows: Flows
  readBrowserCookies(cookies: string | undefined): BrowserCookies
}
