import type { KoaContextWithOIDC, Provider } from 'oidc-provider'

type RefreshToken = { scopes: Set<string> }
type Model = { find(value: string, options?: object): Promise<RefreshToken | undefined> }

/**
 * Some widespread libraries ask for offline_access with every refresh, whether they were given it or not. It adds
 * nothing there, so it is left out instead of being refused.
 */
export function forgiveOfflineAccess(provider: Provider, currentContext: () => KoaContextWithOIDC | undefined): void {
  const model = provider.RefreshToken as unknown as Model
  const find = model.find.bind(model)
  model.find = async (value, options) => {
    const token = await find(value, options)
    const params = currentContext()?.oidc.params
    if (token && !token.scopes.has('offline_access') && typeof params?.scope === 'string') {
      const scopes = params.scope.split(' ').filter((scope) => scope !== 'offline_access')
      params.scope = scopes.join(' ') || undefined
    }
    return token
  }
}
