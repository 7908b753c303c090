import { type Actor, auditActor, refuseUnlessMay } from '../../access/index.ts'
import { issueOnce, spendOnce } from '../../mechanisms/one-time/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import { nilUuid } from '../../platform/crypto/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import { operatorOf } from './find-operator.ts'
import { invitation, isKey, stay } from './one-time-keys.ts'

export type OperatorStay = { ok: true /** For a cookie of this browser. */; key: string; minutes: number }

/** Spends an operators' link: this browser sees the operators' pages for eight hours. Refused with GK8002 when it is over. */
export async function enterAsOperator(
  { db }: Pick<Context, 'db'>,
  actor: Actor,
  { link }: { link: string },
): Promise<OperatorStay | Refusal> {
  const refused = refuseUnlessMay(actor, 'operator.enter')
  if (refused) return refused
  return db.transaction(async (tx) => {
    if (!isKey(link) || !(await spendOnce(tx, invitation.type, link))) return refuse('link_used')
    const key = await issueOnce(tx, stay.type, { minutes: stay.minutes })
    await recordAudit(tx, { type: 'operators.entered', ownerId: nilUuid, actor: auditActor(operatorOf(key)) })
    return { ok: true, key, minutes: stay.minutes }
  })
}
