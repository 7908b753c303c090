import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** The database cannot be reached or does not take work now: callers answer 503, never a refusal. */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super('the database does not answer', { cause })
  }
}

/** What the server says when it cannot work (PostgreSQL, Appendix A): 57014 is a statement that took longer than we wait. */
const away = /^(08|53|57P0|57014)/

/** The data were at fault, or another transaction was in the way: the connection is as good as before. */
const harmless = /^(22|23|40)/

/** For an answer that does not come, pg has neither a code nor a class; `database.test.ts` sees to it that it says this. */
const noAnswer = 'Query read timeout'

/** A fault of a statement as callers get it: `DatabaseUnavailable` where the database is away, else what it was. */
export function faultOf(fault: unknown, connectionLost: boolean): unknown {
  const gone = connectionLost || (fault instanceof Error && fault.message === noAnswer)
  return gone || away.test(stateOf(fault)) ? new DatabaseUnavailable(fault) : fault
}

/** No connection was to be had: only what the server itself says (a wrong password) is not taken for an absence. */
export function connectionFault(fault: unknown): unknown {
  return fault instanceof pg.DatabaseError ? faultOf(fault, false) : new DatabaseUnavailable(fault)
}

/** Whether a connection can be used again after this fault; after one that we do not know it is closed, to be safe. */
export function leavesUsable(fault: unknown): boolean {
  if (fault instanceof DatabaseUnavailable) return false
  return fault instanceof pg.DatabaseError ? harmless.test(stateOf(fault)) : true
}

/**
 * Does something again, at most three times in all and with jitter, when the server says that it undid everything
 * because another transaction was in the way: a serialisation failure (40001) or a deadlock (40P01).
 */
export async function repeated<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (fault) {
      if (attempt === 3 || !['40001', '40P01'].includes(stateOf(fault))) throw fault
      await sleep(Math.random() * 20 * attempt)
    }
  }
}

/** The SQLSTATE that the server gave, or nothing. */
function stateOf(fault: unknown): string {
  return (fault instanceof pg.DatabaseError && fault.code) || ''
}
