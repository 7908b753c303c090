import { type Entry, type Pack, packs, wordsOf } from '../../../diagnosis/index.ts'
import {
  emptyState,
  type Html,
  hint,
  html,
  layout,
  linkButton,
  moreLinks,
  notice,
  section,
  type View,
} from '../../../platform/html/index.ts'

type Both = Entry['title']

const inWords = ({ language }: View, text: Both): string => text[language]

/** How the person came here: by a code in their text, by their words, or from the list. */
export type FoundBy = 'code' | 'words' | undefined

/** Every system that is known, with its pages. */
export function packsPage(view: View): string {
  const { t } = view
  const one = (pack: Pack) =>
    section(
      pack.id,
      inWords(view, pack.product),
      html`<ul class="codes halves">${pack.entries.map(
        (entry) => html`<li><a href="/helper/packs/${pack.id}/${entry.id}">${inWords(view, entry.title)}</a></li>`,
      )}</ul>`,
      { lead: t('helper.packs.trueOn', { date: dayOf(view, pack.checkedOn) }) },
    )
  return layout(view, {
    title: t('helper.packs.title'),
    lead: t('helper.packs.lead'),
    width: 'wide',
    body: html`${packs.length === 0 ? emptyState(t('helper.packs.none')) : packs.map(one)}${moreLinks([html`<a href="/helper">${t('helper.title')}</a>`])}`,
  })
}

/** One thing that keeps people out of another system: what it means, how to be sure, and steps for each version. */
export function entryPage(view: View, pack: Pack, entry: Entry, foundBy: FoundBy): string {
  const { t, host } = view
  return layout(view, {
    title: inWords(view, entry.title),
    lead: html`${inWords(view, pack.product)} · ${t('helper.packs.elsewhere', { owner: pack.owner, host })}`,
    width: 'wide',
    body: html`${entry.warning && notice('hint', inWords(view, entry.warning))}${section('means', t('helper.packs.means'), meaning(view, entry, foundBy))}${
      entry.tell.length > 0 && section('questions', t('helper.packs.questions'), questions(view, pack, entry))
    }${section('repairs', t('helper.packs.steps'), html`${entry.repairs.map((repair) => repairSteps(view, repair))}`)}${
      entry.links.length > 0 && section('links', t('helper.packs.links'), links(view, entry))
    }${hint(t('helper.packs.trueOn', { date: dayOf(view, entry.checkedOn) }))}${section(
      'ours',
      t('helper.packs.ours', { host }),
      linkButton(t('helper.packs.oursLink'), entry.symptoms[0] ? `/helper?symptom=${entry.symptoms[0]}` : '/helper'),
    )}${moreLinks([html`<a href="/helper/packs">${t('helper.packs.all')}</a>`])}`,
  })
}

function meaning(view: View, entry: Entry, foundBy: FoundBy): Html {
  const { t } = view
  const sure = foundBy && t(foundBy === 'code' ? 'helper.packs.byCode' : 'helper.packs.byWords')
  return html`${sure && html`<p class="sureness" data-confidence="${foundBy === 'code' ? 'almost_certain' : 'possibly'}">${sure}</p>`}<p>${inWords(view, entry.said)}</p>${
    entry.causes.length > 0 &&
    html`<div><p class="seen-from">${t('helper.packs.cause')}</p><ul class="evidence">${entry.causes.map((cause) => html`<li data-cause="${cause}">${t(wordsOf.cause(cause))}</li>`)}</ul></div>`
  }`
}

function questions(view: View, pack: Pack, entry: Entry): Html {
  const { t } = view
  return html`${entry.tell.map(
    ({ ask, answers }) =>
      html`<h3>${inWords(view, ask)}</h3><ul class="reading">${answers.map(
        ({ said, cause, entry: other }) =>
          html`<li>${other ? html`<a href="/helper/packs/${pack.id}/${other}">${inWords(view, said)}</a>` : inWords(view, said)}${
            cause && html` <span class="hint" data-cause="${cause}">→ ${t(wordsOf.cause(cause))}</span>`
          }</li>`,
      )}</ul>`,
  )}`
}

function repairSteps(view: View, { id, title, by, versions, steps }: Entry['repairs'][number]): Html {
  const { t, language } = view
  return html`<div class="pack-repair" data-repair="${id}"><h3>${inWords(view, title)}</h3><p class="hint">${inWords(view, versions)} · ${t(`helper.packs.by.${by}`)}</p><ol class="reading">${steps[language].map((step) => html`<li>${step}</li>`)}</ol></div>`
}

function links(view: View, entry: Entry): Html {
  const { t } = view
  return html`<ul class="reading">${entry.links.map(
    ({ title, url, on }) =>
      html`<li><a href="${url}" rel="noreferrer noopener">${title}</a> <span class="hint">${t('helper.packs.linkOn', { date: dayOf(view, on) })}</span></li>`,
  )}</ul>`
}

function dayOf({ language }: View, day: string): string {
  return new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  )
}
