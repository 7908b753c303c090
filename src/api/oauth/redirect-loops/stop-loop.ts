import type { Database } from '../../../platform/database/index.ts'
import {
  type LoopStop,
  noteStop,
  type Returning,
  recentAnswers,
  returnsUntilStop,
} from '../../../records/redirect-loops/index.ts'
import { explainReturns } from './returns.ts'

/**
 * Looks closely at a request that comes again and again. If it is a loop, that is noted for the page which tells it, and
 * returned. `held` are the sessions that the browser shows now.
 */
export async function stopLoop(db: Database, returning: Returning, held: string[]): Promise<LoopStop | undefined> {
  const answers = await recentAnswers(db, returning)
  if (answers.length < returnsUntilStop) return undefined
  const stop = explainReturns(answers.slice(-returnsUntilStop), held)
  await noteStop(db, returning, stop)
  return stop
}
