import { type Actor, auditActor, refuseUnlessMay } from '../../access/index.ts'
import type { EndedSession, Session } from '../../mechanisms/sessions/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'

/**
 * Ends a session because an application asks for it (OpenID Connect RP-Initiated Logout): the actor is that application
 * where it proved whom it means, else the person who was asked. `ended` is undefined when it had ended before.
 */
export async function endSessionForApplication(
  context: Pick<Context, 'db' | 'deliverLogout'>,
  actor: Actor,
  { ownerId, accountId, sessionId }: Pick<Session, 'ownerId' | 'accountId' | 'sessionId'>,
): Promise<{ ok: true; ended: EndedSession | undefined } | Refusal> {
  const refusal = refuseUnlessMay(actor, 'session.end', { ownerId, accountId })
  if (refusal) return refusal
  return context.db.transaction(async (tx) => {
    const { sessions } = await endAccess(context, tx, actor, 'signed_out_by_application', { accountId, sessionId })
    const [ended] = sessions
    if (ended)
      await recordAudit(tx, { type: 'session.ended_application', ownerId, accountId, actor: auditActor(actor) })
    return { ok: true, ended }
  })
}
