import { type KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Jwks } from '../../../records/signing-keys/index.ts'
import { isSecretOf, recordOf } from './clients.ts'
import { configurationOf } from './configuration.ts'
import type { BuildDeps } from './deps.ts'
import { patchSecretComparison, patchServiceTokens } from './library-patches.ts'
import { sealServiceToken } from './service-tokens.ts'
import { stateOf } from './state.ts'

/** Makes the provider for the keys given; it is made anew when they change. */
export function buildProvider(deps: BuildDeps, jwks: Jwks): Provider {
  const { keys } = deps.context
  const provider = new Provider(deps.context.config.url, configurationOf(deps, jwks))
  patchSecretComparison(provider, isSecretOf)
  patchServiceTokens(provider, (payload) => sealServiceToken(keys, payload, familyOf(payload)))
  // Addresses in answers are made of headers; see `pinAddress`, which sets them.
  provider.proxy = true
  listen(provider)
  return provider
}

/** The family of the tokens of the client that a token is being made for. */
function familyOf({ clientId }: Record<string, unknown>): string {
  const { ctx } = Provider
  if (!ctx) throw new Error('tokens of services are made while a request is answered')
  return recordOf(ctx, { clientId: String(clientId) }).tokenFamily
}

/** What the library tells about each request, noted for what comes after it. */
function listen(provider: Provider): void {
  provider.on('server_error', (ctx, fault) => {
    stateOf(ctx).fault = fault
  })
  // Whether what it showed was its own is judged when the request has been answered.
  provider.on('grant.error', (ctx) => {
    stateOf(ctx).work.refusedClient = ctx.oidc.client?.clientId
  })
  const succeeded = (ctx: KoaContextWithOIDC) => {
    stateOf(ctx).succeeded = true
  }
  // The answer gives what was asked for, so what the request wants to keep is to be kept.
  provider.on('authorization.success', succeeded)
  provider.on('grant.success', succeeded)
  provider.on('pushed_authorization_request.success', succeeded)
  provider.on('device_authorization.success', succeeded)
}
