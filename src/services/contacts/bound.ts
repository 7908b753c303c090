import type { Account, Contact } from '../../records/accounts/index.ts'

/** Why a contact cannot be removed: it is the last proven one, or the address that the organisation gave out. */
export type Bound = 'last' | 'organization' | undefined

export function boundOf(account: Account, contacts: Contact[], contact: Contact): Bound {
  if (account.kind === 'organization' && contact.value === account.userName) return 'organization'
  return contacts.some((each) => each.contactId !== contact.contactId && each.verifiedAt) ? undefined : 'last'
}
