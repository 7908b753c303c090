import type { Config } from '../../platform/config/index.ts'
import { actions, hint, html, layout, linkButton, moreLinks, type View } from '../../platform/html/index.ts'

/** Where to begin with a Genkan that was just started. */
export function startPage(view: View, config: Pick<Config, 'url' | 'examplePort'>): string {
  const { t } = view
  const example = new URL(config.url)
  example.port = String(config.examplePort)
  return layout(view, {
    title: t('local.title'),
    lead: t('local.lead'),
    body: html`${actions([
      linkButton(t('local.signUp'), '/sign-up', { look: 'primary' }),
      linkButton(t('local.signIn'), '/sign-in'),
      linkButton(t('local.example'), example.href),
    ])}${hint(t('local.exampleAbout'))}${moreLinks([
      html`<a href="/local/outbox">${t('local.outbox')}</a>`,
      html`<a href="/account">${t('local.account')}</a>`,
    ])}`,
  })
}
