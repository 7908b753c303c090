import { actions, html, layout, linkButton, section, type View } from '../../platform/html/index.ts'
import { list, searchForm } from './index-page.ts'
import { codeIn, near } from './search.ts'

/** For a code that does not exist: similar ones, and the search. */
export function unknownCodePage(view: View, asked: string): string {
  const { t } = view
  const code = asked.slice(0, 20)
  const similar = near(codeIn(code) ?? code.toUpperCase())
  const body = html`${similar.length > 0 && section('near', t('help.unknownCode.near'), list(view, similar))}
    ${searchForm(view, '')}<p>${t('help.unknownCode.reserved')}</p>
    ${actions([linkButton(t('help.code.all'), '/help', { look: 'primary' })], { beside: true })}`
  return layout(view, {
    title: t('help.unknownCode.title'),
    lead: t('help.unknownCode.text', { code }),
    width: 'wide',
    body,
  })
}
