import type { Database } from '../../platform/database/index.ts'
import { every, type Job } from '../../platform/jobs/index.ts'
import { purgeMessages } from './queries.ts'

export function deliveryJobs(db: Database): Job[] {
  return [every('purge messages', 60 * 60, async () => void (await purgeMessages(db)))]
}
