import { type Actor, auditActor } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { setAccountStatus } from '../../records/accounts/changes.ts'
import { type Account, type AccountStatus, findAccount } from '../../records/accounts/index.ts'
import { findOrganization } from '../../records/organizations/index.ts'
import { type Decline, decline } from '../decline.ts'

export type StatusChange = { from: AccountStatus[]; to: AccountStatus; event: string }

export type ChangedAccount = { ok: true; account: Account }
/** There is no such account, or what it is now does not allow it. */
export type StatusRefusal = Decline<'no_account' | 'account_status'>

/** Writes the status and the event of it. Declined when the account is not in one of the states `from`. */
export async function changeStatus(
  tx: Transaction,
  actor: Actor,
  accountId: string,
  { from, to, event }: StatusChange,
): Promise<ChangedAccount | StatusRefusal> {
  const changed = await setAccountStatus(tx, accountId, from, to)
  const account = await findAccount(tx, accountId)
  if (!account) return decline('no_account', { text: accountId })
  if (!changed) return decline('account_status', { address: account.userName, status: account.status })
  await recordAudit(tx, { type: event, ownerId: account.ownerId, accountId, actor: auditActor(actor) })
  return { ok: true, account }
}

/** An account of an organisation that is closed for good stays closed with it. */
export async function declinedAsOrganizationClosed(
  tx: Transaction,
  accountId: string,
): Promise<Decline<'organization_closed'> | undefined> {
  const account = await findAccount(tx, accountId)
  const organization = account?.kind === 'organization' ? await findOrganization(tx, account.ownerId) : undefined
  return organization?.status === 'closed' ? decline('organization_closed', { slug: organization.slug }) : undefined
}
