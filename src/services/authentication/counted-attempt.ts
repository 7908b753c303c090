import { setTimeout as sleep } from 'node:timers/promises'
import { type Admission, admitAttempt, refundAttempt, type ThrottleKeys } from '../../mechanisms/throttling/index.ts'
import type { Context } from '../context.ts'

export type Counted = { keys: ThrottleKeys; fingerprint: Buffer }

/**
 * Counts a try, before anything is checked, and gives it back when a fault stops what follows: only what was looked at
 * counts. `body` says what became of it; its refusals are values, so whatever it throws is a fault.
 */
export async function countAttempt<Result>(
  context: Context,
  counted: Counted,
  body: (admission: Admission) => Promise<Result>,
): Promise<Result> {
  const { db, config, limits } = context
  const { keys, fingerprint } = counted
  const options = { extend: config.whileLocked === 'extend', network: limits.network }
  const admission = await admitAttempt(db, keys, fingerprint, options)
  try {
    return await body(admission)
  } catch (fault) {
    void giveBack(context, counted, admission)
    throw fault
  }
}

/** Seconds between tries to give a try back, while the database is away. */
const waits = [0, 1, 2, 4, 8, 15, 30]

async function giveBack({ db, log }: Context, { keys, fingerprint }: Counted, admission: Admission): Promise<void> {
  for (const seconds of waits) {
    await sleep(seconds * 1000, undefined, { ref: false })
    try {
      return await refundAttempt(db, keys, fingerprint, admission)
    } catch (fault) {
      log.debug({ err: fault }, 'a try that a fault stopped is given back later')
    }
  }
  log.warn('a try that a fault stopped was not given back')
}
