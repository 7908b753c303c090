import { type Actor, auditActor, refuseUnlessMay } from '../../access/index.ts'
import { forgetAccount } from '../../mechanisms/known-devices/changes.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { deleteClosedAccounts } from '../../records/accounts/changes.ts'
import type { Context } from '../context.ts'

/** What another room keeps about an account, and deletes with it. */
export type Forget = (tx: Queries, accountId: string) => Promise<void>

/** Deletes accounts that have been closed for longer than their 30 days, and what is kept about them. Their addresses become free. */
export async function purgeClosedAccounts(
  context: Context,
  actor: Actor,
  { forget }: { forget: Forget[] },
): Promise<{ ok: true; purged: number } | Refusal> {
  const refused = refuseUnlessMay(actor, 'account.purge')
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const gone = await deleteClosedAccounts(tx)
    for (const { ownerId, accountId } of gone) {
      await forgetAccount(tx, accountId)
      for (const each of forget) await each(tx, accountId)
      await recordAudit(tx, { type: 'account.purged', ownerId, accountId, actor: auditActor(actor) })
    }
    return { ok: true, purged: gone.length }
  })
}
