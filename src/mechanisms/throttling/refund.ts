import { combine, type Queries, type Statement } from '../../platform/database/index.ts'
import type { Admission } from './admit-attempt.ts'
import { held, refundNetwork } from './clear-attempts.ts'
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
  const statements = [
    ...(admission.admitted && !admission.repeated ? [refundCounters(rowKeys, fingerprint)] : []),
    ...(admission.networkUntil === null ? [refundNetwork(rowKeys, keys.networkKey)] : []),
  ]
  if (statements.length > 0) await q.run(combine(statements))
}

/** Only where this try is the newest one counted. */
function refundCounters(rowKeys: Buffer[], fingerprint: Buffer): Statement {
  return {
    name: `throttle_uncount_${rowKeys.length}`,
    text: `
      update throttle t set failures = t.failures - 1, recent = t.recent[2:], paused_until = null
      from (${held(rowKeys)}) h where t.key = h.key and t.failures > 0 and t.recent[1] = $${rowKeys.length + 1}`,
    values: [...rowKeys, fingerprint],
  }
}
