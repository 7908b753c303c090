import { auditActor, type Person, refuseUnlessMay } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'

type Ended = Refusal | { ok: true; ended: number }

/** Ends one session of the person's account, on whatever browser it is. Nothing happens when it is not there any more. */
export async function endSession(context: Context, actor: Person, input: { sessionId: string }): Promise<Ended> {
  const refused = refuseUnlessMay(actor, 'session.end', actor)
  if (refused) return refused
  const { ownerId, accountId } = actor
  const { sessionId } = input
  return context.db.transaction(async (tx) => {
    const { sessions } = await endAccess(context, tx, actor, 'session_ended', { accountId, sessionId })
    if (sessions.length > 0)
      await recordAudit(tx, {
        type: 'session.ended',
        ownerId,
        accountId,
        actor: auditActor(actor),
        detail: { session: sessionId },
      })
    return { ok: true, ended: sessions.length }
  })
}
