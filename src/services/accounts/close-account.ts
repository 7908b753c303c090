import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { type Account, findAccount } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { type Decline, decline } from '../decline.ts'
import { endAccess } from '../end-access/index.ts'
import { tellAccountClosing } from '../notices/index.ts'
import { changeStatus, type StatusRefusal } from './change-status.ts'

/** How long a closed account can be restored; then it is purged. */
export const graceDays = 30

export type ClosedAccount = { ok: true; account: Account; purgeAt: Date }
export type CloseAccountRefusal = StatusRefusal | Decline<'account_of_organization' | 'account_held'> | Refusal

/**
 * Closes an account: every session, token and link of it is dead from this moment, and after 30 days it is purged. The
 * contacts of a personal account get a link that brings it back until then.
 *
 * A person closes their own personal account only (`account_of_organization`), and not while it is held after a recovery
 * (`account_held`).
 */
export async function closeAccount(
  context: Context,
  actor: Actor,
  { accountId }: { accountId: string },
): Promise<ClosedAccount | CloseAccountRefusal> {
  const refused = refuseUnlessMay(actor, 'account.close', { accountId })
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const declined = actor.kind === 'person' ? await declinedToPerson(tx, accountId) : undefined
    if (declined) return declined
    const change = { from: ['active' as const, 'disabled' as const], to: 'closed' as const }
    const result = await changeStatus(tx, actor, accountId, { ...change, event: 'account.closed' })
    if (!result.ok) return result
    const { account } = result
    const { purgeAt } = account
    if (!purgeAt) throw new Error('a closed account without an end')
    await endAccess(context, tx, actor, 'account_closed', { accountId })
    // What was turned off before is opened by whoever turned it off, and an organisation's by the organisation: no link.
    if (account.kind === 'personal' && !account.disabledAt)
      await tellAccountClosing(context, tx, account, { purgeAt, graceDays })
    return { ok: true, account, purgeAt }
  })
}

async function declinedToPerson(
  tx: Transaction,
  accountId: string,
): Promise<Decline<'account_of_organization' | 'account_held'> | undefined> {
  const account = await findAccount(tx, accountId)
  if (account?.kind === 'organization')
    return decline('account_of_organization', { org: account.organizationName ?? '' })
  if (account?.heldUntil) return decline('account_held', { until: account.heldUntil.toISOString() })
  return undefined
}
