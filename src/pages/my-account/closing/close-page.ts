import {
  actions,
  button,
  form,
  html,
  layout,
  linkButton,
  notice,
  section,
  type View,
} from '../../../platform/html/index.ts'
import { type AccountContext, accountPage, forAccount, heldNotice } from '../guard/index.ts'

/** What happens, before it does. */
export function closePage(
  view: View,
  own: AccountContext,
  { date, heldUntil }: { date: string; heldUntil?: string },
): string {
  const { t } = view
  const happens = html`<ul class="reading"><li>${t('account.close.now')}</li><li>${t('account.close.until', { date })}</li><li>${t('account.close.after', { date })}</li><li>${t('account.close.told')}</li></ul>`
  const wait =
    heldUntil &&
    html`${heldNotice(view, own, heldUntil)}${actions([linkButton(t('account.back'), own.at('/account/security'))], { beside: true })}`
  const ask = form({ action: '/account/close', hidden: forAccount(own) }, [
    actions(
      [
        button(t('account.close.button'), { look: 'danger' }),
        linkButton(t('account.close.keep'), own.at('/account/security')),
      ],
      { beside: true },
    ),
  ])
  return accountPage(view, own, {
    title: t('account.close.title'),
    current: '/account/security',
    body: html`${section('close', t('account.close.what', { address: own.account.userName }), wait || html`${happens}${ask}`)}`,
  })
}

/** An account that was given out is ended by whoever gave it out. */
export function organizationPage(view: View, own: AccountContext): string {
  const { t } = view
  const org = own.account.organizationName ?? ''
  return accountPage(view, own, {
    title: t('account.close.title'),
    current: '/account/security',
    body: html`${section(
      'close',
      t('account.close.organizationTitle', { org }),
      html`${notice('info', t('account.close.organization', { org }))}${actions(
        [linkButton(t('account.back'), own.at('/account/security'))],
        { beside: true },
      )}`,
    )}`,
  })
}

export function closedPage(view: View, { address, date }: { address: string; date: string }): string {
  const { t } = view
  return layout(view, {
    title: t('account.close.doneTitle'),
    body: html`${notice('done', t('account.close.done', { address }), { spoken: true })}<p>${t('account.close.bringBack', { date })}</p>${actions(
      [linkButton(t('signOut.again'), '/sign-in')],
    )}`,
  })
}
