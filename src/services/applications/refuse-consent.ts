import { type Person, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import { recordDecision } from './connection.ts'

/** The person does not let an application use their account. Nothing changes; it is written down. */
export async function refuseConsent(
  { db }: Pick<Context, 'db'>,
  actor: Person,
  clientId: string,
): Promise<{ ok: true } | Refusal> {
  const refusal = refuseUnlessMay(actor, 'application.connect', actor)
  if (refusal) return refusal
  await recordDecision(db, actor, 'consent.refused', { clientId })
  return { ok: true }
}
