import { type Queries, sql } from '../../platform/database/index.ts'
import type { ClientRecord } from './client-record.ts'

/** The application with this id, whether it is enabled or not. */
export function findClient(q: Queries, clientId: string): Promise<ClientRecord | undefined> {
  return q.maybe<ClientRecord>(sql`
    select c.client_id as "clientId", c.owner_id as "ownerId", c.name, c.enabled,
      c.enabled and coalesce(w.status, 'active') = 'active' as usable, c.first_party as "firstParty", c.registered,
      c.account_kind as "accountKind", c.organization_id as "organizationId", o.name as "organizationName", c.resource,
      c.resource_scopes as "resourceScopes", c.metadata, c.secret_hash as "secretHash",
      case when c.former_secret_until > now() then c.former_secret_hash end as "formerSecretHash",
      c.token_family as "tokenFamily",
      c.created_at as "createdAt", c.changed_at as "changedAt", c.version
    from client c
    left join organization o on o.owner_id = c.organization_id
    left join organization w on w.owner_id = c.owner_id
    where c.client_id = ${clientId}`)
}

/** All applications, or those of one owner; null for the installation's own. By name. */
export function listClients(q: Queries, ownerId?: string | null): Promise<ClientRecord[]> {
  return q.many<ClientRecord>(sql`
    select c.client_id as "clientId", c.owner_id as "ownerId", c.name, c.enabled,
      c.enabled and coalesce(w.status, 'active') = 'active' as usable, c.first_party as "firstParty", c.registered,
      c.account_kind as "accountKind", c.organization_id as "organizationId", o.name as "organizationName", c.resource,
      c.resource_scopes as "resourceScopes", c.metadata, c.secret_hash as "secretHash",
      case when c.former_secret_until > now() then c.former_secret_hash end as "formerSecretHash",
      c.token_family as "tokenFamily",
      c.created_at as "createdAt", c.changed_at as "changedAt", c.version
    from client c
    left join organization o on o.owner_id = c.organization_id
    left join organization w on w.owner_id = c.owner_id
    where ${ownerId === undefined} or c.owner_id is not distinct from ${ownerId ?? null}::uuid
    order by c.name, c.client_id`)
}

/** The enabled application that is the API behind a resource indicator. */
export function findResource(
  q: Queries,
  resource: string,
): Promise<Pick<ClientRecord, 'clientId' | 'name' | 'resourceScopes'> | undefined> {
  return q.maybe(sql`
    select client_id as "clientId", name, resource, resource_scopes as "resourceScopes" from client
    where resource = ${resource} and enabled`)
}
