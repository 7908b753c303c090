import type { Database } from '../../platform/database/index.ts'
import { every, type Job } from '../../platform/jobs/index.ts'
import { dropOldMonths, prepareMonths } from './log.ts'

/** The log has a table for each month: the next ones are made ahead, those older than `keepMonths` are dropped. */
export function signInLogJobs(db: Database, keepMonths: number): Job[] {
  return [
    every('sign-in log months', 6 * 60 * 60, async () => {
      await prepareMonths(db)
      await dropOldMonths(db, keepMonths)
    }),
  ]
}
