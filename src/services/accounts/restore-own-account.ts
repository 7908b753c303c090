import { refuseUnlessMay, type Visitor } from '../../access/index.ts'
import { spendOnce, withdrawOnce } from '../../mechanisms/one-time/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { type Account, findAccount } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { tellAccountRestored } from '../notices/index.ts'
import { changeStatus } from './change-status.ts'

/**
 * A person brings their closed account back, by the link in the mail or by the ticket that the sign-in page gives after
 * the right password. Its contacts are told.
 *
 * Refused with GK8002 when the link was used or is over, and for what its person cannot open: an account of an
 * organisation, and one that was turned off before it was closed.
 */
export async function restoreOwnAccount(
  context: Context,
  actor: Visitor,
  { token }: { token: string },
): Promise<{ ok: true; account: Account } | Refusal> {
  const refused = refuseUnlessMay(actor, 'account.restore_own')
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const spent = await spendOnce(tx, 'restore', token)
    const found = spent?.accountId ? await findAccount(tx, spent.accountId) : undefined
    if (found?.kind !== 'personal' || found.disabledAt) return refuse('link_used')
    const change = { from: ['closed' as const], to: 'active' as const, event: 'account.restored' }
    const restored = await changeStatus(tx, actor, found.accountId, change)
    if (!restored.ok) return refuse('link_used')
    await withdrawOnce(tx, 'restore', found.accountId)
    await tellAccountRestored(context, tx, restored.account)
    return restored
  })
}
