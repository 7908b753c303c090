import type { Session } from '../../../mechanisms/sessions/index.ts'
import { randomToken, sha256 } from '../../../platform/crypto/index.ts'
import { allow } from '../authorize/grants.ts'
import type { Asked } from '../consent/index.ts'
import type { PageDeps } from '../deps.ts'
import { acrOf } from '../provider/index.ts'
import { decideDevice, type FoundDevice, findByUserCode, rememberApplications, takeBack } from '../storage/index.ts'

/** A device that waits to be let in, found by the code that it shows. */
export type Waiting = {
  idHash: Buffer
  clientId: string
  payload: Record<string, unknown>
  params: Record<string, unknown>
  /** Where the device asked from; never more than the network. */
  info: { network?: string; device?: string }
}

/** The characters of a user code, however it was typed: full-width, small, with spaces or hyphens. */
export function foldUserCode(typed: string): string {
  return typed
    .slice(0, 100)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z\d]/g, '')
}

/** As it stands on the device: WDJB-MJHT. */
export function showUserCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

export async function findWaiting({ db }: Pick<PageDeps, 'db'>, code: string): Promise<Waiting | undefined> {
  const found = await db.maybe<FoundDevice>(findByUserCode(sha256(code)))
  if (!found || found.taken) return undefined
  const { params, deviceInfo } = found.payload as { params?: Record<string, unknown>; deviceInfo?: Waiting['info'] }
  return {
    idHash: found.idHash,
    clientId: found.clientId,
    payload: found.payload,
    params: params ?? {},
    info: deviceInfo ?? {},
  }
}

/** Lets a device in with this session's account. Returns false when it was answered in the meantime. */
export async function letIn(
  { db, provider }: PageDeps,
  waiting: Waiting,
  session: Session,
  asked: Asked,
): Promise<boolean> {
  const { clientId } = waiting
  const { Grant } = provider.current()
  const grant = new Grant({ accountId: session.accountId, clientId })
  allow(grant, asked)
  const grantId = await grant.save()
  const sid = session.applications[clientId]?.sid ?? randomToken(16)
  const withSession = !asked.scopes.includes('offline_access')
  const indicators = Object.keys(asked.resources)
  const payload = {
    ...waiting.payload,
    accountId: session.accountId,
    acr: acrOf(session.amr),
    amr: session.amr,
    authTime: Math.floor(session.authTime.getTime() / 1000),
    grantId,
    scope: [...new Set([...asked.scopes, ...Object.values(asked.resources).flat()])].join(' '),
    sessionUid: session.sessionId,
    sid,
    ...(indicators.length > 0 && { resource: indicators.length === 1 ? indicators[0] : indicators }),
    ...(withSession && { expiresWithSession: true }),
  }
  const sessionId = withSession ? session.sessionId : null
  const statement = decideDevice(waiting.idHash, {
    payload: JSON.stringify(payload),
    grantId,
    accountId: session.accountId,
    sessionId,
  })
  if ((await db.run(statement)) === 0) {
    await takeBack(db, [grantId], 'device_answered')
    return false
  }
  if (!session.applications[clientId])
    await db.run(rememberApplications(session.sessionId, { [clientId]: { sid, grantId } }))
  return true
}

/** Turns a device away; it is told so when it asks next. */
export async function turnAway({ db }: Pick<PageDeps, 'db'>, waiting: Waiting): Promise<boolean> {
  const payload = { ...waiting.payload, error: 'access_denied', errorDescription: 'the person turned the device away' }
  const statement = decideDevice(waiting.idHash, {
    payload: JSON.stringify(payload),
    grantId: null,
    accountId: null,
    sessionId: null,
  })
  return (await db.run(statement)) > 0
}
