import type { Database } from '../../../platform/database/index.ts'
import { type Arrival, selectArrivals } from './queries.ts'

/**
 * The live sessions of a browser, the latest sign-in first, as they come to an application. `returning` says whose
 * returns to it are counted, if any are.
 */
export async function findArrivals(
  db: Database,
  jarHashes: Buffer[],
  clientId: string,
  returning: { browserHash: Buffer; sinceMs: number } | undefined = undefined,
): Promise<Arrival[]> {
  if (jarHashes.length === 0) return []
  return db.many<Arrival>(selectArrivals(jarHashes, clientId, returning?.browserHash ?? null, returning?.sinceMs ?? 0))
}
