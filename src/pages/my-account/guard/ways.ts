import { findPassword } from '../../../mechanisms/authenticators/index.ts'
import type { Queries } from '../../../platform/database/index.ts'
import { type Account, type Contact, listContacts } from '../../../records/accounts/index.ts'

/** What opens an account. */
export type WaysIn = {
  password: { changedAt: Date } | undefined
  /** Each can be sent a code to sign in with. */
  codes: Contact[]
  contacts: Contact[]
  count: number
}

export async function waysIn(q: Queries, account: Account): Promise<WaysIn> {
  const [password, contacts] = await Promise.all([findPassword(q, account), listContacts(q, account)])
  const codes = contacts.filter((contact) => contact.verifiedAt && contact.signsIn)
  return { password, codes, contacts, count: codes.length + (password ? 1 : 0) }
}

/** Not proven for so long that it is worth asking whether it still reaches its person. */
export function isOldProof(contact: Contact, now = Date.now()): boolean {
  return contact.verifiedAt !== null && now - contact.verifiedAt.getTime() > 180 * 24 * 60 * 60 * 1000
}
