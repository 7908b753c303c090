import type { Provider } from 'oidc-provider'
import type { Keys } from '../../../platform/crypto/index.ts'
import type { ServiceTokens } from '../storage/index.ts'

type Model = { prototype: { getValueAndPayload(): Promise<{ value: string; payload: Record<string, unknown> }> } }

/** Longer than any value that is looked up, so that one is never mistaken for the other. */
const shortest = 80

/**
 * Makes tokens of services (client credentials) out of what they say, sealed: nothing is written when one is handed
 * out, and to everybody else it is as opaque as any other token.
 */
export function sealServiceTokens(provider: Provider, keys: Keys): void {
  const { prototype } = provider.ClientCredentials as unknown as Model
  const original = prototype.getValueAndPayload
  prototype.getValueAndPayload = async function sealed() {
    const { jti: _, kind: __, ...said } = (await original.call(this)).payload
    // Without a payload the library keeps nothing.
    return { value: keys.for('service-token').seal(JSON.stringify(said).padEnd(shortest)) } as Awaited<
      ReturnType<typeof original>
    >
  }
}

export function openServiceTokens(keys: Keys): ServiceTokens {
  return {
    open(token) {
      const opened = token.length > shortest && token.length < 8192 ? keys.for('service-token').open(token) : undefined
      return opened && JSON.parse(opened.toString())
    },
  }
}
