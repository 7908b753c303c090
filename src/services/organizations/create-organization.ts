import { type Actor, auditActor, refuseUnlessMay } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import { uuidv7 } from '../../platform/crypto/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { insertOrganization } from '../../records/organizations/changes.ts'
import { findOrganization, type Organization, readName, readSlug } from '../../records/organizations/index.ts'
import type { Context } from '../context.ts'
import { type Decline, decline } from '../decline.ts'

export type OrganizationEntry = { name: string; nameKana?: string | undefined; slug: string }

export type CreateOrganizationRefusal =
  | Refusal
  | Decline<'name_format' | 'slug_format' | 'slug_reserved' | 'slug_taken'>

/**
 * Creates an organisation with its initial domain.
 *
 * Declined: a name that shows nothing or tricks the eye, a slug that is not one, that is reserved, or that is or
 * looks like the one of another organisation.
 */
export async function createOrganization(
  context: Context,
  actor: Actor,
  entry: OrganizationEntry,
): Promise<{ ok: true; organization: Organization } | CreateOrganizationRefusal> {
  const refused = refuseUnlessMay(actor, 'organization.create')
  if (refused) return refused
  const name = readName(entry.name)
  const nameKana = entry.nameKana === undefined ? null : readName(entry.nameKana)
  if (!name || nameKana === undefined) return decline('name_format')
  const read = readSlug(entry.slug)
  if (!read.ok) return decline(read.reason, { slug: entry.slug })
  const { slug } = read
  const initialDomain = `${slug}.${context.config.accountsDomain}`

  return context.db.transaction(async (tx) => {
    const ownerId = uuidv7()
    if (!(await insertOrganization(tx, { ownerId, name, nameKana, slug, initialDomain })))
      return decline('slug_taken', { slug: entry.slug })
    const detail = { slug, initialDomain }
    await recordAudit(tx, { type: 'organization.created', ownerId, actor: auditActor(actor), detail })
    return { ok: true, organization: (await findOrganization(tx, ownerId)) as Organization }
  })
}
