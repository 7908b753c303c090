import { auditActor, refuseUnlessMay, type Visitor } from '../../access/index.ts'
import { spendOnce, withdrawOnce } from '../../mechanisms/one-time/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { type Account, findAccount } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'
import { tellSignedOutEverywhere } from '../notices/index.ts'
import { type RecentContact, recentContacts } from './recent-contacts.ts'

/** Everybody is out; contacts that came lately may be the stranger's. */
export type ReportedTakeover = { ok: true; account: Account; recent: RecentContact[] }

/**
 * "This was not me", from the notice of a sign-in: the holder of the link needs no session. Everybody is put out of the
 * account, no browser is familiar any more, and its contacts are told.
 *
 * Refused with GK8002 when the link was used, is over, or the account is not in use.
 */
export async function reportTakeover(
  context: Context,
  actor: Visitor,
  input: { token: string },
): Promise<Refusal | ReportedTakeover> {
  const refused = refuseUnlessMay(actor, 'takeover.report')
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const spent = await spendOnce(tx, 'not_me', input.token)
    const account = spent?.accountId ? await findAccount(tx, spent.accountId) : undefined
    if (!spent || account?.status !== 'active') return refuse('link_used')
    const { ownerId, accountId } = account
    await recordAudit(tx, { type: 'sign_in.disowned', ownerId, accountId, actor: auditActor(actor) })
    await withdrawOnce(tx, 'not_me', accountId)
    await endAccess(context, tx, actor, 'takeover_reported', { accountId })
    await tellSignedOutEverywhere(context, tx, account)
    const told = typeof spent.data.told === 'string' ? spent.data.told : undefined
    return { ok: true, account, recent: told ? await recentContacts(tx, account, told) : [] }
  })
}
