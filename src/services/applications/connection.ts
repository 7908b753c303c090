import { type Person, refuseUnlessMay } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { findClient } from '../../records/clients/index.ts'
import { personFits, requirementOf } from './account-requirement.ts'

/**
 * Why this person may not let this application use their account: it is not there or turned off (GK7005), or it does not
 * take this account (GK2003). `accountKind` is what the request asks of the account beside the registration.
 */
export async function refuseConnection(
  q: Queries,
  actor: Person,
  clientId: string,
  accountKind: string | undefined,
): Promise<Refusal | undefined> {
  const refusal = refuseUnlessMay(actor, 'application.connect', actor)
  if (refusal) return refusal
  const client = await findClient(q, clientId)
  if (!client?.usable) return refuse('app_misconfigured', { app: client?.name ?? clientId })
  if (personFits(actor, requirementOf(client, accountKind))) return undefined
  return refuse('kind_mismatch_no_match', { app: client.name })
}

/** Writes down what a person decided about an application. */
export function recordDecision(
  q: Queries,
  { ownerId, accountId }: Person,
  type: 'consent.given' | 'consent.refused' | 'device.allowed' | 'device.denied',
  detail: Record<string, unknown>,
): Promise<void> {
  return recordAudit(q, { type, ownerId, accountId, detail })
}
