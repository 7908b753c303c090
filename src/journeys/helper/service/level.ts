import type { Level } from '../../../diagnosis/index.ts'
import { mayHearAsFamiliar } from '../../../mechanisms/familiarity/index.ts'
import type { Session } from '../../../mechanisms/sessions/index.ts'
import { nilUuid } from '../../../platform/crypto/index.ts'
import type { Queries } from '../../../platform/database/index.ts'
import type { KnownAttempt } from '../../../records/sign-in-log/index.ts'
import type { Subject } from './subject.ts'

/** Told only after the right password: turned off, closed, or its organisation suspended. */
const afterRightPassword = new Set(['GK2008', 'GK2009', 'GK7006'])
const proofMilliseconds = 60 * 60 * 1000

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
 * browser that knows the account (`mayHearAsFamiliar`). Everybody else, T0. An account costs the same look as none.
 */
export async function levelOf(q: Queries, subject: Subject, proof: Proof): Promise<Level> {
  const { account, attempt, browserHash } = subject
  const familiar = await mayHearAsFamiliar(
    q,
    account ?? { ownerId: nilUuid, accountId: nilUuid },
    account ? browserHash : undefined,
  )
  if (!account) return 'T0'
  if (proof.sessions.some((session) => session.accountId === account.accountId)) return 'T3'
  if (proof.contact || (attempt?.accountId === account.accountId && hadRightPassword(attempt))) return 'T2'
  return familiar ? 'T1' : 'T0'
}

/**
 * Not GK3004: there the answer was the one for a wrong password, and whoever guesses must not learn here that
 * it was the right one.
 */
function hadRightPassword({ outcome, reason, at }: KnownAttempt): boolean {
  return outcome === 'refused' && afterRightPassword.has(reason ?? '') && Date.now() - at.getTime() < proofMilliseconds
}
