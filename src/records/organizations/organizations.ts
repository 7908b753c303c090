import { type Queries, sql } from '../../platform/database/index.ts'
import type { OrganizationRow } from '../schema.ts'
import { skeleton } from './slug.ts'

export type OrganizationStatus = OrganizationRow['status']

export type Organization = OrganizationRow & {
  /** `<slug>.<domain of the installation>`, verified from the first moment. */
  initialDomain: string
}

export type NewOrganization = Pick<Organization, 'ownerId' | 'name' | 'nameKana' | 'slug' | 'initialDomain'>

/**
 * Writes an organisation with its initial domain, which is verified from the first moment. Call it in a transaction.
 * False, with nothing left behind, when another organisation has the slug or one that looks like it.
 */
export async function insertOrganization(tx: Queries, entry: NewOrganization): Promise<boolean> {
  const { ownerId, name, nameKana, slug, initialDomain } = entry
  if (!(await claimNames(tx, ownerId, slug, initialDomain))) return false
  await tx.run(sql`
    insert into organization (owner_id, name, name_kana, slug, status, created_at)
    values (${ownerId}, ${name}, ${nameKana}, ${slug}, 'active', now())`)
  await tx.run(sql`
    insert into domain (owner_id, name, kind, token, created_at, verified_at)
    values (${ownerId}, ${initialDomain}, 'initial', '', now(), now())`)
  return true
}

/** Both names or none: a refusal must leave nothing behind in the caller's transaction. */
async function claimNames(tx: Queries, ownerId: string, slug: string, initialDomain: string): Promise<boolean> {
  const claimed = await tx.run(sql`
    insert into directory (kind, value, owner_id)
    values ('slug', ${skeleton(slug)}, ${ownerId}), ('domain', ${initialDomain}, ${ownerId})
    on conflict do nothing`)
  if (claimed === 2) return true
  await tx.run(sql`delete from directory where owner_id = ${ownerId} and kind in ('slug', 'domain')`)
  return false
}

/** The organisation with this id, slug or verified domain (as `readDomain` gives it), whatever its status. */
export function findOrganization(q: Queries, idOrSlugOrDomain: string): Promise<Organization | undefined> {
  const text = idOrSlugOrDomain
  // What PostgreSQL could not even take as a text is nobody's name.
  if (text.length > 253 || text.includes('\0') || !text.isWellFormed()) return Promise.resolve(undefined)
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return byId(q, text)
  return text.includes('.') ? byName(q, 'domain', text, null) : byName(q, 'slug', skeleton(text), text)
}

function byId(q: Queries, ownerId: string): Promise<Organization | undefined> {
  return q.maybe<Organization>(sql`
    select o.owner_id as "ownerId", o.name, o.name_kana as "nameKana", o.slug, d.name as "initialDomain", o.status,
      o.created_at as "createdAt", o.suspended_at as "suspendedAt", o.closed_at as "closedAt"
    from organization o left join domain d on d.owner_id = o.owner_id and d.kind = 'initial'
    where o.owner_id = ${ownerId}`)
}

function byName(
  q: Queries,
  kind: 'slug' | 'domain',
  value: string,
  slug: string | null,
): Promise<Organization | undefined> {
  return q.maybe<Organization>(sql`
    select o.owner_id as "ownerId", o.name, o.name_kana as "nameKana", o.slug, d.name as "initialDomain", o.status,
      o.created_at as "createdAt", o.suspended_at as "suspendedAt", o.closed_at as "closedAt"
    from directory n
    join organization o on o.owner_id = n.owner_id
    left join domain d on d.owner_id = o.owner_id and d.kind = 'initial'
    where n.kind = ${kind} and n.value = ${value} and n.account_kind = '' and (${slug}::text is null or o.slug = ${slug})`)
}

export type ListOptions = {
  status?: OrganizationStatus | undefined
  limit: number
  /** The id that the last page ended with. */
  after?: string | undefined
}

/** Organisations in the order of their creation. */
export function listOrganizations(q: Queries, options: ListOptions): Promise<Organization[]> {
  return q.many<Organization>(sql`
    select o.owner_id as "ownerId", o.name, o.name_kana as "nameKana", o.slug, d.name as "initialDomain", o.status,
      o.created_at as "createdAt", o.suspended_at as "suspendedAt", o.closed_at as "closedAt"
    from organization o left join domain d on d.owner_id = o.owner_id and d.kind = 'initial'
    where (${options.status ?? null}::text is null or o.status = ${options.status ?? null})
      and (${options.after ?? null}::uuid is null or o.owner_id > ${options.after ?? null})
    order by o.owner_id limit ${options.limit}`)
}

/** Writes the status of an organisation when it is one of `from`; false when it is not. */
export async function setOrganizationStatus(
  tx: Queries,
  ownerId: string,
  from: OrganizationStatus[],
  to: OrganizationStatus,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update organization set status = ${to},
      suspended_at = case when ${to} = 'suspended' then now() when ${to} = 'closed' then suspended_at end,
      closed_at = case when ${to} = 'closed' then now() end
    where owner_id = ${ownerId} and status = any(${from})`)
  return changed > 0
}
