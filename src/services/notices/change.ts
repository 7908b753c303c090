import type { Template } from '../../mechanisms/delivery/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import type { ClientFacts } from '../../platform/http/index.ts'
import { type Contact, maskContact } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { type Notified, notify } from './notify.ts'

type Noticing = Pick<Context, 'config' | 'keys'>

const undoDays = 7

/** The password was changed or set anew: each contact can say that this was somebody else. */
export function tellPasswordChanged(
  context: Noticing,
  tx: Queries,
  account: Notified,
  { device, network }: ClientFacts,
): Promise<void> {
  return notify(context, tx, account, {
    template: 'password_changed',
    values: { device, network },
    link: { name: 'undoLink', type: 'password_undo', path: '/account/password-undo', days: undoDays },
  })
}

type Changed = Pick<Contact, 'contactId' | 'kind' | 'value'>

/** A contact was added to the account; each one that is told can undo it. */
export function tellContactAdded(
  context: Noticing,
  tx: Queries,
  account: Notified,
  contact: Changed,
  only?: (each: Contact) => boolean,
): Promise<void> {
  return tellOfContact(context, tx, account, contact, { template: 'contact_added', change: 'added', only })
}

export function tellContactRemoved(
  context: Noticing,
  tx: Queries,
  account: Notified,
  contact: Changed,
  only?: (each: Contact) => boolean,
): Promise<void> {
  return tellOfContact(context, tx, account, contact, { template: 'contact_removed', change: 'removed', only })
}

function tellOfContact(
  context: Noticing,
  tx: Queries,
  account: Notified,
  { contactId, kind, value }: Changed,
  how: { template: Template; change: 'added' | 'removed'; only: ((each: Contact) => boolean) | undefined },
): Promise<void> {
  const { template, change, only } = how
  return notify(context, tx, account, {
    template,
    values: { mask: maskContact(kind, value) },
    link: {
      name: 'undoLink',
      type: 'contact_undo',
      path: '/account/undo',
      days: undoDays,
      data: { change, contact: contactId },
    },
    ...(only && { only }),
  })
}

/** Name or language was changed; told in the language that the account has now. */
export function tellProfileChanged(
  context: Noticing,
  tx: Queries,
  account: Notified,
  { device, network }: ClientFacts,
): Promise<void> {
  return notify(context, tx, account, { template: 'profile_changed', values: { device, network } })
}

export function tellApplicationDisconnected(
  context: Noticing,
  tx: Queries,
  account: Notified,
  app: string,
): Promise<void> {
  return notify(context, tx, account, { template: 'application_disconnected', values: { app } })
}
