import {
  actions,
  html,
  layout,
  linkButton,
  moreLinks,
  problemSummary,
  type View,
} from '../../../platform/html/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'

/** Signed in, but the account opens nothing now. */
export function stoppedPage(view: View, problem: Problem): string {
  const { t } = view
  return layout(view, {
    title: t('account.nav.label'),
    problem,
    body: html`${problemSummary(view, problem)}${actions([
      linkButton(t('accounts.another'), '/accounts', { look: 'primary', repair: 'switch_account' }),
    ])}${moreLinks([
      html`<a href="/helper/person" data-repair="person">${t('signIn.person')}</a>`,
      html`<a href="/sign-out">${t('account.nav.signOut')}</a>`,
    ])}`,
  })
}
