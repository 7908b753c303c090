import { every, type Job } from '../../platform/jobs/index.ts'
import { diagnoseNew, purgeHelper } from './attempt-causes.ts'
import { learn } from './learned.ts'
import type { ObserveContext } from './observe/index.ts'

const minute = 60
const hour = 60 * minute

/** What the helper does again and again. */
export function investigationJobs(context: ObserveContext): Job[] {
  return [
    every('diagnose attempts', minute, ({ signal }) => diagnoseNew(context, signal)),
    every('learn priors', hour, () => learn(context.db).then(() => {})),
    every('purge helper', hour, () => purgeHelper(context.db)),
  ]
}
