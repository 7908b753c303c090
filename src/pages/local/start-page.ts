import type { Config } from '../../platform/config/index.ts'
import { actions, hint, html, layout, linkButton, moreLinks, section, type View } from '../../platform/html/index.ts'
import { demoSections } from './demo/index.ts'

/** Where to begin with a Genkan that was just started; with the demo, what there is to try. */
export function startPage(
  view: View,
  config: Pick<Config, 'url' | 'examplePort' | 'accountsDomain'>,
  filled: boolean,
): string {
  const { t } = view
  const example = new URL(config.url)
  example.port = String(config.examplePort)
  const ways = html`${actions([
    linkButton(t('local.signUp'), '/sign-up', { look: 'primary' }),
    linkButton(t('local.signIn'), '/sign-in'),
    linkButton(t('local.example'), example.href),
  ])}${hint(t('local.exampleAbout'))}${moreLinks([
    html`<a href="/local/outbox">${t('local.outbox')}</a>`,
    html`<a href="/account">${t('local.account')}</a>`,
  ])}`
  if (!filled) return layout(view, { title: t('local.title'), lead: t('local.lead'), body: ways })
  return layout(view, {
    title: t('demo.title'),
    lead: t('demo.lead.all'),
    width: 'wide',
    body: html`${demoSections(view, config)}${section('ways', t('local.title'), ways, { lead: t('local.lead') })}`,
  })
}
