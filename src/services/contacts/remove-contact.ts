import { type Person, refuseUnlessMay } from '../../access/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { lockAccount, removeContact as removeRecord } from '../../records/accounts/changes.ts'
import { type Account, findAccount, listContacts } from '../../records/accounts/index.ts'
import { addChange } from '../../records/contests/changes.ts'
import type { Context } from '../context.ts'
import { followName } from '../follow-name.ts'
import { refuseWhileHeld } from '../holds.ts'
import { tellContactRemoved } from '../notices/index.ts'
import { spendShown } from '../shown.ts'
import { boundOf } from './bound.ts'

/**
 * Removes a contact of the person's account, which is told of it and can undo it for seven days. `removed` is false when
 * it is not there, is the last proven one, or was given out by the organisation.
 *
 * Refused while a hold lasts (GK7008), and when nothing was shown for it (GK7009).
 */
export async function removeContact(
  context: Context,
  actor: Person,
  { contactId, language }: { contactId: string; language: Language },
): Promise<Refusal | { ok: true; removed: boolean }> {
  const refused = refuseUnlessMay(actor, 'contact.remove', actor)
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    await lockAccount(tx, actor)
    const account = (await findAccount(tx, actor.accountId)) as Account
    const contacts = await listContacts(tx, account)
    const contact = contacts.find((each) => each.contactId === contactId)
    if (!contact || boundOf(account, contacts, contact)) return { ok: true, removed: false }
    const held = refuseWhileHeld(context, account, language)
    if (held) return held
    const shown = await spendShown(tx, actor, 'contact.remove')
    if (!shown.ok) return shown
    if (!(await removeRecord(tx, account, contactId))) return { ok: true, removed: false }
    await followName(tx, account)
    const change = { kind: 'contact_removed', contactId, browserHash: actor.browserHash, shown: shown.kinds } as const
    await tellContactRemoved(context, tx, account, contact, await addChange(tx, account, change))
    return { ok: true, removed: true }
  })
}
