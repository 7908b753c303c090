import { UnsecuredJWT } from 'jose'
import { errors } from 'oidc-provider'
import type { Config } from '../../../platform/config/index.ts'
import { sha256 } from '../../../platform/crypto/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { spendPushedRequest } from '../../../records/authorization-artifacts/index.ts'
import { requestOf } from '../authorize/flow.ts'
import type { ResumedRequest } from './state.ts'

export const requestUriPrefix = 'urn:ietf:params:oauth:request_uri:'

export type Pushed = { payload: Record<string, unknown> | undefined; spend(): Promise<void> }

type Deps = { db: Database; config: Config }

/**
 * A request that goes on after the pages is given to the library as if the client had just pushed it (RFC 9126): it
 * is checked again from the beginning against what the client is registered for now, however old the page was.
 *
 * A request that was really pushed is spent once, however many pages were opened from it.
 */
export function pushedRequest(deps: Deps, resumed: ResumedRequest | undefined, id: string): Pushed {
  const continues = resumed?.id === id ? resumed : undefined
  return {
    payload: continues && payloadOf(deps.config, continues),
    async spend() {
      const pushed = continues ? continues.params['~par'] : id
      if (pushed && !(await spendPushedRequest(deps.db, sha256(pushed)))) {
        throw new errors.InvalidRequestUri('request_uri is invalid, expired, or was already used')
      }
    },
  }
}

function payloadOf(config: Config, resumed: ResumedRequest): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000)
  const request = new UnsecuredJWT(requestOf(resumed.params))
    .setIssuer(resumed.params.client_id as string)
    .setAudience(config.url)
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + 60)
    .encode()
  return {
    kind: 'PushedAuthorizationRequest',
    jti: resumed.id,
    iat: now,
    exp: now + 60,
    request,
    dpopJkt: resumed.params.dpop_jkt,
    trusted: resumed.params['~trusted'] === '1',
  }
}
