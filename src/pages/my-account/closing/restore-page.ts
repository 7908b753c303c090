import { actions, html, layout, linkButton, notice, type View } from '../../../platform/html/index.ts'

export function restoredPage(view: View, { address, next }: { address: string; next: string }): string {
  const { t } = view
  return layout(view, {
    title: t('account.restore.doneTitle'),
    body: html`${notice('done', t('account.restore.done', { address }), { spoken: true })}${actions([
      linkButton(t('signOut.again'), next, { look: 'primary' }),
    ])}`,
  })
}
