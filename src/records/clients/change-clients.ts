import { type Queries, sql } from '../../platform/database/index.ts'
import type { ChangeableClient, NewClientRecord } from './client-record.ts'

/** Registers an application, turned on. False when its id or its resource is taken. */
export async function insertClient(q: Queries, client: NewClientRecord): Promise<boolean> {
  const added = await q.run(sql`
    insert into client (client_id, owner_id, name, enabled, first_party, registered, account_kind, organization_id, resource,
      resource_scopes, metadata, secret_hash, created_at, changed_at, version)
    values (${client.clientId}, ${client.ownerId}, ${client.name}, true, ${client.firstParty}, ${client.registered},
      ${client.accountKind}, ${client.organizationId}, ${client.resource}, ${client.resourceScopes},
      ${JSON.stringify(client.metadata)}, ${client.secretHash}, now(), now(), 1)
    on conflict do nothing`)
  return added > 0
}

export async function updateClient(q: Queries, clientId: string, to: ChangeableClient): Promise<void> {
  await q.run(sql`
    update client set name = ${to.name}, first_party = ${to.firstParty}, account_kind = ${to.accountKind},
      organization_id = ${to.organizationId}, resource = ${to.resource}, resource_scopes = ${to.resourceScopes},
      metadata = ${JSON.stringify(to.metadata)}, changed_at = now(), version = version + 1
    where client_id = ${clientId}`)
}

/** False when it was so already. Tokens that it got as a service before are worth nothing afterwards. */
export async function switchClient(q: Queries, clientId: string, enabled: boolean): Promise<boolean> {
  const changed = await q.run(sql`
    update client set enabled = ${enabled}, token_family = gen_random_uuid(), changed_at = now(), version = version + 1
    where client_id = ${clientId} and enabled <> ${enabled}`)
  return changed > 0
}

/** The former secret stays good for `formerHours`. */
export async function replaceSecret(q: Queries, clientId: string, hash: Buffer, formerHours: number): Promise<void> {
  await q.run(sql`
    update client set secret_hash = ${hash}, former_secret_hash = secret_hash,
      former_secret_until = now() + ${formerHours} * interval '1 hour', changed_at = now(), version = version + 1
    where client_id = ${clientId}`)
}

export async function deleteClient(q: Queries, clientId: string): Promise<void> {
  await q.run(sql`delete from client where client_id = ${clientId}`)
}
