import { every, type Job } from '../../platform/jobs/index.ts'
import type { Context } from '../context.ts'
import { type Forget, purgeClosedAccounts } from './purge-closed-accounts.ts'

const hour = 60 * 60

/** `forget`: what other rooms delete with an account. */
export function accountJobs(context: Context, forget: Forget[]): Job[] {
  const actor = { kind: 'job', name: 'purge accounts' } as const
  return [every(actor.name, hour, async () => void (await purgeClosedAccounts(context, actor, { forget })))]
}
