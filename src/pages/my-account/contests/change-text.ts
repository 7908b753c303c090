import type { Queries } from '../../../platform/database/index.ts'
import type { View } from '../../../platform/html/index.ts'
import { type Account, findContact, maskContact } from '../../../records/accounts/index.ts'
import type { AccountChange, ChangeKind } from '../../../records/contests/index.ts'

/** The contact that a change is about, masked; empty for a change of the password. */
export async function maskOf(q: Queries, account: Account, { contactId }: AccountChange): Promise<string> {
  const contact = contactId ? await findContact(q, account, contactId) : undefined
  return contact ? maskContact(contact.kind, contact.value) : ''
}

/** What was changed, in one sentence. */
export function changeText({ t }: View, kind: ChangeKind, mask: string): string {
  if (kind === 'contact_added') return t('account.undo.wasAdded', { mask })
  if (kind === 'contact_removed') return t('account.undo.wasRemoved', { mask })
  return t(kind === 'password_reset' ? 'account.undo.wasReset' : 'account.undo.wasChanged')
}
