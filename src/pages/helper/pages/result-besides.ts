import { type Level, wordsOf } from '../../../diagnosis/index.ts'
import {
  copyButton,
  definitions,
  disclosure,
  type Html,
  html,
  moreLinks,
  type View,
} from '../../../platform/html/index.ts'
import type { InvestigationView } from '../../../services/investigation/index.ts'
import type { Reading } from './result.ts'
import { evidenceLine } from './result-findings.ts'

export function besides({ view, investigation }: Reading): Html {
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
