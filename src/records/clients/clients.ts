import { recordAudit } from '../../platform/audit/index.ts'
import { nilUuid, randomToken, sha256 } from '../../platform/crypto/index.ts'
import type { Database, Queries } from '../../platform/database/index.ts'
import { type ClientMetadata, metadataMistakes, needsSecret } from './metadata.ts'
import {
  type AccountDemand,
  type ClientRecord,
  changeClient,
  changeSecret,
  deleteClient,
  insertClient,
  selectClient,
  selectClientOfResource,
  switchClient,
} from './queries.ts'

export type NewClient = {
  name: string
  metadata: ClientMetadata
  /** Default: a random one. Chosen ones are for people who read them: 'example', 'intranet'. */
  clientId?: string | undefined
  ownerId?: string | null | undefined
  firstParty?: boolean | undefined
  registered?: boolean | undefined
  accountKind?: AccountDemand | undefined
  organizationId?: string | null | undefined
  resource?: string | null | undefined
  resourceScopes?: string[] | undefined
  /** Default: a random one, where the application needs one. */
  secret?: string | undefined
}

export type Mistakes = { ok: false; mistakes: string[] }

/** The installation itself, as the owner of an audit entry. */
const installation = nilUuid

/** Never like a subject, which is a UUID: the two share places in tokens (RFC 9700, 4.15). */
const clientIdForm = /^[A-Za-z][\w.-]{1,63}$/

function mistakesOf(
  entry: Pick<NewClient, 'name' | 'metadata' | 'clientId' | 'accountKind' | 'organizationId' | 'resource'>,
): string[] {
  const mistakes = metadataMistakes(entry.metadata)
  if (!entry.name.trim() || entry.name.length > 100) mistakes.push('the name must have 1 to 100 characters')
  if (
    entry.clientId !== undefined &&
    (!clientIdForm.test(entry.clientId) || /^[\da-f]{8}-[\da-f]{4}-/i.test(entry.clientId))
  ) {
    mistakes.push('the client id must begin with a letter and have letters, digits, dots and hyphens only')
  }
  if (entry.organizationId && entry.accountKind === 'personal')
    mistakes.push('personal accounts belong to no organisation')
  if (entry.resource && (!URL.canParse(entry.resource) || entry.resource.includes('#')))
    mistakes.push('the resource must be an address')
  return mistakes
}

/**
 * Registers an application. The secret, where it needs one, is in the answer only: what is kept is its hash.
 *
 * Declined with the whole list of mistakes, also when the client id or the resource is taken.
 */
export async function createClient(
  db: Database,
  entry: NewClient,
): Promise<{ ok: true; client: ClientRecord; secret: string | undefined } | Mistakes> {
  const mistakes = mistakesOf(entry)
  if (mistakes.length > 0) return { ok: false, mistakes }
  const clientId = entry.clientId ?? `c${randomToken(12).replace(/[-_]/g, '0')}`
  const secret = needsSecret(entry.metadata) ? (entry.secret ?? randomToken()) : undefined
  const statement = insertClient({
    clientId,
    ownerId: entry.ownerId ?? null,
    name: entry.name.trim(),
    enabled: true,
    firstParty: entry.firstParty ?? false,
    registered: entry.registered ?? false,
    accountKind: entry.accountKind ?? 'any',
    organizationId: entry.organizationId ?? null,
    resource: entry.resource ?? null,
    resourceScopes: entry.resourceScopes ?? [],
    metadata: entry.metadata,
    secretHash: secret === undefined ? null : sha256(secret),
  })
  return db.transaction(async (tx) => {
    if ((await tx.run(statement)) === 0) return { ok: false, mistakes: ['the client id or the resource is taken'] }
    await audit(tx, 'client.created', { clientId, ownerId: entry.ownerId ?? null })
    return { ok: true, client: (await findClient(tx, clientId)) as ClientRecord, secret }
  })
}

/** The application with this id, whether it is enabled or not. */
export function findClient(q: Queries, clientId: string): Promise<ClientRecord | undefined> {
  return q.maybe<ClientRecord>(selectClient(clientId))
}

/** The enabled application that is the API behind a resource indicator. */
export function findResource(
  q: Queries,
  resource: string,
): Promise<Pick<ClientRecord, 'clientId' | 'name' | 'resourceScopes'> | undefined> {
  return q.maybe(selectClientOfResource(resource))
}

export type ClientChanges = Partial<
  Pick<NewClient, 'name' | 'firstParty' | 'accountKind' | 'organizationId' | 'resource' | 'resourceScopes' | 'metadata'>
>

/** Changes a registration; metadata is replaced as a whole. Effective within a second. */
export function updateClient(db: Database, clientId: string, changes: ClientChanges): Promise<{ ok: true } | Mistakes> {
  return db.transaction(async (tx) => {
    const client = await findClient(tx, clientId)
    if (!client) return { ok: false, mistakes: ['there is no such application'] }
    const next = {
      name: changes.name ?? client.name,
      firstParty: changes.firstParty ?? client.firstParty,
      accountKind: changes.accountKind ?? client.accountKind,
      organizationId: changes.organizationId === undefined ? client.organizationId : changes.organizationId,
      resource: changes.resource === undefined ? client.resource : changes.resource,
      resourceScopes: changes.resourceScopes ?? client.resourceScopes,
      metadata: changes.metadata ?? client.metadata,
    }
    const mistakes = mistakesOf(next)
    if (mistakes.length > 0) return { ok: false, mistakes }
    await tx.run(changeClient(clientId, next))
    await audit(tx, 'client.changed', client)
    return { ok: true }
  })
}

/** Turns an application on or off. Off, all its tokens are refused from the next second on. */
export async function setClientEnabled(db: Database, clientId: string, enabled: boolean): Promise<boolean> {
  return db.transaction(async (tx) => {
    const client = await findClient(tx, clientId)
    if (!client) return false
    if ((await tx.run(switchClient(clientId, enabled))) > 0)
      await audit(tx, enabled ? 'client.enabled' : 'client.disabled', client)
    return true
  })
}

/** Removes an application for good. Its tokens are refused from the next second on. */
export async function removeClient(db: Database, clientId: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const client = await findClient(tx, clientId)
    if (!client) return false
    await tx.run(deleteClient(clientId))
    await audit(tx, 'client.removed', client)
    return true
  })
}

/**
 * Gives an application a new secret and returns it, once. The former one stays good for `formerHours`.
 * Returns undefined for an application that has none or does not exist.
 */
export async function rotateClientSecret(
  db: Database,
  clientId: string,
  formerHours = 24,
): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    const client = await findClient(tx, clientId)
    if (!client || !needsSecret(client.metadata)) return undefined
    const secret = randomToken()
    await tx.run(changeSecret(clientId, sha256(secret), formerHours))
    await audit(tx, 'client.secret_changed', client)
    return secret
  })
}

function audit(tx: Queries, type: string, client: { clientId: string; ownerId: string | null }): Promise<void> {
  return recordAudit(tx, {
    type,
    ownerId: client.ownerId ?? installation,
    actor: { kind: 'server' },
    detail: { clientId: client.clientId },
  })
}
