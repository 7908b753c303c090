import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import { uuidv7 } from '../../../platform/crypto/index.ts'
import type { RequestedAccess } from '../../../services/applications/index.ts'
import { recordOf } from '../provider/clients.ts'
import { stateOf } from '../provider/state.ts'

type Grant = InstanceType<Provider['Grant']>

/**
 * The grant that an authorization stands on: the one just consented to, else the one of this session; else, for one
 * of our own applications, a new one that allows what is asked for, and for others what the person allowed before.
 * Each session has grants of its own, so taking one back never touches another browser.
 */
export async function loadExistingGrant(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { provider, client, account, session } = ctx.oidc
  const { session: candidate, resumed } = stateOf(ctx)
  if (!client || !account) throw new Error('a grant is looked for when the application and the account are known')
  const { clientId } = client
  const { accountId } = account
  if (candidate && resumed?.consent) return provider.Grant.find(resumed.consent)
  const make = (kept: object) => Object.assign(new provider.Grant({ accountId, clientId }), kept)
  const id = session?.grantIdFor(clientId)
  const current = id && candidate?.grant ? make({ ...candidate.grant, jti: id }) : undefined
  if (recordOf(ctx, client).firstParty) return allowAll(ctx, current ?? make({ jti: uuidv7() }), !current)
  if (current || !candidate?.lastGrant) return current
  const { openid, resources } = candidate.lastGrant
  const again = make({ jti: uuidv7(), openid, resources })
  await again.save()
  return again
}

async function allowAll(ctx: KoaContextWithOIDC, grant: Grant, isNew: boolean): Promise<Grant> {
  const before = JSON.stringify([grant.openid, grant.resources])
  allow(grant, requestedOf(ctx))
  if (isNew || before !== JSON.stringify([grant.openid, grant.resources])) await grant.save()
  return grant
}

const always = new Set(['sub', 'sid', 'auth_time', 'acr', 'amr', 'iss'])

function requestedOf(ctx: KoaContextWithOIDC): RequestedAccess {
  const { oidc } = ctx
  const resources: Record<string, string[]> = {}
  for (const [indicator, server] of Object.entries(oidc.resourceServers ?? {})) {
    resources[indicator] = [...oidc.requestParamScopes].filter((scope) => server.scopes.has(scope))
  }
  return {
    scopes: [...oidc.requestParamOIDCScopes],
    claims: [...oidc.requestParamClaims].filter((claim) => !always.has(claim)),
    resources,
  }
}

/** Adds to a grant what was asked for, and nothing twice. */
function allow(grant: Grant, { scopes, claims, resources }: RequestedAccess): void {
  if (scopes.length > 0) grant.addOIDCScope(scopes.join(' '))
  if (claims.length > 0) {
    const granted = new Set(grant.getOIDCClaims())
    const added = claims.filter((claim) => !granted.has(claim))
    if (added.length > 0) grant.addOIDCClaims(added)
  }
  for (const [indicator, allowed] of Object.entries(resources)) {
    if (allowed.length > 0) grant.addResourceScope(indicator, allowed.join(' '))
  }
}
