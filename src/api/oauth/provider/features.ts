import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { randomToken } from '../../../platform/crypto/index.ts'
import { describeDevice, networkOf } from '../../../platform/http/index.ts'
import type { BuildDeps } from './deps.ts'
import { defaultResource, mayIntrospect, mayRevoke, resourceReader } from './permissions.ts'

/** What is offered beyond the core of OpenID Connect, and how. */
export function features(deps: BuildDeps): NonNullable<Configuration['features']> {
  const { keys } = deps.context
  return {
    devInteractions: { enabled: false },
    dPoP: { enabled: true, nonceSecret: keys.for('dpop-nonce').hmac('nonce') },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: { enabled: true },
    claimsParameter: { enabled: true },
    clientCredentials: { enabled: true },
    deviceFlow: { enabled: true, charset: 'base-20', mask: '****-****', deviceInfo: (ctx) => deviceInfo(deps, ctx) },
    introspection: { enabled: true, allowedPolicy: mayIntrospect },
    revocation: { enabled: true, allowedPolicy: mayRevoke },
    pushedAuthorizationRequests: { enabled: true },
    requestObjects: { enabled: true },
    resourceIndicators: { enabled: true, defaultResource, getResourceServerInfo: resourceReader(deps.clients) },
    userinfo: { enabled: true },
    registration: registration(deps),
  }
}

type Registration = NonNullable<NonNullable<Configuration['features']>['registration']>

/** Applications may register themselves only with the operator's initial access token. */
function registration({ context: { config } }: BuildDeps): Registration {
  return {
    enabled: config.initialAccessToken !== undefined,
    initialAccessToken: config.initialAccessToken ?? false,
    issueRegistrationAccessToken: false,
    idFactory: () => `c${randomToken(12).replace(/[-_]/g, '0')}`,
    secretFactory: () => randomToken(),
  }
}

/** Shown to the person who is asked to let a device in: never more than the network of its address. */
function deviceInfo({ addressOf }: BuildDeps, ctx: KoaContextWithOIDC) {
  return { network: networkOf(addressOf(ctx.req)), device: describeDevice(ctx.get('user-agent')) }
}
