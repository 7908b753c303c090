import { causes } from '../causes/index.ts'
import { causeIds } from '../ids.ts'
import type { CauseId, EvidenceName, Fact, ItemEntry, Rule } from '../model.ts'
import { evidenceNames, shapes } from './catalogue.ts'

/** What the evidence says about one cause: the lines of all items that name it, and the rules of the cause itself. */
export type Likelihoods = {
  /** P(band | this cause), where it differs from the usual; items that are not named say nothing. */
  readonly likely: Readonly<Partial<Record<EvidenceName, Readonly<Record<string, number>>>>>
  /** Any of these decides for it, if the symptom is one that it explains. */
  readonly confirmedBy: readonly Rule[]
  /** Any of these decides against it. */
  readonly ruledOutBy: readonly Rule[]
}

/** What the evidence says about each cause. Sources: the causal model in docs/diagnosis.md; the numbers are assumed. */
export const likelihoods = Object.fromEntries(causeIds.map((cause) => [cause, speaksOf(cause)])) as Readonly<
  Record<CauseId, Likelihoods>
>

function speaksOf(cause: CauseId): Likelihoods {
  const { confirmedBy = [], ruledOutBy = [] } = causes[cause]
  return {
    likely: Object.fromEntries(evidenceNames.flatMap((name) => lineOf(name, cause))),
    confirmedBy: [...decidingAlone('confirms', cause), ...confirmedBy],
    ruledOutBy: [...decidingAlone('rulesOut', cause), ...ruledOutBy],
  }
}

function lineOf(name: EvidenceName, cause: CauseId): [EvidenceName, Readonly<Record<string, number>>][] {
  const { perCause, likely } = shapes[name]
  const line = perCause === undefined ? likely?.[cause] : { [cause]: perCause }
  return line ? [[name, line]] : []
}

/** The facts that decide by themselves, in the order of the catalogue. */
function decidingAlone(how: keyof Pick<ItemEntry, 'confirms' | 'rulesOut'>, cause: CauseId): Fact[] {
  return evidenceNames.flatMap((name) =>
    Object.entries(shapes[name][how] ?? {})
      .filter(([, causes]) => causes.includes(cause))
      .map(([band]) => `${name}.${band}` as Fact),
  )
}
