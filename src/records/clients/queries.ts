import { type Queries, type Statement, sql } from '../../platform/database/index.ts'
import type { ClientMetadata } from './metadata.ts'

export type AccountDemand = 'personal' | 'organization' | 'any'

/** A registered application. */
export type ClientRecord = {
  clientId: string
  /** The organisation that it belongs to; null for the installation's own. */
  ownerId: string | null
  name: string
  enabled: boolean
  /** Enabled, and the organisation that owns it is active. */
  usable: boolean
  /** One of our own: nobody is asked for consent. */
  firstParty: boolean
  /** It registered itself over the network. */
  registered: boolean
  /** Which kind of account may enter. */
  accountKind: AccountDemand
  /** Only accounts of this organisation may enter. */
  organizationId: string | null
  organizationName: string | null
  /** Its resource indicator, when it is an API. */
  resource: string | null
  resourceScopes: string[]
  metadata: ClientMetadata
  secretHash: Buffer | null
  /** Still good for a while after a change of the secret. */
  formerSecretHash: Buffer | null
  createdAt: Date
  changedAt: Date
  /** Grows with each change. */
  version: number
}

/** Everything about one application. */
export function selectClient(clientId: string): Statement {
  return sql`
    select c.client_id as "clientId", c.owner_id as "ownerId", c.name, c.enabled,
      c.enabled and coalesce(w.status, 'active') = 'active' as usable, c.first_party as "firstParty", c.registered,
      c.account_kind as "accountKind", c.organization_id as "organizationId", o.name as "organizationName", c.resource,
      c.resource_scopes as "resourceScopes", c.metadata, c.secret_hash as "secretHash",
      case when c.former_secret_until > now() then c.former_secret_hash end as "formerSecretHash",
      c.created_at as "createdAt", c.changed_at as "changedAt", c.version
    from client c
    left join organization o on o.owner_id = c.organization_id
    left join organization w on w.owner_id = c.owner_id
    where c.client_id = ${clientId}`
}

export function selectClientOfResource(resource: string): Statement {
  return sql`
    select client_id as "clientId", name, resource, resource_scopes as "resourceScopes" from client
    where resource = ${resource} and enabled`
}

export function listClients(q: Queries, ownerId?: string | null): Promise<ClientRecord[]> {
  return q.many<ClientRecord>(sql`
    select c.client_id as "clientId", c.owner_id as "ownerId", c.name, c.enabled,
      c.enabled and coalesce(w.status, 'active') = 'active' as usable, c.first_party as "firstParty", c.registered,
      c.account_kind as "accountKind", c.organization_id as "organizationId", o.name as "organizationName", c.resource,
      c.resource_scopes as "resourceScopes", c.metadata, c.secret_hash as "secretHash",
      case when c.former_secret_until > now() then c.former_secret_hash end as "formerSecretHash",
      c.created_at as "createdAt", c.changed_at as "changedAt", c.version
    from client c
    left join organization o on o.owner_id = c.organization_id
    left join organization w on w.owner_id = c.owner_id
    where ${ownerId === undefined} or c.owner_id is not distinct from ${ownerId ?? null}::uuid
    order by c.name, c.client_id`)
}

export function insertClient(
  client: Omit<
    ClientRecord,
    'usable' | 'organizationName' | 'formerSecretHash' | 'createdAt' | 'changedAt' | 'version'
  >,
): Statement {
  return sql`
    insert into client (client_id, owner_id, name, enabled, first_party, registered, account_kind, organization_id, resource,
      resource_scopes, metadata, secret_hash, created_at, changed_at, version)
    values (${client.clientId}, ${client.ownerId}, ${client.name}, ${client.enabled}, ${client.firstParty}, ${client.registered},
      ${client.accountKind}, ${client.organizationId}, ${client.resource}, ${client.resourceScopes},
      ${JSON.stringify(client.metadata)}, ${client.secretHash}, now(), now(), 1)
    on conflict do nothing`
}

type Changeable = Pick<
  ClientRecord,
  'name' | 'firstParty' | 'accountKind' | 'organizationId' | 'resource' | 'resourceScopes' | 'metadata'
>

export function changeClient(clientId: string, to: Changeable): Statement {
  return sql`
    update client set name = ${to.name}, first_party = ${to.firstParty}, account_kind = ${to.accountKind},
      organization_id = ${to.organizationId}, resource = ${to.resource}, resource_scopes = ${to.resourceScopes},
      metadata = ${JSON.stringify(to.metadata)}, changed_at = now(), version = version + 1
    where client_id = ${clientId}`
}

export function switchClient(clientId: string, enabled: boolean): Statement {
  return sql`
    update client set enabled = ${enabled}, changed_at = now(), version = version + 1
    where client_id = ${clientId} and enabled <> ${enabled}`
}

export function changeSecret(clientId: string, hash: Buffer, formerHours: number): Statement {
  return sql`
    update client set secret_hash = ${hash}, former_secret_hash = secret_hash,
      former_secret_until = now() + ${formerHours} * interval '1 hour', changed_at = now(), version = version + 1
    where client_id = ${clientId}`
}

export function deleteClient(clientId: string): Statement {
  return sql`delete from client where client_id = ${clientId}`
}
