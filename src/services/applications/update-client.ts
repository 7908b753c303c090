import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { readName } from '../../records/accounts/index.ts'
import { updateClient as writeClient } from '../../records/clients/changes.ts'
import { type ChangeableClient, type ClientRecord, findClient } from '../../records/clients/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'
import { type Mistakes, recordClientAudit, registrationMistakes, unknownClient } from './registration.ts'

/** What is left out, or undefined, stays. */
export type ClientChanges = { [Name in keyof ChangeableClient]?: ChangeableClient[Name] | undefined }

/**
 * Changes a registration; metadata is replaced as a whole. Effective within a second.
 *
 * Where it changes which accounts may enter, the application loses what it holds of those that may not any more: their
 * tokens are refused, and their sessions there are told to end. Declined with the list of mistakes.
 */
export function updateClient(
  context: Pick<Context, 'db' | 'deliverLogout'>,
  actor: Actor,
  clientId: string,
  changes: ClientChanges,
): Promise<{ ok: true } | Mistakes | Refusal> {
  const refusal = refuseUnlessMay(actor, 'client.write')
  if (refusal) return Promise.resolve(refusal)
  return context.db.transaction(async (tx) => {
    const client = await findClient(tx, clientId)
    if (!client) return unknownClient
    const next = merge(client, changes)
    const mistakes = registrationMistakes(next)
    if (mistakes.length > 0) return { ok: false, mistakes }
    await writeClient(tx, clientId, next)
    await recordClientAudit(tx, actor, 'client.changed', client)
    const { accountKind, organizationId } = next
    if (accountKind !== client.accountKind || organizationId !== client.organizationId)
      await endAccess(context, tx, actor, 'application_narrowed', { clientId, fits: { accountKind, organizationId } })
    return { ok: true }
  })
}

function merge(client: ClientRecord, changes: ClientChanges): ChangeableClient {
  return {
    name: changes.name === undefined ? client.name : (readName(changes.name) ?? ''),
    firstParty: changes.firstParty ?? client.firstParty,
    accountKind: changes.accountKind ?? client.accountKind,
    organizationId: changes.organizationId === undefined ? client.organizationId : changes.organizationId,
    resource: changes.resource === undefined ? client.resource : changes.resource,
    resourceScopes: changes.resourceScopes ?? client.resourceScopes,
    metadata: changes.metadata ?? client.metadata,
  }
}
