import type { Person } from '../../access/index.ts'
import { rememberApplications } from '../../mechanisms/sessions/changes.ts'
import type { Session } from '../../mechanisms/sessions/index.ts'
import { randomToken } from '../../platform/crypto/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { refuse } from '../../platform/problems/index.ts'
import { answerDevice } from '../../records/authorization-artifacts/changes.ts'
import type { WaitingDevice } from '../../records/authorization-artifacts/index.ts'
import { putGrant } from '../../records/grants/changes.ts'
import type { Context } from '../context.ts'
import { recordDecision, refuseConnection } from './connection.ts'
import { refuseOffline } from './refuse-offline.ts'
import { newGrant, type RequestedAccess } from './requested-access.ts'

export type DeviceApproval = {
  device: WaitingDevice
  /** The actor's session: what the device gets is said to stand on that sign-in. */
  session: Session
  acr: string
  access: RequestedAccess
  /** Where the device asked from, for the log; never more than the network. */
  network: string | undefined
}

/**
 * The person lets a waiting device use their account (RFC 8628, 3.3).
 *
 * Refused when it was answered in the meantime (GK4002), when its application is not there or turned off (GK7005), and
 * when it does not take this account (GK2003), or would outlive a hold (GK7008).
 */
export function approveDevice(
  context: Pick<Context, 'db' | 'config'>,
  actor: Person,
  { device, session, acr, access, network }: DeviceApproval,
): Promise<{ ok: true } | Refusal> {
  const { clientId } = device
  return context.db.transaction(async (tx) => {
    const refusal =
      (await refuseConnection(tx, actor, clientId, undefined)) ?? (await refuseOffline(context, tx, actor, access))
    if (refusal) return refusal
    const { grantId, ...grant } = newGrant(actor, clientId, access)
    const known = session.applications[clientId]
    const sid = known?.sid ?? randomToken(16)
    const payload = approvedPayload({ device, session, acr, access, sid, grantId })
    const sessionId = endsWithSession(access) ? session.sessionId : null
    if (!(await answerDevice(tx, device.idHash, { payload, grantId, accountId: actor.accountId, sessionId })))
      return refuse('code_expired')
    await tx.run(putGrant({ grantId, ...grant }))
    if (!known) await tx.run(rememberApplications(session.sessionId, { [clientId]: { sid, grantId } }))
    await recordDecision(tx, actor, 'device.allowed', { clientId, network })
    return { ok: true }
  })
}

const endsWithSession = ({ scopes }: RequestedAccess) => !scopes.includes('offline_access')

type Approved = Pick<DeviceApproval, 'device' | 'session' | 'acr' | 'access'> & { sid: string; grantId: string }

/** What waits for the device, as the OpenID provider makes tokens of it. */
function approvedPayload({ device, session, acr, access, sid, grantId }: Approved): Record<string, unknown> {
  const indicators = Object.keys(access.resources)
  return {
    ...device.payload,
    accountId: session.accountId,
    acr,
    amr: session.amr,
    authTime: Math.floor(session.authTime.getTime() / 1000),
    grantId,
    scope: [...new Set([...access.scopes, ...Object.values(access.resources).flat()])].join(' '),
    sessionUid: session.sessionId,
    sid,
    ...(indicators.length > 0 && { resource: indicators.length === 1 ? indicators[0] : indicators }),
    ...(endsWithSession(access) && { expiresWithSession: true }),
  }
}
