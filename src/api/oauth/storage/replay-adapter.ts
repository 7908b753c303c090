import type { Adapter } from 'oidc-provider'
import { sha256 } from '../../../platform/crypto/index.ts'
import { claimArtifact, prolongArtifact } from '../../../records/authorization-artifacts/index.ts'
import { nothing, type StorageDeps } from './deps.ts'

/** Proofs are good for some minutes; one that is good for longer is remembered for longer when the library says so. */
const replaySeconds = 60 * 60

/**
 * Proofs of which each may be shown once (DPoP, signed client assertions). To look for one is to note it, in one
 * statement: of two with one id, sent at once, one is found.
 */
export function replayAdapter({ context }: StorageDeps): Adapter {
  return {
    ...nothing,
    async find(id) {
      if (await claimArtifact(context.db, 'ReplayDetection', sha256(id), replaySeconds)) return undefined
      return { kind: 'ReplayDetection', jti: id, exp: Math.floor(Date.now() / 1000) + 60 }
    },
    async upsert(id, _payload, seconds = 0) {
      if (seconds > replaySeconds) await prolongArtifact(context.db, 'ReplayDetection', sha256(id), seconds)
    },
  }
}
