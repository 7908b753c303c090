import type { Statement } from '../../platform/database/index.ts'
import { rowKeysOf, type ThrottleKeys } from './throttle-keys.ts'

/**
 * After a success: the counters of these attempts are cleared and the network of the first gets its try back.
 *
 * To be combined with what the success brings, in any order: each of the two statements holds the counters by their key
 * before anything else, as attempts do (`admitAttempt`), so nobody waits for anybody in a circle.
 */
export function clearStatements(attempts: ThrottleKeys | ThrottleKeys[]): Statement[] {
  const all = [attempts].flat()
  const [first] = all
  return first ? [deleteCounters(rowKeysOf(all)), refundNetwork(rowKeysOf(all), first.networkKey)] : []
}

/**
 * The rows of these keys, held in the order of the keys. A text for each number of keys: for a list of unknown length
 * PostgreSQL reads the whole table rather than its index, or plans anew each time.
 */
export function held(rowKeys: readonly Buffer[]): string {
  const list = rowKeys.map((_, index) => `$${index + 1}`).join(', ')
  return `select key from throttle where key in (${list}) order by key for update`
}

function deleteCounters(rowKeys: Buffer[]): Statement {
  return {
    name: `throttle_clear_${rowKeys.length}`,
    text: `delete from throttle t using (${held(rowKeys)}) h where t.key = h.key`,
    values: rowKeys,
  }
}

/** The network gets its try back. */
export function refundNetwork(rowKeys: Buffer[], networkKey: Buffer): Statement {
  const network = `$${rowKeys.length + 1}`
  return {
    name: `throttle_refund_${rowKeys.length}`,
    text: `
      update network_failures set failures = greatest(0, failures - 1), recent = recent[:cardinality(recent) - 1]
      where (select count(*) from (${held(rowKeys)}) h) >= 0 and key = ${network} and minute = (
        select max(minute) from network_failures
        where key = ${network} and failures > 0 and minute > now() - interval '2 minutes')`,
    values: [...rowKeys, networkKey],
  }
}
