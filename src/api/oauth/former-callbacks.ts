import { recordAudit } from '../../platform/audit/index.ts'
import type { Queries, Transaction } from '../../platform/database/index.ts'
import { findAccount } from '../../records/accounts/index.ts'
import { forgetGrants, revokeGrantsOf, writeLogoutNotices } from '../../records/grants/changes.ts'
import type { LogoutNotice } from '../../records/grants/index.ts'

/** Notes who is to be told of ended sessions. Until all callers are acts, which end access themselves. */
export async function noteLogout(tx: Transaction, notices: LogoutNotice[], deliver: () => void): Promise<void> {
  if ((await writeLogoutNotices(tx, notices)) > 0) tx.afterwards(deliver)
}

export async function revokeApplication(tx: Queries, accountId: string, clientId: string): Promise<LogoutNotice[]> {
  const gone = await revokeGrantsOf(tx, { accountId, clientId })
  await audit(tx, accountId, { clientId })
  return forgetGrants(tx, gone, 'application')
}

export async function revokeEverything(tx: Queries, accountId: string): Promise<void> {
  const gone = await revokeGrantsOf(tx, { accountId })
  if (gone.length > 0) await audit(tx, accountId, { clientIds: [...new Set(gone.map((each) => each.clientId))] })
}

async function audit(tx: Queries, accountId: string, detail: Record<string, unknown>): Promise<void> {
  const account = await findAccount(tx, accountId)
  if (account) await recordAudit(tx, { type: 'applications.revoked', ownerId: account.ownerId, accountId, detail })
}
