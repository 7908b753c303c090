import type { EvidenceItem } from '../../../diagnosis/index.ts'
import type { Queries } from '../../../platform/database/index.ts'
import { type AccountLog, accountLog } from '../../../records/sign-in-log/index.ts'
import type { Subject } from '../subject.ts'
import { datedEvidence } from './dated-evidence.ts'

const day = 24 * 60 * 60 * 1000

/** So many failures that the pause, or being near it, is somebody's doing. */
const many = 10
const repeatsOfAnApp = 5

/** What the sign-in log shows of the account around the attempt (T1 and above). */
export async function observeLog(q: Queries, subject: Subject, at: Date): Promise<EvidenceItem[]> {
  const { account, attempt } = subject
  if (!account) return []
  const when = attempt?.at ?? at
  const log = await accountLog(q, { accountId: account.accountId, at: when, ...comingFrom(subject) })
  const { former, sameAsOther } = attempt?.evidence ?? {}
  return datedEvidence(when, [
    log.lastSuccessAt && {
      name: 'last_success',
      value: Math.max(0, (when.getTime() - log.lastSuccessAt.getTime()) / day),
      where: 'log',
    },
    { name: 'success_elsewhere', value: log.elsewhere ?? 'none', where: 'log' },
    { name: 'lock_source', value: lockSource(log, attempt?.reason ?? null), where: 'log' },
    { name: 'stored_client', value: log.repeating >= repeatsOfAnApp ? 'repeating' : 'none', where: 'log' },
    { name: 'other_success', value: log.otherSuccess ? 'yes' : 'no', where: 'log' },
    former !== undefined && { name: 'former', value: former ? 'yes' : 'no', where: 'log' },
    sameAsOther !== undefined && { name: 'same_as_other', value: sameAsOther ? 'yes' : 'no', where: 'log' },
  ])
}

/** The browser and device of the attempt, or without one of whoever asks. */
function comingFrom({ attempt, browserHash }: Subject): { browserHash: Buffer | null; device: string } {
  const asking = browserHash ?? null
  return attempt
    ? { browserHash: attempt.browserHash ?? asking, device: attempt.device }
    : { browserHash: asking, device: '' }
}

/** Who used the tries up. `GK3004`: the right password, while others had used them up. */
function lockSource(log: AccountLog, reason: string | null): 'none' | 'own' | 'strangers' | 'app' {
  if (reason === 'GK3004') return 'strangers'
  const paused = reason === 'GK3003' || reason === 'GK3013'
  if (log.repeating >= many) return 'app'
  if (log.otherFailures >= many && log.otherFailures > log.ownFailures) return 'strangers'
  return paused || log.ownFailures >= many ? 'own' : 'none'
}
