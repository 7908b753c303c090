import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import {
  type ListOptions,
  listOrganizations as listRecords,
  type Organization,
} from '../../records/organizations/index.ts'
import type { Context } from '../context.ts'

/** Organisations of one status or all, in the order of their creation, page by page. */
export async function listOrganizations(
  context: Context,
  actor: Actor,
  options: ListOptions,
): Promise<{ ok: true; organizations: Organization[] } | Refusal> {
  const refused = refuseUnlessMay(actor, 'organization.read')
  if (refused) return refused
  return { ok: true, organizations: await listRecords(context.db, options) }
}
