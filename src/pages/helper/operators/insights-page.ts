import { causes as causesOf, wordsOf } from '../../../diagnosis/index.ts'
import {
  type Content,
  definitions,
  emptyState,
  html,
  layout,
  section,
  table,
  type View,
} from '../../../platform/html/index.ts'
import { formatDate, formatDuration } from '../../../platform/i18n/index.ts'
import type { CauseRow, Insights, RepairRow } from '../../../services/investigation/index.ts'

/** "Why sign-ins fail here": counts of the last seven days, never whose they are. */
export function insightsPage(view: View, insights: Insights): string {
  const { t } = view
  const nothing = insights.troubles === 0
  return layout(view, {
    title: t('why.title'),
    lead: t('why.lead'),
    width: 'wide',
    body: html`${section('summary', t('why.summary'), summary(view, insights))}${section(
      'causes',
      t('why.causes'),
      nothing ? emptyState(t('why.nothing')) : causeTable(view, insights),
      { lead: t('why.causesLead') },
    )}${section(
      'repairs',
      t('why.repairs'),
      insights.repairs.length === 0 ? emptyState(t('why.noRepairs')) : repairTable(view, insights.repairs),
      { lead: t('why.repairsLead') },
    )}`,
  })
}

function summary(view: View, insights: Insights) {
  const { t, language } = view
  const { troubles, attempts, solved, solvedAlone, seconds, judged, wrong } = insights
  const rows = [
    { term: t('why.troubles'), value: t('why.troublesOf', { n: troubles, attempts }) },
    { term: t('why.solved'), value: shareOf(solved, troubles) },
    { term: t('why.solvedAlone'), value: shareOf(solvedAlone, troubles) },
    { term: t('why.timeBack'), value: seconds === null ? '—' : formatDuration(Math.max(1, seconds), language) },
    { term: t('why.wrong'), value: shareOf(wrong, judged) },
  ]
  return definitions(rows, { longTerms: true })
}

/** "83 % (5/6)"; a dash where nothing was counted. */
function shareOf(part: number, whole: number): string {
  return whole === 0 ? '—' : `${Math.round((100 * part) / whole)} % (${part}/${whole})`
}

function causeTable(view: View, { causes, days, troubles }: Insights) {
  const { t, language } = view
  const dayNames = days.map((day) => formatDate(new Date(`${day}T12:00:00Z`), language, 'UTC'))
  return table({
    caption: t('why.causes'),
    captionHidden: true,
    columns: [t('why.cause'), t('why.times'), t('why.share'), t('why.trend'), t('why.back'), t('why.time')],
    rows: causes.map((row) => [
      named(view, row),
      String(row.total),
      `${Math.round((100 * row.total) / troubles)} %`,
      trend(row.days, dayNames),
      shareOf(row.solved, row.total),
      row.seconds === null ? '—' : formatDuration(Math.max(1, row.seconds), language),
    ]),
  })
}

function named({ t }: View, { cause }: CauseRow): Content {
  if (!cause || !(cause in causesOf)) return t('why.unknown')
  return html`<span data-cause="${cause}">${t(wordsOf.cause(cause))} <small>${cause}</small></span>`
}

/** Seven bars for the eye; the numbers, each with its day, for everybody. */
function trend(counts: readonly number[], dayNames: readonly string[]): Content {
  const most = Math.max(1, ...counts)
  return html`<ol class="trend">${counts.map(
    (count, i) =>
      html`<li title="${dayNames[i] ?? ''}: ${count}"><i class="bar h${Math.round((8 * count) / most)}" aria-hidden="true"></i><span class="hidden">${dayNames[i]}: </span><span>${count}</span></li>`,
  )}</ol>`
}

function repairTable({ t }: View, rows: readonly RepairRow[]) {
  return table({
    caption: t('why.repairs'),
    captionHidden: true,
    columns: [t('why.repair'), t('why.times'), t('why.helped')],
    rows: rows.map(({ repair, times, helped }) => [
      html`<span data-repair-name="${repair}">${t(wordsOf.repair(repair))}</span>`,
      String(times),
      shareOf(helped, times),
    ]),
  })
}
