import type { Database } from '../../platform/database/index.ts'
import { every, type Job } from '../../platform/jobs/index.ts'
import { purgeAuthentications } from './authentications.ts'

export function authenticationJobs(db: Database): Job[] {
  return [every('purge authentications', 60 * 60, async () => void (await purgeAuthentications(db)))]
}
