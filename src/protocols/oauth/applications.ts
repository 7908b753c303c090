import { recordAudit } from '../../platform/audit/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { findAccount } from '../../records/accounts/index.ts'
import { type Notice, writeNotices } from './logout/notices.ts'
import { type ConnectedApplication, forgetApplication, revokeGrantsOf, selectConnected } from './storage/index.ts'

/** The applications that an account is connected with, the last entered first. */
export async function connectedApplications(db: Database, accountId: string): Promise<ConnectedApplication[]> {
  const rows = await db.many<Omit<ConnectedApplication, 'scopes'> & { scope: string | null }>(
    selectConnected(accountId),
  )
  return rows.map(({ scope, ...row }) => ({ ...row, scopes: scope ? scope.split(' ') : [] }))
}

/** Takes back everything that an application holds of an account. It is told, and has to ask anew. */
export async function revokeApplication(db: Database, accountId: string, clientId: string): Promise<void> {
  await db.run(revokeGrantsOf(accountId, clientId))
  const known = await db.many<{ sid: string | null }>(forgetApplication(accountId, clientId))
  await writeNotices(
    db,
    known.map(({ sid }): Notice => ({ accountId, clientId, sid: sid ?? undefined })),
  )
  await audit(db, accountId, { clientId })
}

/** Takes back everything that every application holds of an account: after a change of password, or a takeover. */
export async function revokeEverything(db: Database, accountId: string): Promise<void> {
  const gone = await db.many<{ clientId: string }>(revokeGrantsOf(accountId, null))
  if (gone.length > 0) await audit(db, accountId, { clientIds: gone.map((each) => each.clientId) })
}

async function audit(db: Database, accountId: string, detail: Record<string, unknown>): Promise<void> {
  const account = await findAccount(db, accountId)
  if (account) await recordAudit(db, { type: 'applications.revoked', ownerId: account.ownerId, accountId, detail })
}
