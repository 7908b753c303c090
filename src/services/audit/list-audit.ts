import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { type AuditEntry, type AuditListOptions, listAudit as listRecords } from '../../records/audit/index.ts'
import type { Context } from '../context.ts'

/** Audit events, the latest first: of one organisation, of one account, or all. */
export async function listAudit(
  { db }: Context,
  actor: Actor,
  options: AuditListOptions,
): Promise<{ ok: true; events: AuditEntry[] } | Refusal> {
  const refused = refuseUnlessMay(actor, 'audit.read')
  if (refused) return refused
  return { ok: true, events: await listRecords(db, options) }
}
