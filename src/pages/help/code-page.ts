import { symptomOf } from '../../diagnosis/index.ts'
import {
  actions,
  disclosure,
  html,
  layout,
  linkButton,
  moreLinks,
  section,
  type View,
} from '../../platform/html/index.ts'
import { catalogue, type ProblemSlug } from '../../platform/problems/index.ts'
import { quote } from './examples.ts'
import { helpFor } from './help.ts'
import { inline } from './inline.ts'

/** The help for one problem: what it means, what to do, what its page already offers, and why it happens. */
export function codePage(view: View, slug: ProblemSlug): string {
  const { t, language } = view
  const { code, status } = catalogue[slug]
  const help = helpFor(slug, language)
  const builders = html`<p>${inline(help.builders)}</p><p><code>${t('help.code.technical', { code, slug, status })}</code></p>`
  const body = html`${section('steps', t('help.code.steps'), html`<ol class="reading">${help.steps.map(line)}</ol>`)}${section(
    'offered',
    t('help.code.offered'),
    html`${help.offered && html`<p>${inline(help.offered)}</p>`}${quotation(view, slug)}`,
  )}${section('why', t('help.code.why'), html`<ul class="reading">${help.why.map(line)}</ul>`)}
    ${disclosure(t('help.code.builders'), builders, { id: 'builders' })}
    <p>${t('help.code.tellSomeone')}</p>
    ${actions([linkButton(t('help.code.signIn'), '/sign-in', { look: 'primary' })], { beside: true })}
    ${moreLinks([
      symptomOf(code) && html`<a href="/helper?code=${code}">${t('helper.fromCode')}</a>`,
      html`<a href="/help">${t('help.code.all')}</a>`,
    ])}`
  const lead = html`${inline(help.means)} <code>${code}</code>`
  return layout(view, { title: help.title, lead, width: 'wide', body })
}

function line(text: string) {
  return html`<li>${inline(text)}</li>`
}

function quotation({ t, language }: View, slug: ProblemSlug) {
  const { said, buttons } = quote(slug, language)
  const label = t(buttons.length > 1 ? 'help.code.buttonsTwo' : 'help.code.buttons')
  const named =
    buttons.length > 0 && html`<p>${label} ${buttons.map((button, i) => html`${i > 0 && ' · '}<b>${button}</b>`)}</p>`
  return html`<p>${t('help.code.example')}</p><blockquote class="quote">${said}</blockquote>${named}`
}
