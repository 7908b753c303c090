import type { Database } from '../../../platform/database/index.ts'
import {
  batchSizes,
  type FoundArtifact,
  findArtifact,
  findBatch,
  findRevoked,
  type RevokedService,
  type WantedArtifact,
} from '../../../services/applications/index.ts'
import { type Batched, createBatcher } from './batcher.ts'

const most = batchSizes.at(-1) as number

export type Finder = {
  /** What is kept under a hash, with all that it hangs on. */
  find: Batched<WantedArtifact, FoundArtifact[]>
  /** Whether a token of a service, which is kept nowhere, was revoked, and what time it is. */
  isRevoked: Batched<Buffer, RevokedService>
}

/** Looks values up, those that are asked for at the same moment in one statement. */
export function createFinder(db: Database): Finder {
  return {
    find: createBatcher(most, async (wanted) => {
      const [only, more] = wanted
      if (only && !more) return [await db.many<FoundArtifact>(findArtifact(only))]
      const rows = await db.many<FoundArtifact & { wanted: string; idHash: Buffer }>(findBatch(wanted))
      return wanted.map(({ type, idHash }) => rows.filter((row) => row.wanted === type && row.idHash.equals(idHash)))
    }),
    isRevoked: createBatcher(most, (hashes) => db.many<RevokedService>(findRevoked(hashes))),
  }
}
