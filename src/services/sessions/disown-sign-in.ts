import { auditActor, type Person, refuseUnlessMay } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { browserOfAttempt, disownAttempt, findAttempt } from '../../records/sign-in-log/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'

/**
 * "This was not me", of one attempt in the person's own history: it is marked, and the browser that it came from is put
 * out and is no longer familiar. Nothing happens when the attempt is not one of this account.
 */
export async function disownSignIn(
  context: Context,
  actor: Person,
  input: { attemptId: string },
): Promise<Refusal | { ok: true }> {
  const refused = refuseUnlessMay(actor, 'sign_in.disown', actor)
  if (refused) return refused
  const { ownerId, accountId } = actor
  const { attemptId } = input
  await context.db.transaction(async (tx) => {
    const browser = await browserOfAttempt(tx, actor, attemptId)
    const attempt = browser && (await findAttempt(tx, attemptId))
    if (!attempt) return
    if (!attempt.disownedAt) {
      await disownAttempt(tx, actor, attemptId)
      const detail = { attempt: attemptId }
      await recordAudit(tx, { type: 'sign_in.disowned', ownerId, accountId, actor: auditActor(actor), detail })
    }
    const browserHash = browser.browserHash ?? undefined
    await endAccess(context, tx, actor, 'sign_in_disowned', { accountId, browserHash })
  })
  return { ok: true }
}
