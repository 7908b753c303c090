import { type Actor, auditActor, refuseUnlessMay } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { insertDomain } from '../../records/organizations/changes.ts'
import {
  countOtherDomains,
  type Domain,
  findDomain,
  findOrganization,
  holderOfDomain,
  isPublicMail,
  type TxtRecord,
  txtRecord,
} from '../../records/organizations/index.ts'
import type { Context } from '../context.ts'
import { type Decline, decline } from '../decline.ts'

export type AddDomainRefusal =
  | Refusal
  | Decline<'domain_format' | 'public_mail' | 'installation' | 'proved_elsewhere' | 'organization_closed' | 'too_many'>

type Obstacle = Extract<AddDomainRefusal, { reason: string }>['reason']

/** Nobody has more; each one costs a DNS query a day. */
const domainLimit = 500

/**
 * Notes a domain that an organisation wants to prove. Adding it again gives the same record.
 *
 * `name` is the domain as `readDomain` gives it (A-labels, lower case). Declined: public mail providers, names under
 * the installation's own domain, a domain that another organisation has proved, a closed organisation.
 */
export async function addDomain(
  context: Context,
  actor: Actor,
  { ownerId, name }: { ownerId: string; name: string },
): Promise<{ ok: true; domain: Domain; record: TxtRecord } | AddDomainRefusal> {
  const refused = refuseUnlessMay(actor, 'domain.add', { ownerId })
  if (refused) return refused
  if (!isDomainName(name)) return decline('domain_format', { text: name })
  if (isPublicMail(name)) return decline('public_mail', { name })
  return context.db.transaction(async (tx) => {
    const obstacle = await obstacleFor(tx, ownerId, name)
    if (obstacle) return obstacle
    if (await insertDomain(tx, { ownerId }, name))
      await recordAudit(tx, { type: 'domain.added', ownerId, actor: auditActor(actor), detail: { domain: name } })
    const domain = (await findDomain(tx, { ownerId }, name)) as Domain
    return { ok: true, domain, record: txtRecord(domain) }
  })
}

async function obstacleFor(tx: Queries, ownerId: string, name: string): Promise<Decline<Obstacle> | undefined> {
  const organization = await findOrganization(tx, ownerId)
  if (!organization || organization.status === 'closed')
    return decline('organization_closed', { slug: organization?.slug ?? ownerId })
  const { slug, initialDomain } = organization
  const installation = initialDomain.slice(initialDomain.indexOf('.') + 1)
  if (name !== initialDomain && isAtOrUnder(name, installation)) return decline('installation', { name })
  const holder = await holderOfDomain(tx, name)
  if (holder && holder !== ownerId) return decline('proved_elsewhere', { name })
  return (await countOtherDomains(tx, { ownerId }, name)) >= domainLimit ? decline('too_many', { slug }) : undefined
}

function isAtOrUnder(name: string, parent: string): boolean {
  return name === parent || name.endsWith(`.${parent}`)
}

/** The form that `readDomain` gives; whatever else comes here was not read by it. */
function isDomainName(name: string): boolean {
  return name.length <= 253 && /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)
}
