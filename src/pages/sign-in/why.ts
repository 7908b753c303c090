import { type DisclosedFinding, type Group, groupOf, type Offer, type Result, wordsOf } from '../../diagnosis/index.ts'
import { type Html, html, type IconName, moreLinks, type View } from '../../platform/html/index.ts'
import type { Observations } from '../../records/sign-in-log/index.ts'
import { type Noticed, noticed, noticedFrom } from './noticed.ts'

/** What stands beside a refused sign-in. */
export type WhyHere = {
  flow: string
  attemptLabel: string
  /** The engine's answer at the visitor's level; undefined when it could not be had. */
  result: Result | undefined
  /** What the page saw of itself: told when the engine does not know. */
  facts: Observations | undefined
  repairAction(view: View, offer: Pick<Offer, 'id'>, flowToken: string): Html | undefined
  /** Further lines, such as the accounts that this browser knows. */
  more?: Noticed[] | undefined
}

const icons: Partial<Record<Group, IconName>> = {
  input: 'key',
  kind: 'person',
  state: 'person',
  delivery: 'mail',
  browser: 'laptop',
  network: 'alert',
}

/** Has a button of its own on these pages, or is done by the page itself. */
const elsewhere = new Set<Offer['id']>([
  'restore_account',
  'reset_password',
  'switch_account',
  'use_another_way',
  'wait_for_end',
  'person',
])

/** "What we noticed", the likeliest cause first, each with what it was seen from and its first repair. */
export function whyAside(view: View, why: WhyHere): Html {
  const { t } = view
  const { result } = why
  const told = result && result.findings.length > 0 ? findings(view, why, result) : plainFacts(view, why.facts)
  const list = [...told, ...(why.more ?? [])]
  const link = moreLinks([
    // After a miss a person, not the next guess.
    (result?.tried.length ?? 0) > 0 &&
      html`<a href="/helper/person?flow=${why.flow}" data-repair="person">${t('signIn.person')}</a>`,
    html`<a href="/helper?flow=${why.flow}&amp;attempt=${why.attemptLabel}" data-repair="find_cause">${t('signIn.findOut')}</a>`,
  ])
  if (list.length === 0) list.push(...nothingOdd(view, result))
  if (list.length === 0) return link
  const title = result && result.level !== 'T0' ? t('signIn.noticedAccount') : undefined
  return html`${noticed(view, list, link, title)}`
}

function findings(view: View, why: WhyHere, { findings: all }: Result): Noticed[] {
  const offered = new Set<Offer['id']>(elsewhere)
  return all.map((finding) => {
    const offer = finding.repairs.find(({ id }) => !offered.has(id) && why.repairAction(view, { id }, why.flow))
    if (offer) offered.add(offer.id)
    return tell(view, finding, offer && why.repairAction(view, offer, why.flow))
  })
}

function tell({ t }: View, finding: DisclosedFinding, action: Html | undefined): Noticed {
  const { cause, word, evidence } = finding
  const seen = evidence.map((fact) => t(wordsOf.fact(fact)))
  return {
    said: t(wordsOf.confidence(word), { cause: t(wordsOf.cause(cause)) }),
    ...(seen.length > 0 && { detail: seen.join(' · ') }),
    icon: icons[groupOf(cause)] ?? 'info',
    cause,
    ...(action && { action }),
  }
}

/** Where no cause is likely enough, what was seen is still said, without pointing at anything. */
function plainFacts(view: View, facts: Observations | undefined): Noticed[] {
  return facts ? noticedFrom(view, facts) : []
}

/** Also worth knowing: what need not be looked at any more. */
function nothingOdd({ t, language }: View, result: Result | undefined): Noticed[] {
  const areas = (result?.ruledOut ?? []).map((area) => t(wordsOf.area(area)))
  if (areas.length === 0) return []
  return [{ said: t('signIn.nothingOdd', { areas: areas.join(language === 'ja' ? '、' : ', ') }), icon: 'done' }]
}
