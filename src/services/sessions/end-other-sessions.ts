import { auditActor, type Person, refuseUnlessMay } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'

type Ended = Refusal | { ok: true; ended: number }

/** Ends every session of the person's account but the one they are using. */
export async function endOtherSessions(context: Context, actor: Person): Promise<Ended> {
  const refused = refuseUnlessMay(actor, 'session.end', actor)
  if (refused) return refused
  const { ownerId, accountId, sessionId } = actor
  return context.db.transaction(async (tx) => {
    const { sessions } = await endAccess(context, tx, actor, 'other_sessions_ended', { accountId, sessionId })
    const detail = { sessions: sessions.length }
    await recordAudit(tx, { type: 'session.ended_others', ownerId, accountId, actor: auditActor(actor), detail })
    return { ok: true, ended: sessions.length }
  })
}
