import { issueOnce } from '../mechanisms/one-time/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { type Account, type Contact, listContacts } from '../records/accounts/index.ts'

/** A contact that a stranger may have left behind, with the secret of a link that undoes its addition. */
export type RecentContact = { contact: Contact; undo: string }

/** What a report of a takeover found; everybody is out by then. */
export type ReportedTakeover = { ok: true; account: Account; recent: RecentContact[] }

const week = 7 * 24 * 60 * 60 * 1000
const undoMinutes = 60

/** Contacts that came within a week, but the one that the report came from (`told`). */
export async function recentContacts(
  tx: Transaction,
  account: Account,
  told: string | undefined,
): Promise<RecentContact[]> {
  const { ownerId, accountId } = account
  const list: RecentContact[] = []
  for (const contact of await listContacts(tx, account)) {
    if (!isRecent(contact, account) || contact.contactId === told) continue
    const data = { change: 'added', contact: contact.contactId, told: told ?? contact.contactId }
    list.push({
      contact,
      undo: await issueOnce(tx, 'contact_undo', { ownerId, accountId, minutes: undoMinutes, data }),
    })
  }
  return list
}

function isRecent(contact: Contact, account: Account): boolean {
  return contact.addedAt > account.createdAt && Date.now() - contact.addedAt.getTime() < week
}
