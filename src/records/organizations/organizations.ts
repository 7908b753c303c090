import { type AuditEvent, recordAudit } from '../../platform/audit/index.ts'
import { uuidv7 } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'
import { readName } from './names.ts'
import { readSlug, skeleton } from './slug.ts'

export type OrganizationStatus = 'active' | 'suspended' | 'closed'

export type Organization = {
  ownerId: string
  name: string
  nameKana: string | null
  slug: string
  /** `<slug>.<domain of the installation>`, verified from the first moment. */
  initialDomain: string
  status: OrganizationStatus
  createdAt: Date
  suspendedAt: Date | null
  closedAt: Date | null
}

export type Actor = NonNullable<AuditEvent['actor']>

export type NewOrganization = { name: string; nameKana?: string | undefined; slug: string }

export type NotCreated = { ok: false; reason: 'name_format' | 'slug_format' | 'slug_reserved' | 'slug_taken' }

/**
 * Creates an organisation with its initial domain, all or nothing; call it inside a transaction.
 *
 * Refused: a name that shows nothing or tricks the eye, a slug that is not one, that is reserved, or that is or
 * looks like the one of another organisation.
 */
export async function createOrganization(
  tx: Queries,
  entry: NewOrganization,
  accountsDomain: string,
  actor: Actor = { kind: 'server' },
): Promise<{ ok: true; organization: Organization } | NotCreated> {
  const name = readName(entry.name)
  const nameKana = entry.nameKana === undefined ? null : readName(entry.nameKana)
  if (!name || nameKana === undefined) return { ok: false, reason: 'name_format' }
  const read = readSlug(entry.slug)
  if (!read.ok) return read

  const ownerId = uuidv7()
  const initialDomain = `${read.slug}.${accountsDomain}`
  if (!(await claimNames(tx, ownerId, read.slug, initialDomain))) return { ok: false, reason: 'slug_taken' }
  await tx.run(sql`
    insert into organization (owner_id, name, name_kana, slug, status, created_at)
    values (${ownerId}, ${name}, ${nameKana}, ${read.slug}, 'active', now())`)
  await tx.run(sql`
    insert into domain (owner_id, name, kind, token, created_at, verified_at)
    values (${ownerId}, ${initialDomain}, 'initial', '', now(), now())`)
  await recordAudit(tx, { type: 'organization.created', ownerId, actor, detail: { slug: read.slug, initialDomain } })
  return { ok: true, organization: (await findOrganization(tx, ownerId)) as Organization }
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
  limit: number /** The id that the last page ended with. */
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

/**
 * Pauses an organisation. Its people are told why (GK7006) once they have proved who they are; they enter nothing.
 * False when it is not active. Call it in a transaction.
 */
export function suspendOrganization(tx: Queries, ownerId: string, actor: Actor = { kind: 'server' }): Promise<boolean> {
  return changeStatus(tx, ownerId, ['active'], 'suspended', 'organization.suspended', actor)
}

/** Ends a pause. False when the organisation is not suspended. Call it in a transaction. */
export function resumeOrganization(tx: Queries, ownerId: string, actor: Actor = { kind: 'server' }): Promise<boolean> {
  return changeStatus(tx, ownerId, ['suspended'], 'active', 'organization.resumed', actor)
}

/**
 * Closes an organisation and every account in it, for good: from this moment their sessions and tokens are dead,
 * after 30 days the accounts are purged. Its domains stay taken, so that nobody else can receive its mail's codes.
 * False when it was closed before. Call it in a transaction.
 */
export async function closeOrganization(
  tx: Queries,
  ownerId: string,
  actor: Actor = { kind: 'server' },
): Promise<boolean> {
  if (!(await changeStatus(tx, ownerId, ['active', 'suspended'], 'closed', 'organization.closed', actor))) return false
  // The one statement on another room's table: account by account, a large organisation would be half closed for minutes.
  await tx.run(sql`
    update account set status = 'closed', closed_at = now(), purge_at = now() + interval '30 days', not_before = now(),
      credential_epoch = credential_epoch + 1
    where owner_id = ${ownerId} and status <> 'closed'`)
  return true
}

async function changeStatus(
  tx: Queries,
  ownerId: string,
  from: OrganizationStatus[],
  to: OrganizationStatus,
  type: string,
  actor: Actor,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update organization set status = ${to},
      suspended_at = case when ${to} = 'suspended' then now() when ${to} = 'closed' then suspended_at end,
      closed_at = case when ${to} = 'closed' then now() end
    where owner_id = ${ownerId} and status = any(${from})`)
  if (changed === 0) return false
  await recordAudit(tx, { type, ownerId, actor })
  return true
}
