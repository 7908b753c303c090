import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import { randomToken, sha256 } from '../../platform/crypto/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { readName } from '../../records/accounts/index.ts'
import { insertClient } from '../../records/clients/changes.ts'
import {
  type AcceptedAccountKind,
  type ClientMetadata,
  type ClientRecord,
  findClient,
  type NewClientRecord,
  needsSecret,
} from '../../records/clients/index.ts'
import type { Context } from '../context.ts'
import { clientIdMistakes, type Mistakes, recordClientAudit, registrationMistakes } from './registration.ts'

export type NewClient = {
  name: string
  metadata: ClientMetadata
  /** Default: a random one. Chosen ones are for people who read them: 'example', 'intranet'. */
  clientId?: string | undefined
  ownerId?: string | null | undefined
  /** One of our own: nobody is asked for consent. Never one that registers itself. */
  firstParty?: boolean | undefined
  accountKind?: AcceptedAccountKind | undefined
  organizationId?: string | null | undefined
  resource?: string | null | undefined
  resourceScopes?: string[] | undefined
  /** Default: a random one, where the application needs one. */
  secret?: string | undefined
}

export type CreatedClient = { ok: true; client: ClientRecord; secret: string | undefined }

/**
 * Registers an application. The secret, where it needs one, is in the answer only: what is kept is its hash.
 *
 * Declined with the whole list of mistakes, also when the client id or the resource is taken; refused to an actor who
 * may not (GK7007). An application that registers itself (RFC 7591) is marked as that, and is never one of our own.
 */
export async function createClient(
  { db }: Pick<Context, 'db'>,
  actor: Actor,
  entry: NewClient,
): Promise<CreatedClient | Mistakes | Refusal> {
  const refusal = refuseUnlessMay(actor, actor.kind === 'application' ? 'client.register' : 'client.write')
  if (refusal) return refusal
  const secret = needsSecret(entry.metadata) ? (entry.secret ?? randomToken()) : undefined
  const record = recordOf(actor, entry, secret)
  const mistakes = [...registrationMistakes(record), ...clientIdMistakes(record.clientId)]
  if (mistakes.length > 0) return { ok: false, mistakes }
  return db.transaction(async (tx) => {
    if (!(await insertClient(tx, record))) return { ok: false, mistakes: ['the client id or the resource is taken'] }
    await recordClientAudit(tx, actor, 'client.created', record)
    return { ok: true, client: (await findClient(tx, record.clientId)) as ClientRecord, secret }
  })
}

function recordOf(actor: Actor, entry: NewClient, secret: string | undefined): NewClientRecord {
  const registered = actor.kind === 'application'
  return {
    clientId: entry.clientId ?? `c${randomToken(12).replace(/[-_]/g, '0')}`,
    ownerId: entry.ownerId ?? null,
    name: readName(entry.name) ?? '',
    firstParty: !registered && (entry.firstParty ?? false),
    registered,
    accountKind: entry.accountKind ?? 'any',
    organizationId: entry.organizationId ?? null,
    resource: entry.resource ?? null,
    resourceScopes: entry.resourceScopes ?? [],
    metadata: entry.metadata,
    secretHash: secret === undefined ? null : sha256(secret),
  }
}
