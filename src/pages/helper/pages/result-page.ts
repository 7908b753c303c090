import {
  type DisclosedFinding,
  type Fact,
  type Level,
  type Offer,
  type RepairId,
  wordsOf,
} from '../../../diagnosis/index.ts'
import {
  actions,
  attribute,
  badge,
  button,
  copyButton,
  definitions,
  disclosure,
  form,
  type Html,
  html,
  items,
  layout,
  linkButton,
  moreLinks,
  notice,
  type Page,
  type View,
} from '../../../platform/html/index.ts'
import type { Key } from '../../../platform/i18n/index.ts'
import type { InvestigationView } from '../../../services/investigation/index.ts'
import { repairAction } from '../repairs/index.ts'
import { type Offers, openTry } from './offers.ts'
import { fieldError } from './parts.ts'

export type ResultPage = {
  investigation: InvestigationView
  flow: string
  offers: Offers
  /** Whose session this browser uses now, said where the cause is about the account. */
  inUse?: string | undefined
  /** "Not my problem" was pressed: the question and the choices come first. */
  notMine?: boolean | undefined
  /** The question was sent without an answer. */
  unanswered?: boolean | undefined
  /** Where a person who is in goes on. */
  next: string
}

type Reading = ResultPage & { view: View }

/** W5: the likeliest cause in words, what it was investigation from, one button, and what else there is. */
export function resultPage(view: View, page: ResultPage): string {
  const reading = { ...page, view }
  if (page.investigation.solved) return solvedPage(view, page)
  const numbered = page.investigation.attemptLabel ? { ...view, attemptId: page.investigation.attemptLabel } : view
  return layout(numbered, pageOf(reading))
}

function pageOf(reading: Reading): Page {
  const { view, investigation } = reading
  const { t } = view
  const { unknown, findings, symptom } = investigation.result
  const asks = asksFirst(reading)
  const open = asks ? 'askTitle' : 'unknownTitle'
  return {
    title: t(`helper.result.${unknown ? open : 'title'}`),
    lead: symptom ? t('helper.result.youSee', { symptom: t(wordsOf.symptom(symptom)) }) : undefined,
    body: html`${didItHelp(reading)}${
      unknown
        ? html`<p>${t(asks ? 'helper.result.askLead' : 'diagnosis.unknown')}</p>`
        : html`${findings.slice(0, 1).map((finding) => findingBox(view, finding))}${alsoPossible(reading)}`
    }${reading.inUse && html`<p class="hint">${t('helper.result.inUse', { address: reading.inUse })}</p>`}${ownAccounts(reading)}${
      asks ? questionForm(reading) : ''
    }${repairs(reading, asks)}${notMine(reading, asks)}`,
    aside: besides(reading),
  }
}

/** A question comes before the repairs where the engine wants one, or where the person said that it is something else. */
function asksFirst({ investigation, notMine }: Reading): boolean {
  const { question, next } = investigation.result
  return question !== null && (next === 'ask' || notMine === true)
}

// ---- What we think

function findingBox(view: View, finding: DisclosedFinding): Html {
  const { t } = view
  const { cause, word, evidence, said } = finding
  return html`<section class="finding ${word}" data-cause="${cause}" data-confidence="${word}"${attribute('data-problem', said)} aria-labelledby="cause-${cause}"><p class="sureness">${t(
    `helper.result.word.${word}`,
  )}</p><h2 id="cause-${cause}">${sentence(view, t(wordsOf.cause(cause)))}</h2>${
    evidence.length > 0 &&
    html`<p class="seen-from">${t('helper.result.seenFrom')}</p><ul class="evidence">${evidence.slice(0, 4).map((fact) => evidenceLine(view, fact))}</ul>`
  }</section>`
}

function evidenceLine({ t }: View, fact: Fact): Html {
  return html`<li data-fact="${fact}">${t(wordsOf.fact(fact))}</li>`
}

/** The engine's words are clauses that can follow a colon; alone they begin with a capital. */
function sentence({ language }: View, clause: string): string {
  return language === 'en' ? clause.charAt(0).toUpperCase() + clause.slice(1) : clause
}

/** What cannot be told apart from the first is shown as fully; what is less likely, in one line. */
function alsoPossible({ view, investigation }: Reading): Html | '' {
  const [, ...others] = investigation.result.findings
  if (others.length === 0) return ''
  const { t } = view
  const tied = others.filter((finding) => finding.tied)
  const less = others.filter((finding) => !finding.tied)
  return html`${tied.length > 0 && html`<p class="hint">${t('helper.result.tied')}</p>${tied.map((finding) => findingBox(view, finding))}`}${
    less.length > 0 &&
    disclosure(
      t('helper.result.also'),
      html`<ul class="reading">${less.map(
        ({ cause, word }) =>
          html`<li data-cause="${cause}">${t(wordsOf.confidence(word), { cause: t(wordsOf.cause(cause)) })}</li>`,
      )}</ul>`,
    )
  }`
}

/** Whoever proved a contact sees every account that it opens, and goes on with the one that is meant. */
function ownAccounts({ view, investigation, flow }: Reading): Html | '' {
  const { t } = view
  const usable = investigation.accounts.filter(({ status }) => status === 'active')
  if (usable.length < 2 || !investigation.flow?.identifier) return ''
  return html`<h2>${t('helper.result.accounts')}</h2>${items(
    usable.map((account) => ({
      title: account.organization ? html`<bdi>${account.organization}</bdi>` : t('common.personalAccount'),
      tag: badge(view, account.kind),
      action: form(
        { action: '/helper/account', hidden: { case: investigation.token, flow, account: account.accountId } },
        button(t('helper.accounts.use'), {
          look: 'outlined',
          small: true,
          repair: 'switch_account',
          spoken: t('helper.accounts.spoken', { account: account.organization ?? t('common.personalAccount') }),
        }),
      ),
    })),
  )}`
}

// ---- What to do

function repairs(reading: Reading, asks: boolean): Html {
  const { view, offers } = reading
  const { t } = view
  const { first, others, byItself } = offers
  const under = byItself.map(({ id }) => html`<li data-repair="${id}">${t(wordsOf.repair(id))}</li>`)
  return html`${
    under.length > 0 && html`<ul class="under-way" aria-label="${t('helper.result.byItself')}">${under}</ul>`
  }${asks ? rows(reading, 'helper.result.orThis', [...(first ? [first] : []), ...others]) : firstThing(reading)}${
    !asks && rows(reading, missed(reading.investigation) ? 'helper.result.orThis' : 'diagnosis.page.then', others)
  }${!first && html`<p>${t('helper.result.none')}</p>`}`
}

/** The page's one button; after a miss it is a person. */
function firstThing({ view, offers: { first }, investigation, flow }: Reading): Html | '' {
  if (!first) return ''
  const { t } = view
  const person = first.id === 'person' && missed(investigation)
  return html`<h2>${t(person ? 'helper.result.personFirst' : 'diagnosis.page.now')}</h2>${
    person && html`<p>${t('helper.result.personFirstLead')}</p>`
  }${repairAction(view, first, { flowId: flow, caseToken: investigation.token, look: 'primary' })}`
}

function rows({ view, investigation, flow }: Reading, title: Key, offers: readonly Offer[]): Html | '' {
  if (offers.length === 0) return ''
  const tokens = { flowId: flow, caseToken: investigation.token, look: 'row' as const }
  return html`<h2>${view.t(title)}</h2><ul class="repairs">${offers.map((offer) => html`<li>${repairAction(view, offer, tokens)}</li>`)}</ul>`
}

function missed({ result }: InvestigationView): boolean {
  return result.tried.some(({ outcome }) => outcome === 'no_change' || outcome === 'failed')
}

/** Someone came back without having got in: whether the last repair helped decides what is offered next. */
function didItHelp({ view, investigation, flow }: Reading): Html | '' {
  const open = openTry(investigation.result.tried)
  if (!open) return ''
  const { t } = view
  const answer = (helped: 'yes' | 'no', look: 'outlined' | 'link') =>
    button(t(`helper.helped.${helped}`), { look, name: 'helped', value: helped, small: true })
  return form(
    { action: '/helper/outcome', id: 'helped', hidden: { case: investigation.token, flow, repair: open } },
    html`<fieldset class="helped"><legend>${t('helper.helped.ask', { repair: t(wordsOf.repair(open)) })}</legend>${actions([answer('yes', 'outlined'), answer('no', 'outlined')], { beside: true })}</fieldset>`,
  )
}

// ---- Questions

function questionForm({ view, investigation, flow, unanswered }: Reading): Html {
  const { t } = view
  const { question } = investigation.result
  if (!question) return html``
  const answer = (value: string, text: string) =>
    html`<li>${button(text, { look: 'outlined', name: 'answer', value })}</li>`
  const answers = question.answers.map((fact) => answer(fact, t(wordsOf.answer(fact) as Key)))
  return form(
    { action: '/helper/answer', id: 'question', hidden: { case: investigation.token, flow, question: question.id } },
    html`<fieldset class="question"><legend>${t(wordsOf.question(question.id))}</legend>${
      unanswered && fieldError('answer', t('helper.question.choose'))
    }<ul class="answers">${answers}${answer('not_sure', t('diagnosis.notSure'))}</ul></fieldset>`,
  )
}

function notMine({ view, investigation, flow, notMine: said }: Reading, asks: boolean): Html {
  const { t } = view
  const fresh = html`<a href="/helper?flow=${flow}">${t('helper.result.again')}</a>`
  const sign = html`<a href="/sign-in?flow=${flow}">${t('helper.back')}</a>`
  const tested = investigation.result.tried.some(({ id }) => id === 'test_browser')
  const test =
    !tested &&
    html`<a href="/helper/browser?case=${investigation.token}&amp;flow=${flow}">${t('helper.browser.title')}</a>`
  if (said || asks || investigation.result.unknown) return moreLinks([fresh, test, sign])
  return html`${form(
    { action: '/helper/not-mine', hidden: { case: investigation.token, flow } },
    button(t('diagnosis.page.notThis'), { look: 'link' }),
  )}${moreLinks([test, sign])}`
}

// ---- Beside it: what was looked at

function besides({ view, investigation }: Reading): Html {
  const { t } = view
  const { ruledOut, lookedAt } = investigation.result
  const areas = ruledOut.map((area) => t(wordsOf.area(area))).join(view.language === 'ja' ? '、' : ', ')
  return html`${ruledOut.length > 0 && html`<p class="in-order">${t('diagnosis.page.ruledOut', { areas })}</p>`}${disclosure(
    t('diagnosis.page.lookedAt'),
    lookedAt.length > 0
      ? html`<ul class="reading">${lookedAt.map((fact) => evidenceLine(view, fact))}</ul>`
      : html`<p>${t('helper.result.nothingLookedAt')}</p>`,
    { id: 'looked-at' },
  )}${disclosure(t('helper.result.technical'), technical(view, investigation), { id: 'technical' })}`
}

function technical(view: View, investigation: InvestigationView): Html {
  const { t } = view
  const { attemptLabel, result } = investigation
  const said = result.findings.flatMap((finding) => finding.said ?? [])
  return html`${definitions([
    ...(attemptLabel
      ? [
          {
            term: t('helper.result.attempt'),
            value: html`<code>${attemptLabel}</code> ${copyButton(t('common.copy'), attemptLabel)}`,
          },
        ]
      : []),
    ...(investigation.masks.length > 0
      ? [{ term: t('helper.result.contacts'), value: investigation.masks.join(', ') }]
      : []),
    {
      term: t('helper.result.level'),
      value: `${t(`helper.result.levels.${levelOf(result.level)}`)} (${result.level})`,
    },
  ])}${moreLinks([
    html`<a href="/helper/result.json?case=${investigation.token}">${t('helper.result.json')}</a>`,
    ...[...new Set(said)].map((code) => html`<a href="/help/e/${code}">${t('helper.result.codeHelp', { code })}</a>`),
  ])}`
}

function levelOf(level: Level): 'T0' | 'T1' | 'T2' | 'T3' {
  return level === 'T4' || level === 'T5' ? 'T3' : level
}

// ---- In

/** The end that this room is there for: a sign-in worked, or the person says that it does now. */
function solvedPage(view: View, { investigation, next }: ResultPage): string {
  const { t } = view
  const told = investigation.result.tried.some(({ outcome }) => outcome === 'solved')
  return layout(view, {
    title: t(told ? 'helper.solved.toldTitle' : 'helper.solved.title'),
    body: html`${notice('done', t(told ? 'helper.solved.told' : 'helper.solved.lead'), { spoken: true })}${actions([
      linkButton(t('helper.solved.go'), next, { look: 'primary' }),
    ])}${told && moreLinks([html`<a href="/helper">${t('helper.title')}</a>`])}`,
  })
}

/** For the list of what was tried, in texts to copy. */
export function repairNames(view: View, ids: readonly RepairId[]): string {
  return ids.map((id) => view.t(wordsOf.repair(id))).join(view.language === 'ja' ? '、' : ', ')
}
