import type { Person } from '../../access/index.ts'
import { type AccountRequirement, fitsRequirement } from '../../mechanisms/flows/index.ts'
import type { ClientRecord } from '../../records/clients/index.ts'

/** What an application asks of the account that enters it; a request may narrow it (`account_kind`), never widen it. */
export function requirementOf(client: ClientRecord, asked?: string): AccountRequirement {
  const narrowed =
    client.accountKind === 'any' && (asked === 'personal' || asked === 'organization') ? asked : client.accountKind
  return {
    clientId: client.clientId,
    name: client.name,
    kind: narrowed,
    ...(client.organizationId && {
      organizationId: client.organizationId,
      organizationName: client.organizationName ?? undefined,
    }),
  }
}

/** Personal accounts own themselves; all others belong to an organisation. */
export function personFits({ ownerId, accountId }: Person, requirement: AccountRequirement): boolean {
  return fitsRequirement({ ownerId, kind: ownerId === accountId ? 'personal' : 'organization' }, requirement)
}
