import { type Client, errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider'
import { sameBytes, sha256 } from '../../../platform/crypto/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { type ClientMetadata, type ClientRecord, findClient, findResource } from '../../../records/clients/index.ts'
import { createClient } from '../../../services/applications/index.ts'
import { ownScopes } from './scopes.ts'

/** A change of an application must be felt within a second, so nothing about it is remembered longer. */
const freshMilliseconds = 900
const most = 1000

type Cached<T> = { until: number; value: Promise<T> }

/** Remembers what `load` gave for less than a second; while it loads, everyone waits for the same answer. */
export function briefly<T>(load: (key: string) => Promise<T | undefined>): (key: string) => Promise<T | undefined> {
  const cache = new Map<string, Cached<T | undefined>>()
  return (key) => {
    const now = performance.now()
    const known = cache.get(key)
    if (known && known.until > now) return known.value
    if (cache.size >= most) cache.clear()
    const value = load(key)
    cache.set(key, { until: now + freshMilliseconds, value })
    const forget = () => cache.delete(key)
    value.then((found) => found === undefined && forget(), forget)
    return value
  }
}

export type Clients = {
  record(clientId: string): Promise<ClientRecord | undefined>
  resource(indicator: string): Promise<Pick<ClientRecord, 'clientId' | 'name' | 'resourceScopes'> | undefined>
}

export function openClients(db: Database): Clients {
  return { record: briefly((id) => findClient(db, id)), resource: briefly((indicator) => findResource(db, indicator)) }
}

const records = new WeakMap<object, ClientRecord>()

/** The record behind an application as the library knows it. */
export function recordOf(client: object): ClientRecord {
  const record = records.get(client)
  if (!record) throw new Error('this application was not loaded from its record')
  return record
}

/**
 * Makes the library load applications from their records.
 *
 * One that is not usable is like one that does not exist, on every path (ATK-028, ATK-073). The library's own
 * object is made anew only when the record changed.
 */
export function loadClients(provider: Provider, clients: Clients): void {
  const Model = provider.Client as unknown as ClientModel
  const made = new Map<string, { version: number; client: Client }>()
  Model.find = async (id) => {
    const record = typeof id === 'string' && id ? await clients.record(id) : undefined
    if (!record?.usable) return undefined
    let known = made.get(record.clientId)
    if (known?.version !== record.version) {
      if (made.size >= most) made.clear()
      known = { version: record.version, client: new Model(libraryMetadata(record)) }
      made.set(record.clientId, known)
    }
    records.set(known.client, record)
    return known.client
  }
  // What is kept is a hash, so the library cannot compare by itself.
  Model.prototype.compareClientSecret = function compareClientSecret(this: object, actual: string) {
    const hash = sha256(actual)
    const { secretHash, formerSecretHash } = recordOf(this)
    return [secretHash, formerSecretHash].some((kept) => kept !== null && sameBytes(kept, hash))
  }
}

function libraryMetadata(record: ClientRecord): Record<string, unknown> {
  const { scope, ...metadata } = record.metadata
  // The library knows its own scopes only; those of APIs are kept to where tokens for an API are made.
  const own = scope?.split(' ').filter((name) => ownScopes.includes(name)) ?? []
  return {
    ...metadata,
    ...(own.length > 0 && { scope: own.join(' ') }),
    client_id: record.clientId,
    client_name: record.name,
    // Only says that there is one: it is compared above and never shown.
    ...(record.secretHash && { client_secret: 'kept-as-a-hash' }),
  }
}

/** Registers what an application tells about itself (RFC 7591). It is never one of our own, and turns nothing on. */
export async function registerClient(db: Database, metadata: Record<string, unknown>): Promise<void> {
  const {
    client_id,
    client_name,
    client_secret,
    account_kind,
    client_id_issued_at: _,
    client_secret_expires_at: __,
    ...rest
  } = metadata
  const clientId = String(client_id)
  const actor = { kind: 'application', clientId } as const
  const made = await createClient({ db }, actor, {
    clientId,
    name: typeof client_name === 'string' ? client_name : clientId,
    metadata: rest as ClientMetadata,
    secret: typeof client_secret === 'string' ? client_secret : undefined,
    accountKind: account_kind === 'personal' || account_kind === 'organization' ? account_kind : 'any',
  })
  if (!made.ok)
    throw new errors.InvalidClientMetadata('mistakes' in made ? made.mistakes.join('; ') : made.problem.code)
}

type ClientModel = {
  new (metadata: Record<string, unknown>, ctx?: KoaContextWithOIDC): Client
  find(id: string): Promise<Client | undefined>
  prototype: { compareClientSecret(actual: string): boolean | Promise<boolean> }
}
