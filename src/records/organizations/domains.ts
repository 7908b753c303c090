import { recordAudit } from '../../platform/audit/index.ts'
import { randomToken } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'
import type { Actor } from './organizations.ts'
import publicMailDomains from './public-mail-domains.json' with { type: 'json' }

export type Domain = {
  ownerId: string
  name: string
  kind: 'initial' | 'own'
  token: string
  createdAt: Date
  verifiedAt: Date | null
  checkedAt: Date | null
}

/** What the domain's owner sets in its DNS, at the domain itself. */
export type TxtRecord = { type: 'TXT'; name: string; value: string }

export type NotAdded = {
  ok: false
  reason: 'domain_format' | 'public_mail' | 'installation' | 'proved_elsewhere' | 'organization_closed' | 'too_many'
}

type Owner = { ownerId: string }

/** Nobody has more; each one costs a DNS query a day. */
const domainLimit = 500

/**
 * Notes a domain that an organisation wants to prove; call it in a transaction. Adding it again gives the same record.
 *
 * `name` is the domain as `readDomain` gives it (A-labels, lower case). Refused: public mail providers, names under
 * the installation's own domain, a domain that another organisation has proved, a closed organisation.
 */
export async function addDomain(
  tx: Queries,
  organization: Owner,
  name: string,
  actor: Actor = { kind: 'server' },
): Promise<{ ok: true; domain: Domain; record: TxtRecord } | NotAdded> {
  const { ownerId } = organization
  if (!isDomainName(name)) return { ok: false, reason: 'domain_format' }
  if (isPublicMail(name)) return { ok: false, reason: 'public_mail' }
  const obstacle = await obstacleFor(tx, ownerId, name)
  if (obstacle) return { ok: false, reason: obstacle }

  const added = await tx.run(sql`
    insert into domain (owner_id, name, kind, token, created_at)
    values (${ownerId}, ${name}, 'own', ${randomToken(24)}, now()) on conflict do nothing`)
  if (added > 0) await recordAudit(tx, { type: 'domain.added', ownerId, actor, detail: { domain: name } })
  const domain = (await findDomain(tx, organization, name)) as Domain
  return { ok: true, domain, record: txtRecord(domain) }
}

async function obstacleFor(tx: Queries, ownerId: string, name: string): Promise<NotAdded['reason'] | undefined> {
  const seen = await tx.maybe<{ status: string; initialDomain: string; count: number; provedBy: string | null }>(sql`
    select o.status, i.name as "initialDomain", (select count(*)::int from domain d where d.owner_id = o.owner_id and d.name <> ${name}) as count,
      (select n.owner_id from directory n where n.kind = 'domain' and n.value = ${name} and n.account_kind = '') as "provedBy"
    from organization o join domain i on i.owner_id = o.owner_id and i.kind = 'initial'
    where o.owner_id = ${ownerId}`)
  if (!seen || seen.status === 'closed') return 'organization_closed'
  const installation = seen.initialDomain.slice(seen.initialDomain.indexOf('.') + 1)
  if (name !== seen.initialDomain && isAtOrUnder(name, installation)) return 'installation'
  if (seen.provedBy && seen.provedBy !== ownerId) return 'proved_elsewhere'
  return seen.count >= domainLimit ? 'too_many' : undefined
}

export function txtRecord(domain: Domain): TxtRecord {
  return { type: 'TXT', name: domain.name, value: `genkan-domain-verification=${domain.token}` }
}

/** A domain of this organisation, proved or not. */
export function findDomain(q: Queries, organization: Owner, name: string): Promise<Domain | undefined> {
  return q.maybe<Domain>(sql`
    select owner_id as "ownerId", name, kind, token, created_at as "createdAt", verified_at as "verifiedAt", checked_at as "checkedAt"
    from domain where owner_id = ${organization.ownerId} and name = ${name}`)
}

/** All domains of this organisation, the initial one first. */
export function listDomains(q: Queries, organization: Owner): Promise<Domain[]> {
  return q.many<Domain>(sql`
    select owner_id as "ownerId", name, kind, token, created_at as "createdAt", verified_at as "verifiedAt", checked_at as "checkedAt"
    from domain where owner_id = ${organization.ownerId} order by kind, name`)
}

/**
 * Whether the organisation has proved this domain. Inside a transaction the domain then stays until its end:
 * ask this before an account gets an address there.
 */
export async function holdsDomain(tx: Queries, organization: Owner, name: string): Promise<boolean> {
  const row = await tx.maybe(sql`
    select 1 from domain where owner_id = ${organization.ownerId} and name = ${name} and verified_at is not null for key share`)
  return row !== undefined
}

export type NotRemoved =
  | { ok: false; reason: 'not_added' | 'initial' }
  | { ok: false; reason: 'in_use'; addresses: number }

/**
 * Takes a domain from an organisation; another one can prove it from then on. Call it in a transaction.
 * Refused: the initial domain, and a domain at which accounts still have addresses.
 */
export async function removeDomain(
  tx: Queries,
  organization: Owner,
  name: string,
  actor: Actor = { kind: 'server' },
): Promise<{ ok: true } | NotRemoved> {
  const { ownerId } = organization
  const domain = await tx.maybe<{ kind: string }>(
    sql`select kind from domain where owner_id = ${ownerId} and name = ${name} for update`,
  )
  if (!domain) return { ok: false, reason: 'not_added' }
  if (domain.kind === 'initial') return { ok: false, reason: 'initial' }
  const { addresses } = await tx.one<{ addresses: number }>(sql`
    select count(*)::int as addresses from directory
    where owner_id = ${ownerId} and kind = 'email' and split_part(value, '@', -1) = ${name}`)
  if (addresses > 0) return { ok: false, reason: 'in_use', addresses }
  await tx.run(sql`delete from domain where owner_id = ${ownerId} and name = ${name}`)
  await tx.run(
    sql`delete from directory where kind = 'domain' and value = ${name} and account_kind = '' and owner_id = ${ownerId}`,
  )
  await recordAudit(tx, { type: 'domain.removed', ownerId, actor, detail: { domain: name } })
  return { ok: true }
}

const publicMail = new Set(publicMailDomains)

/** Whether people without any common organisation have addresses at this domain, or at one above it. */
export function isPublicMail(name: string): boolean {
  const labels = name.split('.')
  return labels.some((_, index) => publicMail.has(labels.slice(index).join('.')))
}

function isAtOrUnder(name: string, parent: string): boolean {
  return name === parent || name.endsWith(`.${parent}`)
}

/** The form that `readDomain` gives; whatever else comes here was not read by it. */
function isDomainName(name: string): boolean {
  return name.length <= 253 && /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)
}
