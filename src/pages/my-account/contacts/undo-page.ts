import { actions, html, layout, linkButton, notice, type View } from '../../../platform/html/index.ts'

type Undone = {
  mask: string
  /** False when there was nothing left to undo, or the contact has to stay. */
  done: boolean
  /** The contact belongs to the account now. */
  restored: boolean
  /** Where a new password is set. */
  reset: string
}

export function undonePage(view: View, { mask, done, restored, reset }: Undone): string {
  const { t } = view
  const said = done
    ? notice('done', t(restored ? 'account.undo.cameBack' : 'account.undo.wentAway', { mask }), { spoken: true })
    : notice('info', t('account.undo.nothing', { mask }), { spoken: true })
  return layout(view, {
    title: t('account.undo.doneTitle'),
    body: html`${said}<p>${t('account.shutOut')}</p>${actions([
      linkButton(t('account.setNewPassword'), reset, { look: 'primary', repair: 'reset_password' }),
    ])}`,
  })
}
