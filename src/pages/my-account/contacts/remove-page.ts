import { actions, button, form, html, linkButton, notice, section, type View } from '../../../platform/html/index.ts'
import type { Contact } from '../../../records/accounts/index.ts'
import type { Bound } from '../../../services/contacts/index.ts'
import { type AccountContext, accountPage, forAccount, heldNotice } from '../guard/index.ts'
import { shown } from './contacts-page.ts'

type Removal = { contact: Contact; bound: Bound; heldUntil?: string }

/** What happens when a contact goes; or why it stays. */
export function removePage(view: View, own: AccountContext, removal: Removal): string {
  const { t } = view
  const { contact, bound, heldUntil } = removal
  const back = linkButton(t('account.back'), own.at('/account/contacts'))
  const stays =
    bound === 'organization'
      ? t('account.remove.organization', { org: own.account.organizationName ?? '' })
      : t('account.remove.last')
  const ask = html`<ul class="reading"><li>${t('account.remove.noSignIn')}</li><li>${t('account.remove.told')}</li><li>${t('account.remove.undo')}</li></ul>${form(
    { action: `/account/contacts/${contact.contactId}/remove`, hidden: forAccount(own) },
    [actions([button(t('common.remove')), back], { beside: true })],
  )}`
  const add = linkButton(t('account.contacts.add'), own.at('/account/contacts/add'), { look: 'primary' })
  const why = heldUntil && !bound ? heldNotice(view, own, heldUntil) : notice('info', stays)
  const stay = html`${why}${actions([bound === 'last' && !heldUntil && add, back], { beside: true })}`
  return accountPage(view, own, {
    title: t('account.remove.title'),
    current: '/account/contacts',
    body: html`${section('remove', shown(contact), bound || heldUntil ? stay : ask)}`,
  })
}
