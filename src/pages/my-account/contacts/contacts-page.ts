import {
  actions,
  button,
  form,
  given,
  type Html,
  hint,
  html,
  items,
  linkButton,
  section,
  tag,
  type View,
} from '../../../platform/html/index.ts'
import { type Contact, showPhone } from '../../../records/accounts/index.ts'
import { accountPage, forAccount, heldNotice, isNew, isOldProof, type Visit } from '../visit/index.ts'
import type { Health } from './health.ts'

/** Why a contact cannot be removed. */
export type Bound = 'last' | 'organization' | undefined

type Row = { contact: Contact; health: Health; bound: Bound }
type Contacts = {
  list: Row[]
  date(at: Date): string
  time(at: Date): string
  /** After a recovery nothing is added or removed until then. */
  heldUntil?: string
  done?: string | undefined
}

const month = 30 * 24 * 60 * 60 * 1000

export function contactsPage(view: View, visit: Visit, contacts: Contacts): string {
  const { t } = view
  const { heldUntil } = contacts
  const add = heldUntil
    ? heldNotice(view, 'contacts', heldUntil)
    : actions([linkButton(t('account.contacts.add'), visit.at('/account/contacts/add'), { icon: 'plus' })], {
        beside: true,
      })
  return accountPage(view, visit, {
    title: t('account.nav.contacts'),
    lead: t('account.contacts.lead'),
    current: '/account/contacts',
    done: contacts.done,
    body: html`${section(
      'contacts',
      t('account.contacts.here'),
      html`${items(contacts.list.map((row) => contactItem(view, visit, row, contacts)))}${add}${hint(t('account.contacts.told'))}`,
    )}`,
  })
}

function contactItem(view: View, visit: Visit, row: Row, { date, time, heldUntil }: Contacts) {
  const { t } = view
  const { contact, health } = row
  const { verifiedAt } = contact
  const young = verifiedAt !== null && isNew(contact, visit.account)
  return {
    icon: contact.kind === 'phone' ? ('phone' as const) : ('mail' as const),
    title: shown(contact),
    tag: !verifiedAt
      ? tag(t('account.contacts.unproven'), 'wait')
      : young
        ? tag(t('account.contacts.new'), 'wait')
        : undefined,
    details: [
      verifiedAt ? t('account.contacts.proven', { date: date(verifiedAt) }) : t('account.contacts.unprovenHint'),
      young && t('account.contacts.newHint', { date: date(new Date(contact.addedAt.getTime() + month)) }),
      health.refused
        ? t('account.contacts.refused')
        : health.acceptedAt && t('account.contacts.accepted', { time: time(health.acceptedAt) }),
      isOldProof(contact) && t('account.contacts.old'),
    ],
    action: contactActions(view, visit, row, heldUntil !== undefined),
  }
}

function contactActions({ t }: View, visit: Visit, { contact, bound }: Row, held: boolean): Html {
  const name = contact.kind === 'phone' ? showPhone(contact.value) : contact.value
  const check = t(contact.verifiedAt ? 'account.contacts.check' : 'account.contacts.prove')
  const prove =
    (!contact.verifiedAt || isOldProof(contact)) &&
    form({ action: '/account/contacts/add', hidden: { ...forAccount(visit), contact: contact.value } }, [
      button(check, { look: 'outlined', small: true, spoken: `${check}: ${name}` }),
    ])
  const remove =
    !bound &&
    !held &&
    html`<a class="link" href="${visit.at(`/account/contacts/${contact.contactId}/remove`)}" aria-label="${t('common.remove')}: ${name}">${t('common.remove')}</a>`
  return html`${prove}${remove}`
}

/** A contact as its person writes it. */
export function shown(contact: Pick<Contact, 'kind' | 'value'>): Html {
  return contact.kind === 'phone' ? html`<bdi dir="ltr">${showPhone(contact.value)}</bdi>` : given(contact.value)
}
