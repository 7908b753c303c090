import { type Person, refuseUnlessMay } from '../../access/index.ts'
import { findChallenge, spendChallenge } from '../../mechanisms/one-time/index.ts'
import { noteReauthentication } from '../../mechanisms/reauthentication/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { addContact as addRecord, lockAccount, proveContactAgain } from '../../records/accounts/changes.ts'
import { type Account, type Contact, findAccount, type Identifier, listContacts } from '../../records/accounts/index.ts'
import { addChange } from '../../records/contests/changes.ts'
import type { Context } from '../context.ts'
import { refuseWhileHeld } from '../holds.ts'
import { tellContactAdded } from '../notices/index.ts'
import { spendShown } from '../shown.ts'

/** As long as a question to a contact lives. */
const questionMinutes = 60

const purposeFor = ({ norm }: Identifier) => `contact.add ${norm}`

/**
 * The person wants to add a contact, or to prove one that is there: what they have shown for it is from now on good for
 * this contact alone, until its code is typed. Proving a proven one again needs nothing.
 *
 * Refused while a hold lasts (GK7008), and when nothing was shown (GK7009).
 */
export async function beginAddContact(
  context: Context,
  actor: Person,
  { contact, language }: { contact: Identifier; language: Language },
): Promise<Refusal | { ok: true }> {
  const refused = refuseUnlessMay(actor, 'contact.add', actor)
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const account = (await findAccount(tx, actor.accountId)) as Account
    const own = (await listContacts(tx, account)).find((each) => each.norm === contact.norm)
    if (own?.verifiedAt) return { ok: true }
    const held = refuseWhileHeld(context, account, language)
    if (held) return held
    const shown = await spendShown(tx, actor, 'contact.add')
    if (!shown.ok) return shown
    const proof = shown.kinds.includes('password') ? 'password' : 'contact'
    await noteReauthentication(tx, actor, { purpose: purposeFor(contact), proof, minutes: questionMinutes })
    return { ok: true }
  })
}

/** `taken`: another account of the same kind has it; `spent`: the proof has done its work already. */
export type Added = 'added' | 'proven' | 'taken' | 'spent'

/**
 * The person has proved a contact (`challenge`): it is added, or proven again, at most once. The account's contacts are
 * told, each established one with a link that undoes it.
 */
export async function addContact(
  context: Context,
  actor: Person,
  { challenge, contact, language }: { challenge: string; contact: Identifier; language: Language },
): Promise<Refusal | { ok: true; became: Added }> {
  const refused = refuseUnlessMay(actor, 'contact.add', actor)
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    await lockAccount(tx, actor)
    const account = (await findAccount(tx, actor.accountId)) as Account
    const open = await findChallenge(tx, challenge, 'contact', actor.browserHash)
    // What was proven is what the challenge says, never what the page brings along.
    if (open?.contactValue !== contact.value || open.accountId !== actor.accountId) return { ok: true, became: 'spent' }
    const own = (await listContacts(tx, account)).find((each) => each.norm === contact.norm)
    if (own?.verifiedAt) return { ok: true, became: await proveAgain(tx, account, own, challenge) }
    const held = refuseWhileHeld(context, account, language)
    if (held) return held
    const shown = await spendShown(tx, actor, purposeFor(contact))
    if (!shown.ok) return shown
    if (!(await spendChallenge(tx, challenge))) return { ok: true, became: 'spent' }
    if (own) await proveContactAgain(tx, account, own.contactId)
    const added = own ?? (await addRecord(tx, account, contact))
    if (!added) return { ok: true, became: 'taken' }
    const { contactId } = added
    const change = { kind: 'contact_added', contactId, browserHash: actor.browserHash, shown: shown.kinds } as const
    await tellContactAdded(context, tx, account, added, await addChange(tx, account, change))
    return { ok: true, became: own ? 'proven' : 'added' }
  })
}

async function proveAgain(tx: Transaction, account: Account, own: Contact, challenge: string): Promise<Added> {
  if (!(await spendChallenge(tx, challenge))) return 'spent'
  await proveContactAgain(tx, account, own.contactId)
  return 'proven'
}
