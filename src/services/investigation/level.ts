import type { Level } from '../../diagnosis/index.ts'
import { mayHearAsFamiliar } from '../../mechanisms/known-devices/index.ts'
import type { Session } from '../../mechanisms/sessions/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import { hadRightPassword, type Subject } from './subject.ts'

/** What the visitor has proved on the way here. */
export type Proof = {
  /** A contact of this account, less than an hour ago. */
  contact: boolean
  /** The live sessions of the browser. */
  sessions: readonly Session[]
}

/**
 * What may be said to a visitor. It comes from proof alone, never from what anybody says of themselves.
 *
 * T3: signed in as this very account. T2: a contact proved, or the right password given, within the hour. T1: a
 * browser that knows the account (`mayHearAsFamiliar`). Everybody else, T0, and for them there is no account to look at
 * (`accountToHear`).
 */
export async function levelOf(q: Queries, subject: Subject, proof: Proof): Promise<Level> {
  const { account, attempt, browserHash } = subject
  if (!account) return 'T0'
  if (proof.sessions.some((session) => session.accountId === account.accountId)) return 'T3'
  if (proof.contact || (attempt?.accountId === account.accountId && hadRightPassword(attempt))) return 'T2'
  return (await mayHearAsFamiliar(q, account, browserHash)) ? 'T1' : 'T0'
}
