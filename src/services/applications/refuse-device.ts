import { type Person, refuseUnlessMay } from '../../access/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { answerDevice } from '../../records/authorization-artifacts/changes.ts'
import type { WaitingDevice } from '../../records/authorization-artifacts/index.ts'
import type { Context } from '../context.ts'
import { recordDecision } from './connection.ts'

/** The person turns a waiting device away; it is told so when it asks next. Refused when it was answered before (GK4002). */
export function refuseDevice(
  { db }: Pick<Context, 'db'>,
  actor: Person,
  { device, network }: { device: WaitingDevice; network: string | undefined },
): Promise<{ ok: true } | Refusal> {
  const refusal = refuseUnlessMay(actor, 'application.connect', actor)
  if (refusal) return Promise.resolve(refusal)
  const payload = { ...device.payload, error: 'access_denied', errorDescription: 'the person turned the device away' }
  return db.transaction(async (tx) => {
    if (!(await answerDevice(tx, device.idHash, { payload, grantId: null, accountId: null, sessionId: null })))
      return refuse('code_expired')
    await recordDecision(tx, actor, 'device.denied', { clientId: device.clientId, network })
    return { ok: true }
  })
}
