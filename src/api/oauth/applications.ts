import { recordAudit } from '../../platform/audit/index.ts'
import type { Database, Queries } from '../../platform/database/index.ts'
import { findAccount } from '../../records/accounts/index.ts'
import { forgetGrants, revokeGrantsOf } from '../../records/grants/changes.ts'
import type { LogoutNotice } from '../../records/grants/index.ts'
import { type ConnectedApplication, selectConnected } from './storage/index.ts'

/** The applications that an account is connected with, the last entered first. */
export async function connectedApplications(db: Database, accountId: string): Promise<ConnectedApplication[]> {
  const rows = await db.many<Omit<ConnectedApplication, 'scopes'> & { scope: string | null }>(
    selectConnected(accountId),
  )
  return rows.map(({ scope, ...row }) => ({ ...row, scopes: scope ? scope.split(' ') : [] }))
}

/** Takes back everything that an application holds of an account; it has to ask anew. Returns how it is to be told. */
export async function revokeApplication(tx: Queries, accountId: string, clientId: string): Promise<LogoutNotice[]> {
  const gone = await revokeGrantsOf(tx, { accountId, clientId })
  await audit(tx, accountId, { clientId })
  return forgetGrants(tx, gone, 'application')
}

/** Takes back everything that every application holds of an account: after a change of password, or a takeover. */
export async function revokeEverything(tx: Queries, accountId: string): Promise<void> {
  const gone = await revokeGrantsOf(tx, { accountId })
  if (gone.length > 0) await audit(tx, accountId, { clientIds: [...new Set(gone.map((each) => each.clientId))] })
}

async function audit(tx: Queries, accountId: string, detail: Record<string, unknown>): Promise<void> {
  const account = await findAccount(tx, accountId)
  if (account) await recordAudit(tx, { type: 'applications.revoked', ownerId: account.ownerId, accountId, detail })
}
