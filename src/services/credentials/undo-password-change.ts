import { refuseUnlessMay, type Visitor } from '../../access/index.ts'
import { removePassword } from '../../mechanisms/authenticators/changes.ts'
import { spendOnce, withdrawOnce } from '../../mechanisms/one-time/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { restoreContact } from '../../records/accounts/changes.ts'
import { findAccount } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'
import { followName } from '../follow-name.ts'
import { tellSignedOutEverywhere } from '../notices/index.ts'
import { type ReportedTakeover, recentContacts } from '../recent-contacts.ts'

/**
 * "Undo this change", from the notice that the password was changed: the holder of the link needs no session. The password
 * opens nothing any more, everybody is put out of the account, and its contacts are told.
 *
 * Refused with GK8002 when the link was used, is over, or the account is not in use.
 */
export async function undoPasswordChange(
  context: Context,
  actor: Visitor,
  input: { token: string },
): Promise<Refusal | ReportedTakeover> {
  const refused = refuseUnlessMay(actor, 'password.undo')
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const spent = await spendOnce(tx, 'password_undo', input.token)
    const account = spent?.accountId ? await findAccount(tx, spent.accountId) : undefined
    if (!spent || account?.status !== 'active') return refuse('link_used')
    const { accountId } = account
    const told = typeof spent.data.told === 'string' ? spent.data.told : undefined
    await removePassword(tx, account)
    // A contact that had to go with the change comes back: it is the one that says so.
    if (told && (await restoreContact(tx, account, told))) await followName(tx, account)
    await withdrawOnce(tx, 'password_undo', accountId)
    await endAccess(context, tx, actor, 'takeover_reported', { accountId })
    await tellSignedOutEverywhere(context, tx, account)
    return { ok: true, account, recent: await recentContacts(tx, account, told) }
  })
}
