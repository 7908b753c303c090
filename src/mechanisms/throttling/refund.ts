import { combine, type Queries, sql } from '../../platform/database/index.ts'
import type { Admission } from './admit-attempt.ts'
import { rowKeysOf, type ThrottleKeys } from './throttle-keys.ts'

/**
 * Gives back a try that was counted and then never looked at, because a fault came between (docs/security.md): a right
 * password in an outage is no failure, of the account or of its network. A pause that this try began ends.
 */
export async function refundAttempt(
  q: Queries,
  keys: ThrottleKeys,
  fingerprint: Buffer,
  admission: Admission,
): Promise<void> {
  const rowKeys = rowKeysOf([keys])
  const counted = admission.admitted && !admission.repeated
  await q.run(
    combine([
      sql`
        update throttle set failures = failures - 1, recent = recent[2:], paused_until = null
        where ${counted} and key = any(${rowKeys}::bytea[]) and failures > 0 and recent[1] = ${fingerprint}::bytea`,
      sql`
        update network_failures set failures = greatest(0, failures - 1), recent = recent[:cardinality(recent) - 1]
        where ${admission.networkUntil === null} and key = ${keys.networkKey} and minute = (
          select max(minute) from network_failures
          where key = ${keys.networkKey} and failures > 0 and minute > now() - interval '2 minutes')`,
    ]),
  )
}
