import { issueOnce } from '../../mechanisms/one-time/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { type Account, type Contact, listContacts } from '../../records/accounts/index.ts'
import { findChangeOf } from '../../records/contests/index.ts'

/** A contact that a stranger may have left behind, with the secret of a link that undoes its addition. */
export type RecentContact = { contact: Contact; undo: string }

const week = 7 * 24 * 60 * 60 * 1000
const undoMinutes = 60

/** Contacts that came within a week, but the one that asks (`told`), which can undo that. */
export async function recentContacts(tx: Transaction, account: Account, told: string): Promise<RecentContact[]> {
  const { ownerId, accountId } = account
  const list: RecentContact[] = []
  for (const contact of await listContacts(tx, account)) {
    if (contact.contactId === told || Date.now() - contact.addedAt.getTime() > week) continue
    const change = await findChangeOf(tx, account, 'contact_added', contact.contactId)
    if (!change) continue
    const data = { change: change.changeId, told }
    list.push({
      contact,
      undo: await issueOnce(tx, 'contact_undo', { ownerId, accountId, minutes: undoMinutes, data }),
    })
  }
  return list
}
