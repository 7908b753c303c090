import { purgeReauthentications } from '../../mechanisms/reauthentication/index.ts'
import { every, type Job } from '../../platform/jobs/index.ts'
import { purgeChanges } from '../../records/contests/index.ts'
import type { Context } from '../context.ts'
import { decideOverdueContests } from './end-contests.ts'

const minute = 60

/** What has to be done again and again for contacts and what is contested about them, by one process of all. */
export function contactJobs(context: Context): Job[] {
  const { db } = context
  return [
    every('decide contests', minute, () =>
      decideOverdueContests(context, { kind: 'job', name: 'decide contests' }).then(() => {}),
    ),
    every('purge changes', 60 * minute, async () => {
      await purgeChanges(db)
      await purgeReauthentications(db)
    }),
  ]
}
