import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import { type ChangedOrganization, changeStatus, type StatusRefusal } from './change-status.ts'

/**
 * Suspends an organisation. Its people are told why (GK7006) once they have proved who they are; they enter nothing.
 * Their sessions stay, so that they can be told, and go on when the organisation is resumed.
 */
export async function suspendOrganization(
  context: Context,
  actor: Actor,
  { ownerId }: { ownerId: string },
): Promise<ChangedOrganization | StatusRefusal | Refusal> {
  const refused = refuseUnlessMay(actor, 'organization.suspend', { ownerId })
  if (refused) return refused
  const change = { from: ['active' as const], to: 'suspended' as const, event: 'organization.suspended' }
  return context.db.transaction((tx) => changeStatus(tx, actor, ownerId, change))
}
