import {
  actions,
  button,
  field,
  form,
  html,
  layout,
  linkButton,
  moreLinks,
  notice,
  section,
  type View,
} from '../../platform/html/index.ts'
import { catalogue, type ProblemSlug } from '../../platform/problems/index.ts'
import { groups, helpFor } from './help.ts'

/** What to try without knowing anything, in this order; where each step leads. */
const firstSteps = [
  ['typed', '/help/e/GK3001'],
  ['account', '/accounts'],
  ['reset', '/reset'],
  ['cookies', '/start-clean'],
  ['device', '/help/e/GK6005'],
] as const

/** The front page of help: a search, what to do first, and every code in plain words. */
export function indexPage(view: View, query: string, found: ProblemSlug[]): string {
  const { t } = view
  const body = html`${notice('info', t('helper.lead'), { action: linkButton(t('helper.title'), '/helper') })}${searchForm(view, query)}${query && results(view, query, found)}
    ${section('first', t('help.first.title'), firstThings(view), { lead: t('help.first.lead') })}
    ${section('codes', t('help.groups.title'), allCodes(view))}
    ${moreLinks([
      html`<a href="/help/cookies">${t('help.cookies.title')}</a>`,
      html`<a href="/help/privacy">${t('help.privacy.title')}</a>`,
      html`<a href="/help/security">${t('help.security.title')}</a>`,
    ])}`
  return layout(view, { title: t('help.title'), lead: t('help.lead'), width: 'wide', body })
}

/** One field for codes and words; a plain GET form, so that a search can be kept and sent to someone. */
export function searchForm(view: View, query: string) {
  const { t } = view
  const options = { name: 'q', id: 'help-query', type: 'search', maxlength: 100, optional: false } as const
  return html`<search>${form({ action: '/help', method: 'get' }, [
    field(view, { ...options, value: query, label: t('help.search.label'), hint: t('help.search.hint') }),
    actions([button(t('help.search.button'), { look: 'outlined', skipChecks: true })]),
  ])}</search>`
}

/** Problems by their plain words, each a link to its help. */
export function list({ language }: View, slugs: readonly ProblemSlug[]) {
  const item = (slug: ProblemSlug) => {
    const { code } = catalogue[slug]
    return html`<li><a href="/help/e/${code}">${helpFor(slug, language).title}</a> <code>${code}</code></li>`
  }
  return html`<ul class="codes">${slugs.map(item)}</ul>`
}

function results(view: View, query: string, found: ProblemSlug[]) {
  const { t } = view
  if (found.length === 0) return notice('info', t('help.search.none', { query }), { spoken: true })
  const all = html`<a href="/help">${t('help.search.all')}</a>`
  return section('results', t('help.search.results', { query }), list(view, found), { action: all })
}

function firstThings({ t }: View) {
  const step = ([name, address]: (typeof firstSteps)[number]) =>
    html`<li><b>${t(`help.first.${name}.title`)}</b><br>${t(`help.first.${name}.text`)}<br>
      <a href="${address}">${t(`help.first.${name}.link`)}</a></li>`
  const person = html`<li><b>${t('help.first.person.title')}</b><br>${t('help.first.person.text')}</li>`
  return html`<ol class="reading">${firstSteps.map(step)}${person}</ol>`
}

function allCodes(view: View) {
  return html`${groups.map(({ name, slugs }) => html`<h3>${view.t(`help.groups.${name}`)}</h3>${list(view, slugs)}`)}`
}
