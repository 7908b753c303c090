import {
  actions,
  button,
  form,
  html,
  layout,
  linkButton,
  problemSummary,
  type View,
} from '../../../platform/html/index.ts'
import { problem } from '../../../platform/problems/index.ts'

export function enterPage(view: View, action: string): string {
  const { t } = view
  const body = form({ action }, [actions([button(t('why.enter'))])])
  return layout(view, { title: t('why.enterTitle'), lead: t('why.enterLead'), body })
}

/** A link that was used, is over or never was. */
export function linkOverPage(view: View): string {
  const { t } = view
  const said = problem('link_used')
  const body = html`${problemSummary(view, said, { said: t('why.linkOver') })}${actions([linkButton(t('page.toStart'), '/', { look: 'primary' })])}`
  return layout(view, { title: t('why.enterTitle'), problem: said, body })
}
