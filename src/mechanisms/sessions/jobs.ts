import type { Database } from '../../platform/database/index.ts'
import { every, type Job } from '../../platform/jobs/index.ts'
import { purgeSessions } from './sessions.ts'

export function sessionJobs(db: Database): Job[] {
  return [every('purge sessions', 60 * 60, async () => void (await purgeSessions(db)))]
}
