import { type SymptomId, symptomIds, wordsOf } from '../../../diagnosis/index.ts'
import {
  actions,
  button,
  disclosure,
  form,
  type Html,
  html,
  type IconName,
  layout,
  moreLinks,
  notice,
  section,
  type View,
} from '../../../platform/html/index.ts'
import type { SystemLink } from './other-systems.ts'
import { fieldError } from './parts.ts'

/** What people meet most, one for each kind of trouble. */
const big: [SymptomId, IconName][] = [
  ['Y1', 'key'],
  ['Y7', 'mail'],
  ['Y5', 'laptop'],
  ['Y14', 'person'],
  ['Y2', 'clock'],
  ['Y11', 'phone'],
]

/** All of them, by what they are about. */
const groups = {
  password: ['Y1', 'Y2'],
  account: ['Y14', 'Y15', 'Y13', 'Y16', 'Y21'],
  codes: ['Y7', 'Y8', 'Y9', 'Y10', 'Y20'],
  lost: ['Y11', 'Y12'],
  page: ['Y5', 'Y6', 'Y17', 'Y3', 'Y4'],
  computer: ['Y18', 'Y19'],
  safety: ['Y22'],
} as const satisfies Record<string, readonly SymptomId[]>

export const groupedSymptoms: readonly SymptomId[] = Object.values(groups).flat()

/** What was made of a text that names nothing for sure. */
export type Understood = {
  candidates: SymptomId[]
  codes: string[]
  packs: SystemLink[]
}

export type StartPage = {
  flow: string
  attempt?: string | undefined
  /** Kept after a refusal, never stored. */
  typed?: string | undefined
  /** The field was sent empty. */
  empty?: boolean | undefined
  understood?: Understood | undefined
  /** The address named an investigation that is over. */
  over?: boolean | undefined
}

/** The start page of the helper: say it in words, or choose what you see. */
export function startPage(view: View, page: StartPage): string {
  const { t } = view
  const { understood } = page
  return layout(view, {
    title: t('helper.title'),
    lead: t('helper.lead'),
    width: 'wide',
    body: html`${page.over && notice('info', t('helper.cold.over'))}${understood && whatWasUnderstood(view, page, understood)}${section(
      'say',
      t('helper.cold.label'),
      textForm(view, page),
    )}${section('choose', t('helper.cold.choose'), choices(view, page))}${moreLinks([
      html`<a href="/sign-in?flow=${page.flow}">${t('helper.back')}</a>`,
      html`<a href="/helper/accounts?flow=${page.flow}">${t('helper.accounts.title')}</a>`,
      html`<a href="/helper/browser?flow=${page.flow}">${t('helper.browser.title')}</a>`,
      html`<a href="/helper/packs">${t('helper.packs.title')}</a>`,
    ])}`,
  })
}

function textForm(view: View, page: StartPage): Html {
  const { t } = view
  const wrong = page.empty ? fieldError('text', t('helper.cold.empty')) : ''
  return form({ action: '/helper', hidden: { flow: page.flow, attempt: page.attempt }, evidence: true }, [
    html`<div class="field${page.empty ? ' wrong' : ''}"><label class="hidden" for="text">${t('helper.cold.label')}</label><p class="hint" id="text-hint">${t(
      'helper.cold.hint',
    )}</p>${wrong}<textarea id="text" name="text" rows="3" maxlength="2000" spellcheck="false" aria-describedby="text-hint${
      page.empty ? ' text-error' : ''
    }">${page.typed ?? ''}</textarea></div>`,
    actions([button(t('helper.cold.submit'))]),
  ])
}

function choices(view: View, page: StartPage): Html {
  const { t } = view
  const names = Object.keys(groups) as (keyof typeof groups)[]
  const list = names.map(
    (name) =>
      html`<h3>${t(`helper.groups.${name}`)}</h3><ul class="plain-choices">${groups[name].map(
        (symptom) => html`<li>${symptomButton(view, symptom, 'link')}</li>`,
      )}</ul>`,
  )
  return form({ action: '/helper', hidden: { flow: page.flow, attempt: page.attempt }, evidence: true }, [
    html`<ul class="big-choices">${big.map(([symptom, icon]) => html`<li>${symptomButton(view, symptom, 'outlined', icon)}</li>`)}</ul>`,
    disclosure(t('helper.cold.all'), html`${list}`, { id: 'all' }),
  ])
}

function symptomButton(view: View, symptom: SymptomId, look: 'outlined' | 'link', icon?: IconName): Html {
  return button(view.t(wordsOf.symptom(symptom)), { look, name: 'symptom', value: symptom, ...(icon ? { icon } : {}) })
}

/** Says so when nothing was understood, and shows what was: no guess is passed off as an answer. */
function whatWasUnderstood(view: View, page: StartPage, understood: Understood): Html {
  const { t } = view
  const { candidates, codes, packs } = understood
  const nothing = candidates.length === 0 && packs.length === 0
  const title = nothing ? 'none' : candidates.length > 0 ? 'some' : 'packs'
  const hidden = { flow: page.flow, attempt: page.attempt }
  return section(
    'understood',
    t(`helper.understood.${title}`),
    html`${nothing && html`<p>${t(codes.length > 0 ? 'helper.understood.hint' : 'helper.understood.nothing')}</p>`}${
      codes.length > 0 && html`<p>${t('helper.understood.codes', { codes: codes.join(', ') })}</p>`
    }${
      candidates.length > 0 &&
      form(
        { action: '/helper', hidden, evidence: true },
        actions(candidates.map((symptom) => symptomButton(view, symptom, 'outlined'))),
      )
    }${candidates.length > 0 && packs.length > 0 && html`<h3>${t('helper.understood.packs')}</h3>`}${packs.length > 0 && otherSystems(view, packs)}`,
  )
}

function otherSystems({ t, host }: View, packs: Understood['packs']): Html {
  return html`<p>${t('helper.understood.packsLead', { host })}</p><ul class="codes">${packs.map(
    ({ href, title, system }) => html`<li><a href="${href}">${title}</a> <span class="hint">${system}</span></li>`,
  )}</ul>`
}

export function isSymptom(text: string | undefined): text is SymptomId {
  return symptomIds.includes(text as SymptomId)
}
