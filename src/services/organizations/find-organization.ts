import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { countAccounts, readDomain } from '../../records/accounts/index.ts'
import {
  type Domain,
  findOrganization as findRecord,
  listDomains,
  type Organization,
} from '../../records/organizations/index.ts'
import type { Context } from '../context.ts'
import { type Decline, decline } from '../decline.ts'

export type OrganizationDetails = {
  organization: Organization
  domains: Domain[]
  /** How many accounts it has, without those that are closed. */
  accounts: number
}

/** The organisation that somebody named by its id, its slug or a domain that it has proved, with what belongs to it. */
export async function findOrganization(
  context: Context,
  actor: Actor,
  { named }: { named: string },
): Promise<({ ok: true } & OrganizationDetails) | Decline<'no_organization'> | Refusal> {
  const refused = refuseUnlessMay(actor, 'organization.read')
  if (refused) return refused
  const { db } = context
  const text = named.normalize('NFKC').trim().toLowerCase()
  const organization = await findRecord(db, text.includes('.') ? (readDomain(named) ?? named) : text)
  if (!organization) return decline('no_organization', { text: named })
  const domains = await listDomains(db, organization)
  return { ok: true, organization, domains, accounts: await countAccounts(db, organization.ownerId) }
}
