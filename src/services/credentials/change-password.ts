import { type Person, refuseUnlessMay } from '../../access/index.ts'
import { setPassword } from '../../mechanisms/authenticators/changes.ts'
import { findPassword } from '../../mechanisms/authenticators/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { lockAccount } from '../../records/accounts/changes.ts'
import { type Account, findAccount } from '../../records/accounts/index.ts'
import type { ProofKind } from '../../records/contests/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'
import { refuseWhileHeld } from '../holds.ts'
import { notePasswordChange } from '../note-password-change.ts'
import { spendShown } from '../shown.ts'
import { judgePassword } from './judge-password.ts'

export type NewPassword = {
  password: string
  /** Applications stay signed in: the person was asked. */
  keepApplications: boolean
  language: Language
}

/**
 * The person changes or sets their own password: this session goes on, the others end, and what applications hold ends
 * unless they are kept. Codes and links on their way are worthless. Established contacts are told, each with an undo link.
 *
 * Refused with GK1004, GK3009 or GK3010 when it may not be chosen, while a hold lasts (GK7008), and when nothing was shown
 * for it (GK7009): the current password, or a code where there is none.
 */
export async function changePassword(
  context: Context,
  actor: Person,
  input: NewPassword,
): Promise<Refusal | { ok: true }> {
  const refused = refuseUnlessMay(actor, 'password.change', actor)
  if (refused) return refused
  const known = (await findAccount(context.db, actor.accountId)) as Account
  const held = refuseWhileHeld(context, known, input.language)
  if (held) return held
  const weak = await judgePassword(context, known, input.password)
  if (weak) return { ok: false, problem: weak }
  const hash = await context.hasher.hash(input.password)
  return context.db.transaction(async (tx) => {
    await lockAccount(tx, actor)
    const account = (await findAccount(tx, actor.accountId)) as Account
    const heldNow = refuseWhileHeld(context, account, input.language)
    if (heldNow) return heldNow
    const shown = await spendShown(tx, actor, 'password.set')
    if (!shown.ok) return shown
    // A code was enough because there was no password: by now there is one, which has to be shown.
    if (!shown.kinds.includes('password') && (await findPassword(tx, account))) return refuse('reauthenticate')
    await setOwn(context, tx, actor, account, { ...input, hash, kinds: shown.kinds })
    return { ok: true }
  })
}

async function setOwn(
  context: Context,
  tx: Transaction,
  actor: Person,
  account: Account,
  { hash, kinds, keepApplications }: { hash: string; kinds: ProofKind[]; keepApplications: boolean },
): Promise<void> {
  const { accountId, sessionId, browserHash } = actor
  await setPassword(tx, account, hash)
  const act = keepApplications ? 'password_changed_keeping_applications' : 'password_changed'
  await endAccess(context, tx, actor, act, { accountId, sessionId })
  const { client } = actor
  await notePasswordChange(context, tx, account, { kind: 'password_changed', browserHash, shown: kinds, client })
}
