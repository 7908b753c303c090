import type { Person } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { putGrant } from '../../records/grants/changes.ts'
import type { Context } from '../context.ts'
import { recordDecision, refuseConnection } from './connection.ts'
import { refuseOffline } from './refuse-offline.ts'
import { newGrant, type RequestedAccess } from './requested-access.ts'

export type Consent = {
  clientId: string
  /** What the request asks of the account beside what the application is registered for (`account_kind`). */
  accountKind: string | undefined
  access: RequestedAccess
}

/**
 * The person lets an application use their account. Returns the new grant, which nothing stands on yet.
 *
 * Refused when the application is not there or turned off (GK7005), when it does not take this account (GK2003), and when it
 * would outlive a hold (GK7008).
 */
export function giveConsent(
  context: Pick<Context, 'db' | 'config'>,
  actor: Person,
  { clientId, accountKind, access }: Consent,
): Promise<{ ok: true; grantId: string } | Refusal> {
  return context.db.transaction(async (tx) => {
    const refusal =
      (await refuseConnection(tx, actor, clientId, accountKind)) ?? (await refuseOffline(context, tx, actor, access))
    if (refusal) return refusal
    const grant = newGrant(actor, clientId, access)
    await tx.run(putGrant(grant))
    const { scopes, resources } = access
    await recordDecision(tx, actor, 'consent.given', { clientId, scopes, resources })
    return { ok: true, grantId: grant.grantId }
  })
}
