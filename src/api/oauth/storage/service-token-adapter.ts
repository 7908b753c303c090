import type { Adapter } from 'oidc-provider'
import { sha256 } from '../../../platform/crypto/index.ts'
import { claimArtifact } from '../../../records/authorization-artifacts/index.ts'
import { nothing, type StorageDeps } from './deps.ts'

/**
 * Tokens of services: made in great numbers, mostly never revoked. They are sealed instead of kept; only one that
 * was revoked leaves a row until its end. The end is compared with the database's clock, like all others.
 */
export function serviceTokenAdapter(deps: StorageDeps): Adapter {
  return {
    ...nothing,
    async find(id) {
      const payload = deps.serviceTokens.open(id)
      if (!payload || payload.family !== (await deps.familyOf(String(payload.clientId)))) return undefined
      const { revoked, now } = await deps.finder.isRevoked(sha256(id))
      return revoked || Number(payload.exp) <= now ? undefined : { ...payload, jti: id, kind: 'ClientCredentials' }
    },
    async destroy(id) {
      const exp = Number(deps.serviceTokens.open(id)?.exp)
      if (exp)
        await claimArtifact(deps.context.db, 'ClientCredentials', sha256(id), exp - Math.floor(Date.now() / 1000) + 60)
    },
  }
}
