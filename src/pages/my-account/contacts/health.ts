import { type Receipt, receiptsFor } from '../../../mechanisms/delivery/index.ts'
import type { Queries } from '../../../platform/database/index.ts'
import type { Contact } from '../../../records/accounts/index.ts'

/** How messages to a contact fare: when the last one was taken, and whether the latest one was refused. */
export type Health = { acceptedAt: Date | undefined; refused: boolean }

/** From the receipts of the account's latest messages; told to its own person alone. */
export async function contactHealth(q: Queries, accountId: string): Promise<(contact: Contact) => Health> {
  const receipts = await receiptsFor(q, { accountId })
  return (contact) => healthOf(receipts.filter((receipt) => receipt.to === contact.value))
}

/** `receipts`: newest first. */
function healthOf(receipts: Receipt[]): Health {
  const accepted = receipts.find((receipt) => receipt.status === 'accepted')
  const ended = receipts.find((receipt) => receipt.status === 'accepted' || receipt.status === 'refused')
  return { acceptedAt: accepted?.acceptedAt ?? undefined, refused: ended?.status === 'refused' }
}
