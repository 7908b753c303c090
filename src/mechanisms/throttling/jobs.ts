import type { Database } from '../../platform/database/index.ts'
import { every, type Job } from '../../platform/jobs/index.ts'
import { purgeCounters } from './limits.ts'

export function throttlingJobs(db: Database): Job[] {
  return [every('purge counters', 10 * 60, async () => void (await purgeCounters(db)))]
}
