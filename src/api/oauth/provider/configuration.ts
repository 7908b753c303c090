import { type Configuration, errors, Provider } from 'oidc-provider'
import { sourceOf } from '../../../platform/http/index.ts'
import type { Jwks } from '../../../records/signing-keys/index.ts'
import { reachableLevels } from '../../../services/authentication/index.ts'
import { loadExistingGrant } from '../authorize/grants.ts'
import { pageUrl } from '../authorize/pages-url.ts'
import { askingPolicy } from '../authorize/policy.ts'
import { accountKindReader } from '../authorize/resolve-session.ts'
import { adapterFactory } from '../storage/index.ts'
import { accountFinder, claims } from './account.ts'
import { findClientMetadata, registerClient } from './clients.ts'
import type { BuildDeps } from './deps.ts'
import { features } from './features.ts'
import { lifetimes } from './lifetimes.ts'
import { mayCallFrom } from './permissions.ts'
import { forgiveOfflineAccess } from './refresh.ts'
import { pushedRequest } from './resumed-request.ts'
import { openServiceTokens } from './service-tokens.ts'
import { noteApplications } from './session-view.ts'
import { stateOf } from './state.ts'

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

/** The library's configuration, put together of its parts. */
export function configurationOf(deps: BuildDeps, jwks: Jwks): Configuration {
  return {
    adapter: adapterOf(deps),
    jwks,
    routes,
    ...discovery(deps),
    ...clientSettings,
    ...authorization(deps),
    ...lifetimes,
    pkce: { required: () => true },
    acceptQueryParamAccessTokens: false,
    clientBasedCORS: mayCallFrom,
    findAccount: accountFinder(deps.context.db),
    expiresWithSession: async (_ctx, source) => !source.scopes.has('offline_access'),
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    fetch: (url, options) => deps.fetch(new URL(String(url)), options),
    fetchResponseBodyLimits: { jwks_uri: 64 * 1024, sector_identifier_uri: 64 * 1024 },
    renderError: deps.renderError,
    features: features(deps),
  }
}

/** What applications are told that there is (OpenID Connect Discovery). */
function discovery({ context: { config }, pairwise }: BuildDeps): Configuration {
  return {
    claims,
    acrValues: reachableLevels(),
    scopes: ['openid', 'offline_access'],
    responseTypes: ['code'],
    subjectTypes: ['public', 'pairwise'],
    pairwiseIdentifier: async (_ctx, accountId, client) => pairwise(client.sectorIdentifier as string, accountId),
    discovery: {
      ui_locales_supported: ['ja', 'en'],
      claims_locales_supported: ['ja', 'en'],
      service_documentation: `${config.url}/help`,
      prompt_values_supported: ['none', 'login', 'consent', 'select_account', 'create'],
    },
  }
}

/** What an application may be, and what it is unless it says otherwise. */
const clientSettings: Configuration = {
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
  allowOmittingSingleRegisteredRedirectUri: false,
  // Checked when an application registers itself; not again each time that it is used.
  sectorIdentifierUriValidate: () => Provider.ctx?.oidc.route === 'registration',
}

function checkAccountKind(_ctx: unknown, _name: string, value: unknown): void {
  if (value !== undefined && value !== 'personal' && value !== 'organization' && value !== 'any') {
    throw new errors.InvalidClientMetadata('account_kind must be personal, organization or any')
  }
}

/** How a person is asked on the way into an application. */
function authorization({ context, flows, pairwise, addressOf }: BuildDeps): Configuration {
  const { db, keys } = context
  const sourceOfRequest = (req: Parameters<typeof addressOf>[0]) => sourceOf(addressOf(req))
  const deps = { db, keys, flows, pairwise, sourceOf: sourceOfRequest }
  return {
    extraParams: { account_kind: accountKindReader(deps) },
    loadExistingGrant,
    interactions: {
      policy: askingPolicy(),
      url: (ctx, interaction) => pageUrl(deps, ctx, interaction.prompt.name),
    },
  }
}

/** Where the library keeps things: in the request that is being answered, until that has been answered. */
function adapterOf({ context, clients, finder }: BuildDeps): NonNullable<Configuration['adapter']> {
  return adapterFactory({
    context,
    finder,
    serviceTokens: openServiceTokens(context.keys),
    currentWork: () => Provider.ctx && stateOf(Provider.ctx).work,
    looksForAnyType: () => ['introspection', 'revocation'].includes(Provider.ctx?.oidc.route ?? ''),
    clientGivingBack: () =>
      Provider.ctx?.oidc.route === 'revocation' ? Provider.ctx.oidc.client?.clientId : undefined,
    refreshTokenFound: ({ scope }) => Provider.ctx && forgiveOfflineAccess(Provider.ctx, scope),
    pushed: (id) => Provider.ctx && pushedRequest(context, stateOf(Provider.ctx).resumed, id),
    findClient: (clientId) => findClientMetadata(clients, clientId),
    saveClient: (_id, metadata) => registerClient(context.db, metadata),
    familyOf: async (clientId) => {
      const client = await clients.record(clientId)
      return client?.usable ? client.tokenFamily : undefined
    },
    noteApplications: (entered) => Provider.ctx && noteApplications(Provider.ctx, entered),
  })
}
