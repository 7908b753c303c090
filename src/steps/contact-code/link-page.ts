import {
  actions,
  button,
  form,
  html,
  layout,
  linkButton,
  problemSummary,
  type View,
} from '../../platform/html/index.ts'
import type { Problem } from '../../platform/problems/index.ts'

/** A mail's link was opened: nothing happens until the button, since mail scanners open links too. */
export function linkPage(view: View, page: { action: string; problem?: Problem | undefined; again?: string }): string {
  const { t } = view
  const { problem } = page
  return layout(view, {
    title: t(problem ? 'code.linkOver' : 'code.openTitle'),
    problem,
    body: problem
      ? html`${problemSummary(view, problem)}${actions([linkButton(t('code.newLink'), page.again ?? '/sign-in', { look: 'primary' })])}`
      : html`<p>${t('code.openLead')}</p>${form({ action: page.action }, [actions([button(t('code.submit'))])])}`,
  })
}
