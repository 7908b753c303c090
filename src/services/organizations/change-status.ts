import { type Actor, auditActor } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import { setOrganizationStatus } from '../../records/organizations/changes.ts'
import { findOrganization, type Organization, type OrganizationStatus } from '../../records/organizations/index.ts'
import { type Decline, decline } from '../decline.ts'

export type ChangedOrganization = { ok: true; organization: Organization }
/** There is none, or what it is now does not allow it. */
export type StatusRefusal = Decline<'no_organization' | 'org_status'>

/** Writes the status and the event of it. Declined when the organisation is not in one of the states `from`. */
export async function changeStatus(
  tx: Queries,
  actor: Actor,
  ownerId: string,
  change: { from: OrganizationStatus[]; to: OrganizationStatus; event: string },
): Promise<ChangedOrganization | StatusRefusal> {
  const changed = await setOrganizationStatus(tx, ownerId, change.from, change.to)
  const organization = await findOrganization(tx, ownerId)
  if (!organization) return decline('no_organization', { text: ownerId })
  if (!changed) return decline('org_status', { slug: organization.slug, status: organization.status })
  await recordAudit(tx, { type: change.event, ownerId, actor: auditActor(actor) })
  return { ok: true, organization }
}
