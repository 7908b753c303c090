import { enqueue, type Template } from '../../../mechanisms/delivery/index.ts'
import { issueOnce } from '../../../mechanisms/one-time/index.ts'
import type { Queries } from '../../../platform/database/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { type Contact, contactsToTell } from '../../../records/accounts/index.ts'
import type { MyAccountDeps } from './deps.ts'

type Told = { ownerId: string; accountId: string; language: Language }

/** A link in a notice, made for each contact: which one it was sent to is known when it comes back (`data.told`). */
export type TellLink = {
  name: 'undoLink' | 'restoreLink'
  type: 'contact_undo' | 'password_undo' | 'restore'
  path: string
  days: number
  data?: Record<string, unknown>
}

export type Notice = {
  template: Template
  values?: Record<string, string | number>
  link?: TellLink
  /** Leaves contacts out. */
  only?: (contact: Contact) => boolean
}

const minutesOfDay = 24 * 60
const noticeDays = 3

/**
 * Tells every proven contact of an account, also those removed in the last 30 days (REC-14). Call it in the
 * transaction of the change. Links are made from the configured address, recipients come from the account's own rows.
 */
export function openTell({ keys, config }: MyAccountDeps) {
  return async function tell(tx: Queries, account: Told, notice: Notice): Promise<void> {
    const { ownerId, accountId, language } = account
    for (const contact of await contactsToTell(tx, account)) {
      if (notice.only && !notice.only(contact)) continue
      const link = notice.link && (await makeLink(tx, account, contact, notice.link))
      await enqueue(tx, keys, {
        kind: contact.kind,
        to: contact.value,
        template: notice.template,
        language,
        values: { ...notice.values, ...link },
        minutes: noticeDays * minutesOfDay,
        ownerId,
        accountId,
      })
    }
  }

  async function makeLink(
    tx: Queries,
    account: Told,
    contact: Contact,
    link: TellLink,
  ): Promise<Record<string, string>> {
    const value = await issueOnce(tx, link.type, {
      ownerId: account.ownerId,
      accountId: account.accountId,
      minutes: link.days * minutesOfDay,
      data: { ...link.data, told: contact.contactId },
    })
    return { [link.name]: `${config.url}${link.path}/${value}` }
  }
}

export type Tell = ReturnType<typeof openTell>
