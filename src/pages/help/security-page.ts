import { html, layout, type View } from '../../platform/html/index.ts'

const file = '/.well-known/security.txt'

/** How to report a weakness: the policy that security.txt names. */
export function securityPage(view: View): string {
  const { t } = view
  const [before, after] = t('help.security.report', { file }).split(file)
  const body = html`<p>${before}<a href="${file}">${file}</a>${after}</p>
    <p>${t('help.security.rules')}</p><p>${t('help.security.answer')}</p>`
  return layout(view, { title: t('help.security.title'), lead: t('help.security.lead'), width: 'wide', body })
}
