import { type Actor, auditActor, refuseUnlessMay } from '../../access/index.ts'
import { issueOnce } from '../../mechanisms/one-time/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import { nilUuid } from '../../platform/crypto/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import { invitation } from './one-time-keys.ts'

export type OperatorLink = { ok: true; link: string; minutes: number }

/** Makes a link that opens the operators' pages in one browser, once. Operators belong to no organisation. */
export async function inviteOperator(
  { db, config }: Pick<Context, 'db'> & { config: Pick<Context['config'], 'url'> },
  actor: Actor,
): Promise<OperatorLink | Refusal> {
  const refused = refuseUnlessMay(actor, 'operator.invite')
  if (refused) return refused
  const { type, minutes } = invitation
  return db.transaction(async (tx) => {
    const key = await issueOnce(tx, type, { minutes })
    await recordAudit(tx, { type: 'operators.invited', ownerId: nilUuid, actor: auditActor(actor) })
    return { ok: true, link: `${config.url}/operations/enter/${key}`, minutes }
  })
}
