import { wordsOf } from '../../../diagnosis/index.ts'
import {
  actions,
  html,
  layout,
  linkButton,
  moreLinks,
  notice,
  type Page,
  type View,
} from '../../../platform/html/index.ts'
import type { Reading, ResultPage } from './result.ts'
import { besides } from './result-besides.ts'
import { alsoPossible, findingBox, ownAccounts } from './result-findings.ts'
import { notMine, questionForm } from './result-questions.ts'
import { didItHelp, repairs } from './result-repairs.ts'

/** The likeliest cause in words, what it was seen from, one button, and what else there is. */
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
