import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { type AuditVerdict, verifyAudit as verifyRecords } from '../../records/audit/index.ts'
import type { Context } from '../context.ts'

/** Whether no audit event was changed or removed, from a position on that was found good before, or from the beginning. */
export async function verifyAudit(
  { db }: Context,
  actor: Actor,
  { from }: { from?: number | undefined } = {},
): Promise<{ ok: true; verdict: AuditVerdict } | Refusal> {
  const refused = refuseUnlessMay(actor, 'audit.read')
  if (refused) return refused
  return { ok: true, verdict: await verifyRecords(db, from) }
}
