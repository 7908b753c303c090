import type { Session } from '../../../mechanisms/sessions/index.ts'
import type { Translate } from '../../../platform/i18n/index.ts'
import type { RequestedAccess } from '../../../services/applications/index.ts'
import { type Clients, claims as claimsOfScopes, ownScopes } from '../provider/index.ts'

/** What a request asks for, with the names of the APIs, so that a person can read it. */
export type NamedAccess = RequestedAccess & { apis: { name: string; scopes: string[] }[] }

const knownClaims = new Set(Object.values(claimsOfScopes).flatMap((names) => names ?? []))
const ownClaims = new Set<string>(['sub', 'auth_time', 'acr', 'amr'])

/** Reads scopes, claims and resources from the parameters of a request that was checked when it came. */
export async function readAccess(clients: Clients, params: Record<string, unknown>): Promise<NamedAccess> {
  const wanted = typeof params.scope === 'string' ? params.scope.split(' ') : []
  const indicators = [params.resource ?? []].flat().filter((each) => typeof each === 'string')
  const resources: Record<string, string[]> = {}
  const apis: NamedAccess['apis'] = []
  for (const indicator of indicators) {
    const resource = await clients.resource(indicator)
    const scopes = wanted.filter((scope) => resource?.resourceScopes.includes(scope))
    resources[indicator] = scopes
    if (resource && scopes.length > 0) apis.push({ name: resource.name, scopes })
  }
  return {
    scopes: wanted.filter((scope) => ownScopes.includes(scope)),
    claims: readClaims(params.claims),
    resources,
    apis,
  }
}

function readClaims(text: unknown): string[] {
  if (typeof text !== 'string') return []
  const { userinfo = {}, id_token = {} } = JSON.parse(text) as Record<string, Record<string, unknown>>
  const names = new Set([...Object.keys(userinfo), ...Object.keys(id_token)])
  return [...names].filter((name) => knownClaims.has(name) && !ownClaims.has(name))
}

/** The same in plain words, one line each. */
export function accessInWords(access: NamedAccess, t: Translate, session: Session): string[] {
  const { scopes, claims, apis } = access
  const has = (...names: string[]) => names.some((name) => scopes.includes(name) || claims.includes(name))
  return [
    has('openid') && t('oauth.scopeOpenid'),
    has('openid') && session.organizationName && t('oauth.scopeOrganization', { org: session.organizationName }),
    has('profile', ...claimsOfScopes.profile) && t('oauth.scopeProfile'),
    has('email', 'email_verified') && t('oauth.scopeEmail'),
    has('phone', 'phone_number', 'phone_number_verified') && t('oauth.scopePhone'),
    ...apis.map((api) => t('oauth.scopeResource', { api: api.name, scopes: api.scopes.join(', ') })),
    has('offline_access') && t('oauth.scopeOffline'),
  ].filter((line) => typeof line === 'string')
}
