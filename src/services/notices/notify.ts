import { enqueue, type NewMessage, type Template } from '../../mechanisms/delivery/index.ts'
import { issueOnce } from '../../mechanisms/one-time/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { type Contact, listProvenContacts } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'

export type Noticing = Pick<Context, 'config' | 'keys'>

/** The account that a notice is about. */
export type Notified = { ownerId: string; accountId: string; language: Language }

type Values = Record<string, string | number>

/** A link in a notice, made for each contact: which one it was sent to is known when it comes back (`data.told`). */
type NoticeLink = {
  name: 'undoLink' | 'restoreLink' | 'notMeLink' | 'link'
  type: 'contact_undo' | 'password_undo' | 'restore' | 'not_me' | 'way_in' | 'recovery'
  path: string
  minutes: number
  data?: Record<string, unknown>
}

/** What one contact is told. */
export type Notice = {
  template: Template
  values?: Values
  link?: NoticeLink
  /** Never sent later than this; three days when it is left out. */
  minutes?: number
}

export const minutesOfDay = 24 * 60
export const noticeMinutes = 3 * minutesOfDay

/** One message to one contact of an account. */
export function messageTo(
  contact: Contact,
  { ownerId, accountId, language }: Notified,
  template: Template,
  values: Values,
  minutes = noticeMinutes,
): NewMessage {
  return { kind: contact.kind, to: contact.value, template, language, values, minutes, ownerId, accountId }
}

/**
 * Tells the contacts of an account, each what it may hear: `say` gives the notice for a contact, or nothing. An address
 * that was removed and added again is told once, as what it is now. Call it in the transaction of what it tells of. Links
 * are made from the configured address, recipients come from the account's own rows.
 */
export async function notify(
  context: Noticing,
  tx: Queries,
  account: Notified,
  say: (contact: Contact) => Notice | undefined,
): Promise<void> {
  for (const contact of recipients(await listProvenContacts(tx, account))) {
    const notice = say(contact)
    if (!notice) continue
    const link = notice.link && (await makeLink(context, tx, account, contact, notice.link))
    const values = { ...notice.values, ...link }
    await enqueue(tx, context.keys, messageTo(contact, account, notice.template, values, notice.minutes))
  }
}

/** What only those hear who have a say in the account: signing in, devices, places, its profile and applications. */
export function notifyEstablished(context: Noticing, tx: Queries, account: Notified, notice: Notice): Promise<void> {
  return notify(context, tx, account, ({ standing }) => (standing === 'established' ? notice : undefined))
}

/** Each address once: as a contact in use rather than as one that was removed. */
function recipients(contacts: Contact[]): Contact[] {
  const inUse = new Set(contacts.filter((each) => !each.removedAt).map((each) => each.norm))
  const removed = new Map(
    contacts.filter((each) => each.removedAt && !inUse.has(each.norm)).map((each) => [each.norm, each]),
  )
  return contacts.filter((each) => !each.removedAt || removed.get(each.norm) === each)
}

async function makeLink(
  { config }: Noticing,
  tx: Queries,
  { ownerId, accountId }: Notified,
  contact: Contact,
  { name, type, path, minutes, data }: NoticeLink,
): Promise<Values> {
  const value = await issueOnce(tx, type, { ownerId, accountId, minutes, data: { ...data, told: contact.contactId } })
  return { [name]: `${config.url}${path}/${value}` }
}
