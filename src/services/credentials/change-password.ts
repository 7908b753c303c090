import { type Person, refuseUnlessMay } from '../../access/index.ts'
import { setPassword } from '../../mechanisms/authenticators/changes.ts'
import { findPassword } from '../../mechanisms/authenticators/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Account } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'
import { tellPasswordChanged } from '../notices/index.ts'
import { judgePassword } from './judge-password.ts'

export type NewPassword = {
  account: Account
  password: string
  /** There was none: the person sets their first one. */
  first: boolean
}

/**
 * Sets the password of the person's own account. Their other sessions end, codes and links on their way are worthless,
 * and every contact is told.
 *
 * `changed` is false when a first one was to be set and there is one by now. Refused with GK1004, GK3009 or GK3010 when it
 * may not be chosen.
 */
export async function changePassword(
  context: Context,
  actor: Person,
  { account, password, first }: NewPassword,
): Promise<Refusal | { ok: true; changed: boolean }> {
  const refused = refuseUnlessMay(actor, 'password.change', account)
  if (refused) return refused
  const weak = await judgePassword(context, account, password)
  if (weak) return { ok: false, problem: weak }
  const hash = await context.hasher.hash(password)
  const { accountId } = account
  return context.db.transaction(async (tx) => {
    if (first && (await findPassword(tx, account))) return { ok: true, changed: false }
    await setPassword(tx, account, hash)
    await endAccess(context, tx, actor, 'password_changed_keeping_applications', {
      accountId,
      sessionId: actor.sessionId,
    })
    await tellPasswordChanged(context, tx, account, actor.client)
    return { ok: true, changed: true }
  })
}
