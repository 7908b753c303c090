import { type Configuration, errors, type KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Flows } from '../../../mechanisms/flows/index.ts'
import type { Config } from '../../../platform/config/index.ts'
import { type Keys, randomToken, sha256, uuidv7 } from '../../../platform/crypto/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { describeDevice, networkOf } from '../../../platform/http/index.ts'
import { claimArtifact } from '../../../records/authorization-artifacts/index.ts'
import type { Jwks } from '../../../records/signing-keys/index.ts'
import { grantSeconds } from '../../../services/applications/index.ts'
import type { Context } from '../../../services/context.ts'
import { loadExistingGrant } from '../authorize/grants.ts'
import { pageUrl } from '../authorize/pages-url.ts'
import { askingPolicy } from '../authorize/policy.ts'
import { accountKindReader } from '../authorize/resolve-session.ts'
import { adapterFactory, type Finder } from '../storage/index.ts'
import { accountFinder, claims } from './account.ts'
import { type Clients, loadClients, registerClient } from './clients.ts'
import type { Pairwise } from './pairwise.ts'
import {
  accessTokenSeconds,
  defaultResource,
  mayCallFrom,
  mayIntrospect,
  mayRevoke,
  resourceReader,
} from './permissions.ts'
import { forgiveOfflineAccess } from './refresh.ts'
import { pushedRequest } from './resumed-request.ts'
import type { SafeFetch } from './safe-fetch.ts'
import { openServiceTokens, sealServiceTokens } from './service-tokens.ts'
import { acrValues, viewSessions } from './session-view.ts'
import { stateOf } from './state.ts'

export type BuildDeps = {
  context: Context
  db: Database
  keys: Keys
  config: Config
  flows: Flows
  clients: Clients
  finder: Finder
  pairwise: Pairwise
  fetch: SafeFetch
  /** The network address that a request comes from. */
  addressOf(req: KoaContextWithOIDC['req']): string
  renderError: NonNullable<Configuration['renderError']>
}

const days = 24 * 60 * 60
const refreshIdleSeconds = 14 * days
const refreshSeconds = 90 * days

/** What is done at which address. `/device`, and all that ends a session, are pages of our own. */
const routes = {
  authorization: '/oauth/authorize',
  token: '/oauth/token',
  userinfo: '/oauth/userinfo',
  jwks: '/oauth/jwks',
  introspection: '/oauth/introspect',
  revocation: '/oauth/revoke',
  pushed_authorization_request: '/oauth/par',
  device_authorization: '/oauth/device',
  code_verification: '/device',
  registration: '/oauth/register',
  end_session: '/oauth/end-session',
}

/** Makes the provider for the keys given; it is made anew when they change. */
export function buildProvider(deps: BuildDeps, jwks: Jwks): Provider {
  const provider = new Provider(deps.config.url, configurationOf(deps, jwks))
  const currentContext = () => (Provider as unknown as { ctx?: KoaContextWithOIDC }).ctx
  viewSessions(provider, currentContext)
  loadClients(provider, deps.clients)
  forgiveOfflineAccess(provider, currentContext)
  sealServiceTokens(provider, deps.keys)
  Object.assign(provider.Grant.prototype, { generateTokenId: () => uuidv7() })
  // Found and kept in one statement: of two proofs with one id, sent at once, one is refused.
  Object.assign(provider.ReplayDetection, {
    unique: async (issuer: string, id: string, ends: number) => {
      const seconds = Math.max(1, ends - Math.floor(Date.now() / 1000))
      return claimArtifact(deps.db, 'ReplayDetection', sha256(`${issuer}\n${id}`), seconds)
    },
  })
  pinAddresses(provider, deps.config)
  provider.on('server_error', (ctx, fault) => {
    stateOf(ctx).fault = fault
  })
  provider.on('grant.error', (ctx, refusal) => {
    if ((refusal as { error_detail?: string }).error_detail === 'client mismatch') stateOf(ctx).work.stolen = true
  })
  for (const event of successes) {
    provider.on(event as 'grant.success', (ctx) => {
      stateOf(ctx).succeeded = true
    })
  }
  return provider
}

/** The answer gives what was asked for, so what the request wants to keep is to be kept. */
const successes = [
  'authorization.success',
  'grant.success',
  'pushed_authorization_request.success',
  'device_authorization.success',
]

/** Addresses in answers come from the configuration, whatever host or protocol a request claims. */
function pinAddresses(provider: Provider, config: Config): void {
  const { host, hostname, protocol } = new URL(config.url)
  const fixed = { origin: config.url, host, hostname, protocol: protocol.slice(0, -1), secure: config.secure, ips: [] }
  for (const [name, value] of Object.entries(fixed)) Object.defineProperty(provider.request, name, { get: () => value })
  Object.defineProperty(provider.request, 'href', {
    get(this: { url: string }) {
      return config.url + this.url
    },
  })
}

function configurationOf(deps: BuildDeps, jwks: Jwks): Configuration {
  const { config, keys } = deps
  return {
    adapter: adapterFactory({
      context: deps.context,
      finder: deps.finder,
      serviceTokens: openServiceTokens(keys),
      currentWork: () => workOf(Provider as unknown as { ctx?: KoaContextWithOIDC }),
      looksForAnyType: () => {
        const route = (
          (Provider as unknown as { ctx?: KoaContextWithOIDC }).ctx?.oidc as { route?: string } | undefined
        )?.route
        return route === 'introspection' || route === 'revocation'
      },
      pushed: (id) => {
        const { ctx } = Provider as unknown as { ctx?: KoaContextWithOIDC }
        return ctx && pushedRequest(deps, stateOf(ctx).resumed, id)
      },
      saveClient: (_id, metadata) => registerClient(deps.db, metadata),
    }),
    jwks: jwks as NonNullable<Configuration['jwks']>,
    routes,
    claims,
    acrValues,
    scopes: ['openid', 'offline_access'],
    responseTypes: ['code'],
    subjectTypes: ['public', 'pairwise'],
    pairwiseIdentifier: async (_ctx, accountId, client) => deps.pairwise(client.sectorIdentifier as string, accountId),
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
    clientDefaults: {
      grant_types: ['authorization_code', 'refresh_token'],
      id_token_signed_response_alg: 'ES256',
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
    },
    enabledJWA: {
      idTokenSigningAlgValues: ['ES256', 'RS256'],
      requestObjectSigningAlgValues: ['ES256', 'RS256', 'PS256', 'EdDSA', 'Ed25519'],
      clientAuthSigningAlgValues: ['ES256', 'RS256', 'PS256', 'EdDSA', 'Ed25519'],
      dPoPSigningAlgValues: ['ES256', 'EdDSA', 'Ed25519'],
    },
    // Applications register account_kind for themselves; all else about an application is in its record.
    extraClientMetadata: { properties: ['account_kind'], validator: checkAccountKind },
    extraParams: { account_kind: accountKindReader(deps) } as unknown as NonNullable<Configuration['extraParams']>,
    discovery: {
      ui_locales_supported: ['ja', 'en'],
      claims_locales_supported: ['ja', 'en'],
      service_documentation: `${config.url}/help`,
      prompt_values_supported: ['none', 'login', 'consent', 'select_account', 'create'],
    } as NonNullable<Configuration['discovery']>,
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    acceptQueryParamAccessTokens: false,
    clientBasedCORS: mayCallFrom,
    findAccount: accountFinder(deps.db),
    loadExistingGrant,
    expiresWithSession: async (_ctx, source) => !source.scopes.has('offline_access'),
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    interactions: {
      policy: askingPolicy(),
      url: (ctx, interaction) => pageUrl(deps, ctx, interaction.prompt.name),
    },
    ttl: {
      AccessToken: accessTokenSeconds,
      ClientCredentials: accessTokenSeconds,
      AuthorizationCode: 60,
      DeviceCode: 600,
      IdToken: 60 * 60,
      Interaction: 60 * 60,
      Session: 30 * days,
      Grant: grantSeconds,
      // Each use renews it, but never past 90 days after the first one.
      RefreshToken: (_ctx, token) =>
        Math.max(
          1,
          Math.min(
            refreshIdleSeconds,
            (token as unknown as { iiat: number }).iiat + refreshSeconds - Math.floor(Date.now() / 1000),
          ),
        ),
    },
    fetch: (url, options) => deps.fetch(url as URL, options as RequestInit),
    fetchResponseBodyLimits: { jwks_uri: 64 * 1024, sector_identifier_uri: 64 * 1024 },
    renderError: deps.renderError,
    features: {
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
      registration: {
        enabled: config.initialAccessToken !== undefined,
        initialAccessToken: config.initialAccessToken ?? false,
        issueRegistrationAccessToken: false,
        idFactory: () => `c${randomToken(12).replace(/[-_]/g, '0')}`,
        secretFactory: () => randomToken(),
      },
    },
  }
}

function workOf({ ctx }: { ctx?: KoaContextWithOIDC }) {
  return ctx && stateOf(ctx).work
}

/** Shown to the person who is asked to let a device in: never more than the network of its address. */
function deviceInfo(deps: BuildDeps, ctx: KoaContextWithOIDC) {
  return { network: networkOf(deps.addressOf(ctx.req)), device: describeDevice(ctx.get('user-agent')) }
}

function checkAccountKind(_ctx: unknown, _name: string, value: unknown): void {
  if (value !== undefined && value !== 'personal' && value !== 'organization' && value !== 'any') {
    throw new errors.InvalidClientMetadata('account_kind must be personal, organization or any')
  }
}
