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
import type { Key } from '../../../platform/i18n/index.ts'
import { type Contact, type Standing, showPhone } from '../../../records/accounts/index.ts'
import type { Bound } from '../../../services/contacts/index.ts'
import { type AccountContext, accountPage, forAccount, heldNotice, isOldProof } from '../guard/index.ts'
import type { Health } from './health.ts'

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

/** What is said of a contact that has no full say in the account. */
const standings: Partial<Record<Standing, { tag: Key; hint?: Key }>> = {
  unproven: { tag: 'account.contacts.unproven' },
  young: { tag: 'account.contacts.new', hint: 'account.contacts.newHint' },
  contested: { tag: 'account.contacts.contested', hint: 'account.contacts.contestedHint' },
}

export function contactsPage(view: View, own: AccountContext, contacts: Contacts): string {
  const { t } = view
  const { heldUntil } = contacts
  const add = heldUntil
    ? heldNotice(view, own, heldUntil)
    : actions([linkButton(t('account.contacts.add'), own.at('/account/contacts/add'), { icon: 'plus' })], {
        beside: true,
      })
  return accountPage(view, own, {
    title: t('account.nav.contacts'),
    lead: t('account.contacts.lead'),
    current: '/account/contacts',
    done: contacts.done,
    body: html`${section(
      'contacts',
      t('account.contacts.here'),
      html`${items(contacts.list.map((row) => contactItem(view, own, row, contacts)))}${add}${hint(t('account.contacts.told'))}`,
    )}`,
  })
}

function contactItem(view: View, own: AccountContext, row: Row, { date, time, heldUntil }: Contacts) {
  const { t } = view
  const { contact, health } = row
  const { verifiedAt } = contact
  const standing = standings[contact.standing]
  const until = contact.provenSince && date(new Date(contact.provenSince.getTime() + month))
  return {
    icon: contact.kind === 'phone' ? ('phone' as const) : ('mail' as const),
    title: shown(contact),
    tag: standing && tag(t(standing.tag), 'wait'),
    details: [
      verifiedAt ? t('account.contacts.proven', { date: date(verifiedAt) }) : t('account.contacts.unprovenHint'),
      standing?.hint && t(standing.hint, { date: until ?? '' }),
      health.refused
        ? t('account.contacts.refused')
        : health.acceptedAt && t('account.contacts.accepted', { time: time(health.acceptedAt) }),
      isOldProof(contact) && t('account.contacts.old'),
    ],
    action: contactActions(view, own, row, heldUntil !== undefined),
  }
}

function contactActions({ t }: View, own: AccountContext, { contact, bound }: Row, held: boolean): Html {
  const name = contact.kind === 'phone' ? showPhone(contact.value) : contact.value
  const check = t(contact.verifiedAt ? 'account.contacts.check' : 'account.contacts.prove')
  const prove =
    (!contact.verifiedAt || isOldProof(contact)) &&
    form({ action: '/account/contacts/add', hidden: { ...forAccount(own), contact: contact.value } }, [
      button(check, { look: 'outlined', small: true, spoken: `${check}: ${name}` }),
    ])
  const remove =
    !bound &&
    !held &&
    html`<a class="link" href="${own.at(`/account/contacts/${contact.contactId}/remove`)}" aria-label="${t('common.remove')}: ${name}">${t('common.remove')}</a>`
  return html`${prove}${remove}`
}

/** A contact as its person writes it. */
export function shown(contact: Pick<Contact, 'kind' | 'value'>): Html {
  return contact.kind === 'phone' ? html`<bdi dir="ltr">${showPhone(contact.value)}</bdi>` : given(contact.value)
}
