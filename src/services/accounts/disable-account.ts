import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'
import { type ChangedAccount, changeStatus, type StatusRefusal } from './change-status.ts'

/** Turns an account off (GK2008): every session, token and link of it is dead from this moment. */
export async function disableAccount(
  context: Context,
  actor: Actor,
  { accountId }: { accountId: string },
): Promise<ChangedAccount | StatusRefusal | Refusal> {
  const refused = refuseUnlessMay(actor, 'account.disable', { accountId })
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const change = { from: ['active' as const, 'suspended' as const], to: 'disabled' as const }
    const result = await changeStatus(tx, actor, accountId, { ...change, event: 'account.disabled' })
    if (result.ok) await endAccess(context, tx, actor, 'account_disabled', { accountId })
    return result
  })
}
