import { type Actor, auditActor } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import { nilUuid } from '../../platform/crypto/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import { readName } from '../../records/accounts/index.ts'
import { type ChangeableClient, metadataMistakes } from '../../records/clients/index.ts'

/** A registration that cannot stand: everything that is wrong with it, one sentence each. */
export type Mistakes = { ok: false; mistakes: string[] }

export const unknownClient: Mistakes = { ok: false, mistakes: ['there is no such application'] }

/** Never like a subject, which is a UUID: the two share places in tokens (RFC 9700, 4.15). */
const clientIdForm = /^[A-Za-z][\w.-]{1,63}$/

export function clientIdMistakes(clientId: string): string[] {
  const fits = clientIdForm.test(clientId) && !/^[\da-f]{8}-[\da-f]{4}-/i.test(clientId)
  return fits ? [] : ['the client id must begin with a letter and have letters, digits, dots and hyphens only']
}

/** Everything about this registration that cannot stand; empty when it can be kept. */
export function registrationMistakes(
  client: Pick<ChangeableClient, 'name' | 'metadata' | 'accountKind' | 'organizationId' | 'resource'>,
): string[] {
  const mistakes = metadataMistakes(client.metadata)
  if (!readName(client.name) || client.name.length > 100)
    mistakes.push('the name must have 1 to 100 characters that can be seen')
  if (client.organizationId && client.accountKind === 'personal')
    mistakes.push('personal accounts belong to no organisation')
  if (client.resource && (!URL.canParse(client.resource) || client.resource.includes('#')))
    mistakes.push('the resource must be an address')
  return mistakes
}

type AuditedClient = { clientId: string; ownerId: string | null }

/** Writes down what happened to a registration, in the log of the organisation that owns it or of the installation. */
export function recordClientAudit(q: Queries, actor: Actor, type: string, client: AuditedClient): Promise<void> {
  const ownerId = client.ownerId ?? nilUuid
  return recordAudit(q, { type, ownerId, actor: auditActor(actor), detail: { clientId: client.clientId } })
}
