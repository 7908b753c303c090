import type { Database } from '../../../platform/database/index.ts'
import { type Batched, createBatcher } from './batcher.ts'
import { batchSizes, type Found, findArtifact, findBatch, findTaken, type Taken, type Wanted } from './queries.ts'

const most = batchSizes.at(-1) as number

export type Finder = {
  /** What is kept under a hash, with all that it hangs on. */
  find: Batched<Wanted, Found[]>
  /** Whether a token that is kept nowhere was taken back, and what time it is. */
  isTaken: Batched<Buffer, Taken>
}

/** Looks values up, those that are asked for at the same moment in one statement. */
export function createFinder(db: Database): Finder {
  return {
    find: createBatcher(most, async (wanted) => {
      const [only, more] = wanted
      if (only && !more) return [await db.many<Found>(findArtifact(only))]
      const rows = await db.many<Found & { wanted: string; idHash: Buffer }>(findBatch(wanted))
      return wanted.map(({ type, idHash }) => rows.filter((row) => row.wanted === type && row.idHash.equals(idHash)))
    }),
    isTaken: createBatcher(most, (hashes) => db.many<Taken>(findTaken(hashes))),
  }
}
