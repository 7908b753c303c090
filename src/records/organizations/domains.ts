import { type Queries, sql } from '../../platform/database/index.ts'
import type { DirectoryRow, DomainRow } from '../schema.ts'
import publicMailDomains from './public-mail-domains.json' with { type: 'json' }

export type Domain = DomainRow

/** What the domain's owner sets in its DNS, at the domain itself. */
export type TxtRecord = { type: 'TXT'; name: string; value: string }

type Owner = { ownerId: string }

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

/** The organisation that has proved this domain, or that got it as its initial one. */
export async function holderOfDomain(q: Queries, name: string): Promise<string | undefined> {
  const row = await q.maybe<Pick<DirectoryRow, 'ownerId'>>(sql`
    select owner_id as "ownerId" from directory where kind = 'domain' and value = ${name} and account_kind = ''`)
  return row?.ownerId
}

/** How many domains an organisation has, without this one. */
export async function countOtherDomains(q: Queries, { ownerId }: Owner, name: string): Promise<number> {
  const { count } = await q.one<{ count: number }>(
    sql`select count(*)::int as count from domain where owner_id = ${ownerId} and name <> ${name}`,
  )
  return count
}

/** How many addresses the accounts of an organisation have at this domain. */
export async function countAddressesAt(q: Queries, { ownerId }: Owner, name: string): Promise<number> {
  const { count } = await q.one<{ count: number }>(sql`
    select count(*)::int as count from directory
    where owner_id = ${ownerId} and kind = 'email' and split_part(value, '@', -1) = ${name}`)
  return count
}

/** Proved domains whose record nobody looked for within the last day, those longest ago first. */
export function domainsToRecheck(q: Queries, limit: number): Promise<Domain[]> {
  return q.many<Domain>(sql`
    select d.owner_id as "ownerId", d.name, d.kind, d.token, d.created_at as "createdAt", d.verified_at as "verifiedAt", d.checked_at as "checkedAt"
    from domain d join organization o on o.owner_id = d.owner_id and o.status <> 'closed'
    where d.kind = 'own' and d.verified_at is not null and d.checked_at <= now() - interval '1 day'
    order by d.checked_at limit ${limit}`)
}

const publicMail = new Set(publicMailDomains)

/** Whether people without any common organisation have addresses at this domain, or at one above it. */
export function isPublicMail(name: string): boolean {
  const labels = name.split('.')
  return labels.some((_, index) => publicMail.has(labels.slice(index).join('.')))
}
