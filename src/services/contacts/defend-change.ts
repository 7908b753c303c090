import { type Person, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { lockAccount } from '../../records/accounts/changes.ts'
import { type Account, type Contact, findAccount, findContact } from '../../records/accounts/index.ts'
import { addProof } from '../../records/contests/changes.ts'
import { findChange, openContestOf, type ProofKind } from '../../records/contests/index.ts'
import type { Context } from '../context.ts'
import { spendShown } from '../shown.ts'
import { decideIfClear } from './open-contest.ts'

/**
 * "It was me": the person who is signed in shows for a contested change what they can, and the established device that they
 * are on. It may decide the contest. Nothing happens when none is open.
 *
 * Refused with GK7009 when nothing was shown for it.
 */
export async function defendChange(context: Context, actor: Person): Promise<Refusal | { ok: true; open: boolean }> {
  const refused = refuseUnlessMay(actor, 'contest.defend', actor)
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    await lockAccount(tx, actor)
    const account = (await findAccount(tx, actor.accountId)) as Account
    const open = await openContestOf(tx, account)
    const change = open && (await findChange(tx, account, open.changeId))
    if (!open || !change) return { ok: true, open: false }
    const shown = await spendShown(tx, actor, 'contest.defend')
    if (!shown.ok) return shown
    const kinds = shown.kinds.filter((kind) => counts(kind, change.kind, actor, open.browserHash))
    const contest = (await addProof(tx, open, { side: 'defence', kinds })) ?? open
    const contact = (await findContact(tx, account, open.contactId)) as Contact
    const decided = await decideIfClear(context, tx, actor, { account, contact, change, contest })
    return { ok: true, open: !decided }
  })
}

/** The password that is disputed proves nothing, nor does the device that the other side has shown. */
function counts(kind: ProofKind, change: string, actor: Person, ofPresser: Buffer | null): boolean {
  if (kind === 'password') return !change.startsWith('password_')
  if (kind === 'device') return !(ofPresser && actor.browserHash?.equals(ofPresser))
  return true
}
