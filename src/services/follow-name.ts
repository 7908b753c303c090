import type { Queries } from '../platform/database/index.ts'
import { renameAccount } from '../records/accounts/changes.ts'
import { findAccount, listContacts, ownIdentifier } from '../records/accounts/index.ts'

/** An account is shown by a contact that it still has: the list of accounts would lead nowhere otherwise. */
export async function followName(tx: Queries, { accountId }: { accountId: string }): Promise<void> {
  const account = await findAccount(tx, accountId)
  if (!account || account.kind === 'organization') return
  const identifier = ownIdentifier(account, await listContacts(tx, account))
  if (identifier && identifier.value !== account.userName) await renameAccount(tx, account, identifier.value)
}
