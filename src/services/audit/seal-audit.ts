import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { sealAudit as sealRecords } from '../../records/audit/index.ts'
import type { Context } from '../context.ts'

/** Closes the hash chain over the audit events that are not in it yet; returns how many it took. */
export async function sealAudit({ db }: Context, actor: Actor): Promise<{ ok: true; sealed: number } | Refusal> {
  const refused = refuseUnlessMay(actor, 'audit.seal')
  if (refused) return refused
  return { ok: true, sealed: await sealRecords(db) }
}
