import type { Database } from '../../../platform/database/index.ts'
import { batchSizes, type Found, findArtifact, findBatch, type Wanted } from './queries.ts'

export type Finder = (wanted: Wanted) => Promise<Found[]>

type Waiting = { wanted: Wanted; done(rows: Found[]): void; failed(fault: unknown): void }

/** So that a statement which takes long does not make everybody wait. */
const mostAtOnce = 2
const largest = batchSizes.at(-1) as number

/**
 * Looks values up: at once while little goes on, and those that come meanwhile together in the next statement. The
 * busier, the cheaper each; every one is looked up after it was asked for, so nothing is ever seen too old.
 */
export function createFinder(db: Database): Finder {
  const waiting: Waiting[] = []
  let running = 0

  async function drain(): Promise<void> {
    running += 1
    while (waiting.length > 0) {
      const batch = waiting.splice(0, largest)
      try {
        await answer(db, batch)
      } catch (fault) {
        for (const each of batch) each.failed(fault)
      }
    }
    running -= 1
  }

  return (wanted) =>
    new Promise((done, failed) => {
      waiting.push({ wanted, done, failed })
      if (running < mostAtOnce) void drain()
    })
}

async function answer(db: Database, batch: Waiting[]): Promise<void> {
  const [only, more] = batch
  if (only && !more) return only.done(await db.many<Found>(findArtifact(only.wanted)))
  const rows = await db.many<Found & { wanted: string; idHash: Buffer }>(findBatch(batch.map((each) => each.wanted)))
  for (const { wanted, done } of batch)
    done(rows.filter((row) => row.wanted === wanted.type && row.idHash.equals(wanted.idHash)))
}
