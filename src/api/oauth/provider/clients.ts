import { type Client, errors, type KoaContextWithOIDC, Provider } from 'oidc-provider'
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

/** The records that each request has looked up so far. */
const recordsOfRequest = new WeakMap<object, Map<string, ClientRecord>>()

/** The record behind an application as the library knows it, as it was looked up for this request. */
export function recordOf(
  { req }: Pick<KoaContextWithOIDC, 'req'>,
  { clientId }: Pick<Client, 'clientId'>,
): ClientRecord {
  const record = recordsOfRequest.get(req)?.get(clientId)
  if (!record) throw new Error('this application was not looked up for this request')
  return record
}

/**
 * What the library is to know of an application. One that is not usable is like one that does not exist, on every path
 * (ATK-028, ATK-073). The library makes an object of it, and keeps that for as long as nothing in here changes.
 */
export async function findClientMetadata(
  clients: Clients,
  clientId: string,
): Promise<Record<string, unknown> | undefined> {
  const record = await clients.record(clientId)
  if (!record?.usable) return undefined
  const req = Provider.ctx?.req
  if (req) recordsOfRequest.set(req, (recordsOfRequest.get(req) ?? new Map()).set(clientId, record))
  return libraryMetadata(record)
}

/** Whether this is the secret of the client, or the former one while that is still good. */
export function isSecretOf(client: Client, secret: string): boolean {
  const { ctx } = Provider
  if (!ctx) throw new Error('secrets are compared while a request is answered')
  const hash = sha256(secret)
  const { secretHash, formerSecretHash } = recordOf(ctx, client)
  return [secretHash, formerSecretHash].some((kept) => kept !== null && sameBytes(kept, hash))
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
