import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'

/** An application gives back tokens that it was given (RFC 7009), and with them all that hangs on the same grants. */
export async function giveBackTokens(
  context: Pick<Context, 'db' | 'deliverLogout'>,
  actor: Extract<Actor, { kind: 'application' }>,
  grantIds: string[],
): Promise<{ ok: true } | Refusal> {
  const refusal = refuseUnlessMay(actor, 'token.give_back')
  if (refusal) return refusal
  await context.db.transaction((tx) => endAccess(context, tx, actor, 'token_given_back', { grantIds }))
  return { ok: true }
}
