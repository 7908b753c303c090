import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { type ConnectedApplication, connectedApplications } from '../../records/grants/index.ts'
import type { Context } from '../context.ts'

/** The applications that hold something of an account, the last entered first. */
export async function listConnectedApplications(
  { db }: Pick<Context, 'db'>,
  actor: Actor,
  accountId: string,
): Promise<{ ok: true; applications: ConnectedApplication[] } | Refusal> {
  const refusal = refuseUnlessMay(actor, 'account.read', { accountId })
  return refusal ?? { ok: true, applications: await connectedApplications(db, accountId) }
}
