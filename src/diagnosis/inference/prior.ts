import type { Priors, PriorTable } from '../causes/index.ts'
import type { Fact } from '../evidence/index.ts'
import { causeIds, type SymptomId, symptomIds } from '../ids.ts'
import { calibration } from './calibration.ts'

/** Positions 0 to 62 are the causes in their order, the last is "something that the model does not know". */
export const hypotheses = causeIds.length + 1
export const unknownPlace = causeIds.length

/** Where to start, with the candidates of the symptom and the facts that have already chosen the table. */
export type Start = { prior: Float64Array; candidates: Uint8Array; spent: ReadonlySet<Fact> }

/** The prior of a situation. Without a symptom: of all of them, by how often they are met. */
export function startOf(priors: Priors, symptom: SymptomId | undefined, facts: readonly Fact[]): Start {
  const prior = new Float64Array(hypotheses)
  const candidates = new Uint8Array(hypotheses)
  const spent = new Set<Fact>()
  for (const one of symptom ? [symptom] : symptomIds)
    for (const { table, share } of tablesFor(priors.tables, one, facts)) {
      add(prior, table, share * (symptom ? 1 : priors.symptoms[one]))
      for (const fact of table.when ?? []) if (facts.includes(fact)) spent.add(fact)
      mark(candidates, table)
    }
  return { prior: spread(prior, candidates), candidates, spent }
}

/** The tables that count, each with its share; the facts that chose them do not count as evidence again. */
function tablesFor(all: readonly PriorTable[], symptom: SymptomId, facts: readonly Fact[]) {
  const tables = all.filter((table) => table.symptom === symptom)
  const chosen = tables.find(({ when }) => when?.some((fact) => facts.includes(fact)))
  const plain = tables.find(({ when }) => !when)
  const one = chosen ?? plain
  if (one) return [{ table: one, share: 1 }]
  return tables.map((table) => ({ table, share: table.share ?? 1 / tables.length }))
}

/** Adds a table's weights, scaled so that together they make `share`. */
function add(prior: Float64Array, { weights }: PriorTable, share: number): void {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
  causeIds.forEach((cause, place) => {
    const weight = weights[cause]
    if (weight) prior[place] = (prior[place] ?? 0) + (share * weight) / total
  })
}

function mark(candidates: Uint8Array, { weights }: PriorTable): void {
  causeIds.forEach((cause, place) => {
    if (weights[cause]) candidates[place] = 1
  })
}

/** Leaves room for the causes that the symptom does not list, and for what the model does not know. */
function spread(prior: Float64Array, candidates: Uint8Array): Float64Array {
  const total = prior.reduce((sum, weight) => sum + weight, 0) || 1
  const others = causeIds.length - candidates.reduce<number>((sum, is) => sum + is, 0)
  const leak = others > 0 ? calibration.leak : 0
  return prior.map((weight, place) => {
    if (place === unknownPlace) return calibration.unknown
    if (!candidates[place]) return leak / others
    return (weight / total) * (1 - calibration.unknown - leak)
  })
}
