import { findPassword } from '../../mechanisms/authenticators/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import { type Account, type Contact, listContacts } from '../../records/accounts/index.ts'
import { findSecondProofs } from '../../services/credentials/index.ts'
import type { Purpose } from '../../services/shown.ts'

/** With what the person can show that it is them. */
export type Methods = { password: boolean; contacts: Contact[] }

/**
 * The password where there is one; otherwise a code to an established contact. To end a hold it has to be another kind of
 * proof than the one that it began with; on an established device any will do.
 */
export async function methodsFor(
  q: Queries,
  account: Account,
  purpose: Purpose,
  browserHash: Buffer | undefined,
): Promise<Methods> {
  const password = (await findPassword(q, account)) !== undefined
  if (purpose === 'hold.end') {
    const second = await findSecondProofs(q, account, browserHash)
    if (!second.device) return { password: second.password, contacts: second.contacts }
  }
  if (password) return { password, contacts: [] }
  const contacts = await listContacts(q, account)
  return { password, contacts: contacts.filter(({ standing }) => standing === 'established') }
}
