import type { KoaContextWithOIDC } from 'oidc-provider'

/**
 * Some widespread libraries ask for offline_access with every refresh, whether they were given it or not. It adds
 * nothing there, so it is left out instead of being refused. Called when the refresh token has been found.
 */
export function forgiveOfflineAccess(ctx: KoaContextWithOIDC, granted: unknown): void {
  const { params } = ctx.oidc
  if (typeof granted !== 'string' || granted.split(' ').includes('offline_access')) return
  if (typeof params?.scope !== 'string') return
  params.scope =
    params.scope
      .split(' ')
      .filter((scope) => scope !== 'offline_access')
      .join(' ') || undefined
}
