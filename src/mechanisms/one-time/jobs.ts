import type { Database } from '../../platform/database/index.ts'
import { every, type Job } from '../../platform/jobs/index.ts'
import { purgeOneTime } from './purge.ts'

export function oneTimeJobs(db: Database): Job[] {
  return [every('purge one-time', 60 * 60, async () => void (await purgeOneTime(db)))]
}
