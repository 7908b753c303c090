import { every, type Job } from '../../platform/jobs/index.ts'
import type { Context } from '../context.ts'
import { recheckDomains } from './recheck-domains.ts'

const day = 24 * 60 * 60

export function organizationJobs(context: Context): Job[] {
  const actor = { kind: 'job', name: 'recheck domains' } as const
  return [every(actor.name, day, async () => void (await recheckDomains(context, actor)))]
}
