import type { Queries } from '../../platform/database/index.ts'
import type { ClientFacts } from '../../platform/http/index.ts'
import { type Contact, maskContact } from '../../records/accounts/index.ts'
import { minutesOfDay, type Notice, type Noticing, type Notified, notify, notifyEstablished } from './notify.ts'

const undoMinutes = 7 * minutesOfDay

function undoLink(kind: 'contact' | 'password', change: string): NonNullable<Notice['link']> {
  const path = kind === 'contact' ? '/account/undo' : '/account/password-undo'
  return { name: 'undoLink', type: `${kind}_undo`, path, minutes: undoMinutes, data: { change } }
}

/**
 * The password was changed or set anew. Established contacts can say that this was somebody else; removed ones hear that it
 * happened, and nothing of devices and places.
 */
export function tellPasswordChanged(
  context: Noticing,
  tx: Queries,
  account: Notified,
  { device, network }: ClientFacts,
  change: string,
): Promise<void> {
  return notify(context, tx, account, ({ standing }) => {
    if (standing === 'established')
      return { template: 'password_changed', values: { device, network }, link: undoLink('password', change) }
    return standing === 'removed' ? { template: 'password_changed_elsewhere' } : undefined
  })
}

type Changed = Pick<Contact, 'contactId' | 'kind' | 'value'>

/** A contact was added: each established one can undo it; a young one hears that it belongs to an account now. */
export function tellContactAdded(
  context: Noticing,
  tx: Queries,
  account: Notified,
  { contactId, kind, value }: Changed,
  change: string,
): Promise<void> {
  const values = { mask: maskContact(kind, value) }
  return notify(context, tx, account, (each) => {
    if (each.standing === 'established') return { template: 'contact_added', values, link: undoLink('contact', change) }
    return each.contactId === contactId ? { template: 'contact_added_here', values } : undefined
  })
}

/** A contact was removed. It can undo that itself, if it had a say before, and so can each established one. */
export function tellContactRemoved(
  context: Noticing,
  tx: Queries,
  account: Notified,
  removed: Contact,
  change: string,
): Promise<void> {
  const values = { mask: maskContact(removed.kind, removed.value) }
  const undoable: Notice = { template: 'contact_removed', values, link: undoLink('contact', change) }
  return notify(context, tx, account, (each) => {
    if (each.standing === 'established') return undoable
    if (each.contactId !== removed.contactId) return undefined
    return removed.standing === 'established' ? undoable : { template: 'contact_removed_here', values }
  })
}

/** Name or language was changed; told in the language that the account has now. */
export function tellProfileChanged(
  context: Noticing,
  tx: Queries,
  account: Notified,
  { device, network }: ClientFacts,
): Promise<void> {
  return notifyEstablished(context, tx, account, { template: 'profile_changed', values: { device, network } })
}

export function tellApplicationDisconnected(
  context: Noticing,
  tx: Queries,
  account: Notified,
  app: string,
): Promise<void> {
  return notifyEstablished(context, tx, account, { template: 'application_disconnected', values: { app } })
}
