import { type Actor, auditActor, refuseUnlessMay } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { findAccount } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { type Decline, decline } from '../decline.ts'
import { endAccess } from '../end-access/index.ts'

/**
 * An operator signs a person out everywhere: sessions, what applications hold (offline access too), and codes and links
 * on their way. Returns how many sessions ended.
 */
export async function endSessions(
  context: Context,
  actor: Actor,
  { accountId }: { accountId: string },
): Promise<{ ok: true; ended: number } | Decline<'no_account'> | Refusal> {
  const refused = refuseUnlessMay(actor, 'account.end_sessions', { accountId })
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const account = await findAccount(tx, accountId)
    if (!account) return decline('no_account', { text: accountId })
    const { sessions } = await endAccess(context, tx, actor, 'sessions_ended_by_operator', { accountId })
    const { ownerId } = account
    const detail = { count: sessions.length }
    await recordAudit(tx, { type: 'sessions.ended', ownerId, accountId, actor: auditActor(actor), detail })
    return { ok: true, ended: sessions.length }
  })
}
