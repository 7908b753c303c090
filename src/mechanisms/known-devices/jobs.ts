import type { Database } from '../../platform/database/index.ts'
import { every, type Job } from '../../platform/jobs/index.ts'
import { purgeBrowsers } from './known-devices.ts'

export function knownDeviceJobs(db: Database): Job[] {
  return [every('purge browsers', 60 * 60, async () => void (await purgeBrowsers(db)))]
}
