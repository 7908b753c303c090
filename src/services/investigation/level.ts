import { type Actor, mayAct } from '../../access/index.ts'
import type { Level } from '../../diagnosis/index.ts'
import { mayHearAsFamiliar } from '../../mechanisms/known-devices/index.ts'
import type { Session } from '../../mechanisms/sessions/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import type { KnownAttempt } from '../../records/sign-in-log/index.ts'
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

/** On the page of the refusal itself, from what the sign-in has just seen; the same rules. */
export function levelOfAttempt({
  state,
  familiar,
}: {
  state?: unknown
  familiar: boolean
}): Extract<Level, 'T0' | 'T1' | 'T2'> {
  // A state is told after the right password alone.
  if (state !== undefined) return 'T2'
  return familiar ? 'T1' : 'T0'
}

/**
 * What may be said of an attempt to whoever asks for it by its number: everything to operators and on the command line
 * (T5), to its own person what they may hear while they are signed in (T3), to all others nothing.
 */
export function levelOfReader(
  actor: Actor,
  { accountId }: Pick<KnownAttempt, 'accountId'>,
  sessions: readonly Session[],
): Level | undefined {
  if (actor.kind !== 'person' && actor.kind !== 'visitor') return mayAct(actor, 'diagnosis.read') ? 'T5' : undefined
  const own = accountId !== null && sessions.some((session) => session.accountId === accountId)
  return own ? 'T3' : undefined
}
