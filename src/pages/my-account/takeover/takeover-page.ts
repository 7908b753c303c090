import { actions, html, items, layout, linkButton, notice, type View } from '../../../platform/html/index.ts'

type RecentContact = { mask: string; path: string }

/** Everybody is out. Contacts that were added lately are shown, since a stranger may have left one behind. */
export function takeoverPage(view: View, { recent, reset }: { recent: RecentContact[]; reset: string }): string {
  const { t } = view
  const list = recent.map(({ mask, path }) => ({
    title: mask,
    action: linkButton(t('account.takeover.remove'), path, {
      small: true,
      spoken: `${t('account.takeover.remove')}: ${mask}`,
    }),
  }))
  return layout(view, {
    title: t('account.takeover.title'),
    body: html`${notice('done', t('account.shutOut'), { spoken: true })}<h2>${t('account.takeover.recent')}</h2>${items(list)}${actions(
      [linkButton(t('account.setNewPassword'), reset, { look: 'primary', repair: 'reset_password' })],
    )}`,
  })
}
