import { every, type Job } from '../../platform/jobs/index.ts'
import type { Context } from '../context.ts'
import { sealAudit } from './seal-audit.ts'

export function auditJobs(context: Context): Job[] {
  const actor = { kind: 'job', name: 'seal audit' } as const
  return [every(actor.name, 2, async () => void (await sealAudit(context, actor)))]
}
