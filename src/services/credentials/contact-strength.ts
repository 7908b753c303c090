import { isEstablished } from '../../mechanisms/known-devices/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { type Contact, type Identifier, listContacts } from '../../records/accounts/index.ts'

type Owner = { ownerId: string; accountId: string }

/**
 * Whether a proved contact opens an account: an established one does, a young or contested one only together with an
 * established device. Refused with GK8005 otherwise, and with GK2011 when the account has it no more.
 */
export async function requireStrength(
  q: Queries,
  account: Owner,
  identifier: Identifier,
  browserHash: Buffer | undefined,
): Promise<Refusal | { ok: true; contact: Contact }> {
  const contacts = await listContacts(q, account)
  const contact = contacts.find((each) => each.kind === identifier.kind && each.norm === identifier.norm)
  if (!contact) return refuse('no_account_for_contact', { contact: identifier.value })
  const weak = contact.standing === 'young' || contact.standing === 'contested'
  if (weak && !(await isEstablished(q, account.accountId, browserHash))) return refuse('recovery_more', { k: 1 })
  return { ok: true, contact }
}
