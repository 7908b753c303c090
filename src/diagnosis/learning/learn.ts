import { type Priors, type PriorTable, startingPriors } from '../causes/index.ts'
import type { Fact } from '../evidence/index.ts'
import { type CauseId, type SymptomId, symptomIds } from '../ids.ts'

/** Attempts of one week whose cause is known: the repair for it helped, or a person said so. */
export type Resolved = {
  /** Any name of the week; '2026-W47'. */
  week: string
  symptom: SymptomId
  /** The table that was used, from `tableOf`. */
  table: string
  cause: CauseId
  count: number
}

/** The starting priors weigh as much as this many attempts, for each table. */
const startingWeight = 200
/** Learning starts when this many attempts are known. */
const enough = 1000
/** No week counts for more than this share of a table's attempts. */
const mostOfOneWeek = 0.25
/** A cause keeps at least this share of where it started, however long it was not seen. */
const floor = 0.25

/**
 * Priors from the installation's own resolved attempts.
 *
 * With fewer than a thousand attempts nothing is learned. Then the measured shares take over as they grow, but one
 * odd week counts for a quarter at most, and no cause falls below a quarter of where it started: what happens rarely
 * is still thought of. A cause that a table does not list is not learned into it.
 */
export function learnPriors(resolved: readonly Resolved[], starting: Priors = startingPriors): Priors {
  if (sumOf(resolved) < enough) return starting
  return {
    tables: starting.tables.map((table) => learnTable(table, starting, resolved)),
    symptoms: learnSymptoms(starting, resolved),
  }
}

/** The id of the table that a diagnosis starts from: it goes with the attempt, so that the attempt can be learned. */
export function tableOf(symptom: SymptomId, facts: readonly Fact[], priors: Priors = startingPriors): string {
  const tables = priors.tables.filter((table) => table.symptom === symptom)
  const chosen = tables.find(({ when }) => when?.some((fact) => facts.includes(fact)))
  return (chosen ?? tables.find(({ when }) => !when))?.id ?? symptom
}

function learnTable(table: PriorTable, starting: Priors, resolved: readonly Resolved[]): PriorTable {
  const own = calm(resolved.filter((one) => one.table === table.id && table.weights[one.cause]))
  const weights = blend(
    table.weights,
    countBy(own, ({ cause }) => cause),
  )
  const siblings = starting.tables.filter(({ symptom }) => symptom === table.symptom)
  if (table.share === undefined) return { ...table, weights }
  const shares = Object.fromEntries(siblings.map(({ id, share = 0 }) => [id, share]))
  const known = calm(resolved.filter(({ table: id }) => id in shares))
  return {
    ...table,
    weights,
    share:
      (blend(
        shares,
        countBy(known, ({ table: id }) => id),
      )[table.id] ?? 0) / 100,
  }
}

function learnSymptoms(starting: Priors, resolved: readonly Resolved[]): Record<SymptomId, number> {
  const counts = countBy(calm(resolved), ({ symptom }) => symptom)
  const learned = blend(starting.symptoms, counts)
  return Object.fromEntries(symptomIds.map((symptom) => [symptom, learned[symptom] ?? 0])) as Record<SymptomId, number>
}

/** Starting shares and counts together, in percent, none below its floor. */
function blend<K extends string>(
  starting: Readonly<Partial<Record<K, number>>>,
  counts: ReadonlyMap<string, number>,
): Partial<Record<K, number>> {
  const names = Object.keys(starting) as K[]
  const startingTotal = names.reduce((sum, name) => sum + (starting[name] ?? 0), 0)
  const total = startingWeight + names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0)
  const floored = names.map((name) => {
    const start = (starting[name] ?? 0) / startingTotal
    return Math.max(floor * start, (start * startingWeight + (counts.get(name) ?? 0)) / total)
  })
  const sum = floored.reduce((all, share) => all + share, 0)
  return Object.fromEntries(names.map((name, i) => [name, (100 * (floored[i] ?? 0)) / sum])) as Partial<
    Record<K, number>
  >
}

/** The same attempts, with weeks that stand out scaled down. A week alone says nothing: it may be the odd one. */
function calm(resolved: readonly Resolved[]): Resolved[] {
  const byWeek = countBy(resolved, ({ week }) => week)
  const total = sumOf(resolved)
  return resolved.map((one) => {
    const week = byWeek.get(one.week) ?? 0
    const most = (mostOfOneWeek / (1 - mostOfOneWeek)) * (total - week)
    return week > most ? { ...one, count: (one.count * most) / week } : one
  })
}

function countBy(resolved: readonly Resolved[], key: (one: Resolved) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of resolved) counts.set(key(one), (counts.get(key(one)) ?? 0) + one.count)
  return counts
}

function sumOf(resolved: readonly Resolved[]): number {
  return resolved.reduce((sum, { count }) => sum + count, 0)
}
