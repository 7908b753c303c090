import type { Person } from '../access/index.ts'
import { isEstablished } from '../mechanisms/known-devices/index.ts'
import { findReauthentication, shownAtSignUp, spendReauthentication } from '../mechanisms/reauthentication/index.ts'
import type { Queries } from '../platform/database/index.ts'
import { type Refusal, refuse } from '../platform/problems/index.ts'
import type { ProofKind } from '../records/contests/index.ts'

/** What something may be shown for; each is good for one act of its name. */
export type Purpose =
  | 'contact.add'
  | 'contact.remove'
  | 'password.set'
  | 'account.close'
  | 'contest.defend'
  | 'hold.end'

type Shown = { ok: true; kinds: ProofKind[] }

/** Whether the person has shown what this act needs, within minutes and for it; looking uses nothing up. */
export async function isShown(q: Queries, actor: Person, purpose: Purpose): Promise<boolean> {
  return ((await findReauthentication(q, actor, purpose)) ?? (await shownAtSignUp(q, actor))) !== undefined
}

/**
 * What the person has shown for this act, and whether it happens on an established device; used up by this. Call it in the
 * transaction of the act. Refused with GK7009 when nothing was shown: a session alone changes nothing.
 */
export async function spendShown(tx: Queries, actor: Person, purpose: Purpose | string): Promise<Refusal | Shown> {
  const proof = (await spendReauthentication(tx, actor, purpose)) ?? (await shownAtSignUp(tx, actor))
  if (!proof) return refuse('reauthenticate')
  return { ok: true, kinds: await withDevice(tx, actor, [proof]) }
}

/** The same kinds, and the established device on which they were shown. */
export async function withDevice(
  q: Queries,
  { accountId, browserHash }: { accountId: string; browserHash: Buffer | undefined },
  kinds: ProofKind[],
): Promise<ProofKind[]> {
  return (await isEstablished(q, accountId, browserHash)) ? [...kinds, 'device'] : kinds
}
