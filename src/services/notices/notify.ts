import { enqueue, type NewMessage, type Template } from '../../mechanisms/delivery/index.ts'
import { issueOnce } from '../../mechanisms/one-time/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { type Contact, contactsToTell } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'

/** The account that a notice is about. */
export type Notified = { ownerId: string; accountId: string; language: Language }

type Values = Record<string, string | number>

/** A link in a notice, made for each contact: which one it was sent to is known when it comes back (`data.told`). */
export type NoticeLink = {
  name: 'undoLink' | 'restoreLink'
  type: 'contact_undo' | 'password_undo' | 'restore'
  path: string
  days: number
  data?: Record<string, unknown>
}

export type Notice = {
  template: Template
  values?: Values
  link?: NoticeLink
  /** Leaves contacts out. */
  only?: (contact: Contact) => boolean
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
 * Tells every proven contact of an account, also those removed in the last 30 days. Call it in the transaction of what it
 * tells of. Links are made from the configured address, recipients come from the account's own rows.
 */
export async function notify(
  context: Pick<Context, 'config' | 'keys'>,
  tx: Queries,
  account: Notified,
  notice: Notice,
): Promise<void> {
  for (const contact of await contactsToTell(tx, account)) {
    if (notice.only && !notice.only(contact)) continue
    const link = notice.link && (await makeLink(context, tx, account, contact, notice.link))
    const values = { ...notice.values, ...link }
    await enqueue(tx, context.keys, messageTo(contact, account, notice.template, values, notice.minutes))
  }
}

async function makeLink(
  { config }: Pick<Context, 'config'>,
  tx: Queries,
  { ownerId, accountId }: Notified,
  contact: Contact,
  link: NoticeLink,
): Promise<Values> {
  const data = { ...link.data, told: contact.contactId }
  const value = await issueOnce(tx, link.type, { ownerId, accountId, minutes: link.days * minutesOfDay, data })
  return { [link.name]: `${config.url}${link.path}/${value}` }
}
