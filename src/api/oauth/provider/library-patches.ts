import type { Client, Provider } from 'oidc-provider'

/**
 * All that Genkan changes in oidc-provider, or uses of it, beside its documented ways: configuration, adapter, events,
 * middleware, and the members of its published types. Each with the reason why no such way serves.
 *
 * A test holds the version and the shapes that this file counts on.
 */

/** What is kept of a client's secret is a hash, so the library cannot compare by itself; it has no setting for that. */
export function patchSecretComparison(
  provider: Provider,
  isSecretOf: (client: Client, secret: string) => boolean,
): void {
  provider.Client.prototype.compareClientSecret = function compareClientSecret(this: Client, secret: string) {
    return isSecretOf(this, secret)
  }
}

export type TokenPayload = Record<string, unknown>

type OpaqueToken = { prototype: { getValueAndPayload(): Promise<{ value: string; payload?: TokenPayload }> } }

/**
 * The value of a token of a service (client credentials) is made from what it says, so that nothing is written when one
 * is handed out. The library asks nobody for the value of an opaque token; one without a payload it does not keep.
 */
export function patchServiceTokens(provider: Provider, makeValue: (payload: TokenPayload) => string): void {
  const { prototype } = provider.ClientCredentials as unknown as OpaqueToken
  const original = prototype.getValueAndPayload
  prototype.getValueAndPayload = async function getValueAndPayload() {
    const { payload = {} } = await original.call(this)
    return { value: makeValue(payload) }
  }
}

type LogoutClient = { backchannelLogout(sub: string, sid: string | null): Promise<void> }

/**
 * Tells an application of an ended session (OpenID Connect Back-Channel Logout). The library makes the token, typed
 * logout+jwt and good for two minutes, and sends it, but by itself only for sessions of its own.
 *
 * Throws when the application does not take it.
 */
export function sendLogoutToken(client: Client, sub: string, sid: string | null): Promise<void> {
  return (client as unknown as LogoutClient).backchannelLogout(sub, sid)
}
