import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import { type ChangedOrganization, changeStatus, type StatusRefusal } from './change-status.ts'

/** Ends the suspension of an organisation: its people's sessions go on. */
export async function resumeOrganization(
  context: Context,
  actor: Actor,
  { ownerId }: { ownerId: string },
): Promise<ChangedOrganization | StatusRefusal | Refusal> {
  const refused = refuseUnlessMay(actor, 'organization.resume', { ownerId })
  if (refused) return refused
  const change = { from: ['suspended' as const], to: 'active' as const, event: 'organization.resumed' }
  return context.db.transaction((tx) => changeStatus(tx, actor, ownerId, change))
}
