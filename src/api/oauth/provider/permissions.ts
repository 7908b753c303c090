import { type Client, errors, type KoaContextWithOIDC } from 'oidc-provider'
import { type Clients, recordOf } from './clients.ts'
import { accessTokenSeconds } from './lifetimes.ts'
import { ownScopes } from './scopes.ts'

type Token = { clientId?: string | undefined; aud?: string | string[] | undefined }

/** An application may look at its own tokens, an API at those made for it; nobody else learns even that one exists. */
export async function mayIntrospect(ctx: KoaContextWithOIDC, client: Client, token: Token): Promise<boolean> {
  const own = token.clientId === client.clientId
  const forIt = token.aud !== undefined && token.aud === recordOf(ctx, client).resource
  if (!own && !forIt) return false
  return own || (await ctx.oidc.provider.Client.find(token.clientId as string)) !== undefined
}

export async function mayRevoke(_ctx: KoaContextWithOIDC, client: Client, token: Token): Promise<boolean> {
  return token.clientId === client.clientId
}

/** The scopes of APIs that an application is kept to by its registration; undefined when it is kept to none. */
function apiScopesOf(scope: string | undefined): string[] | undefined {
  const names = scope?.split(' ').filter((name) => !ownScopes.includes(name)) ?? []
  return names.length > 0 ? names : undefined
}

/** A service that may use one API only need not name it each time. */
export async function defaultResource(ctx: KoaContextWithOIDC, client: Client, oneOf?: readonly string[]) {
  if (oneOf) return oneOf
  const { resources } = recordOf(ctx, client).metadata
  return ctx.oidc.params?.grant_type === 'client_credentials' && resources?.length === 1 ? resources[0] : undefined
}

/** Which APIs an application may ask tokens for: those it is registered for, and all for one of our own. */
export function resourceReader(clients: Clients) {
  return async (ctx: KoaContextWithOIDC, indicator: string, client: Client) => {
    const { firstParty, metadata } = recordOf(ctx, client)
    const allowed = firstParty || metadata.resources?.includes(indicator)
    const resource = allowed ? await clients.resource(indicator) : undefined
    if (!resource) throw new errors.InvalidTarget()
    const most = apiScopesOf(metadata.scope)
    return {
      scope: resource.resourceScopes.filter((scope) => !most || most.includes(scope)).join(' '),
      audience: indicator,
      accessTokenTTL: accessTokenSeconds,
      accessTokenFormat: 'opaque' as const,
    }
  }
}

/** Scripts in a browser may call from the origins that an application is registered with, and from nowhere else. */
export function mayCallFrom(ctx: KoaContextWithOIDC, origin: string, client: Client): boolean {
  if (origin === 'null') return false
  if (ctx.oidc.route !== 'userinfo' && client.clientAuthMethod !== 'none') return false
  return (client.redirectUris ?? []).some((uri) => URL.canParse(uri) && new URL(uri).origin === origin)
}
