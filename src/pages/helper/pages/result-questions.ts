import { wordsOf } from '../../../diagnosis/index.ts'
import { button, form, type Html, html, moreLinks } from '../../../platform/html/index.ts'
import type { Key } from '../../../platform/i18n/index.ts'
import { fieldError } from './parts.ts'
import type { Reading } from './result.ts'

export function questionForm({ view, investigation, flow, unanswered }: Reading): Html {
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

export function notMine({ view, investigation, flow, notMine: said }: Reading, asks: boolean): Html {
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
