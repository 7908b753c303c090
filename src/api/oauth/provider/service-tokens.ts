import type { Keys } from '../../../platform/crypto/index.ts'
import type { ServiceTokens } from '../storage/index.ts'
import type { TokenPayload } from './library-patches.ts'

/** Longer than any value that is looked up, so that one is never mistaken for the other. */
const shortest = 80

/**
 * Makes a token of a service (client credentials) out of what it says, sealed: to everybody else it is as opaque as any
 * other token. `family` is that of the client's tokens: when it changes, all that were handed out are worth nothing.
 */
export function sealServiceToken(keys: Keys, { jti: _, kind: __, ...said }: TokenPayload, family: string): string {
  return keys.for('service-token').seal(JSON.stringify({ ...said, family }).padEnd(shortest))
}

export function openServiceTokens(keys: Keys): ServiceTokens {
  return {
    open(token) {
      const opened = token.length > shortest && token.length < 8192 ? keys.for('service-token').open(token) : undefined
      return opened && JSON.parse(opened.toString())
    },
  }
}
