import { namesOf, symptomIds } from '../ids.ts'
import { type CauseId, type Fact, type PriorEntry, type SymptomId, symptomEntries } from '../model.ts'

/**
 * How often each cause is behind a symptom before anything is known, as weights (they need not add up to anything).
 * A symptom may have several tables: one whose fact is there counts; otherwise the one without a condition;
 * otherwise all of them, by their shares.
 */
export type PriorTable = {
  id: string
  symptom: SymptomId
  when?: readonly Fact[]
  /** The share of this table among the symptom's, for as long as no condition is known. */
  share?: number
  weights: Readonly<Partial<Record<CauseId, number>>>
}

export type Priors = {
  tables: readonly PriorTable[]
  /** How often each symptom is met, for a person who names none. */
  symptoms: Readonly<Record<SymptomId, number>>
}

/** Each next candidate is this much less likely, where only their order is known. */
const step = 0.7

/**
 * Where to start. All of it is assumed, none measured: no provider publishes shares by cause. Replace it by learned
 * priors (../learning) once about a thousand attempts are labelled.
 */
export const startingPriors: Priors = {
  tables: symptomIds.flatMap((symptom) => symptomEntries[symptom].priors.map((entry) => tableOf(symptom, entry))),
  symptoms: Object.fromEntries(
    namesOf(symptomEntries).map((symptom) => [symptom, symptomEntries[symptom].often]),
  ) as Record<SymptomId, number>,
}

function tableOf(symptom: SymptomId, { id, when, share, weights, inOrder = [] }: PriorEntry): PriorTable {
  return { id, symptom, when, share, weights: weights ?? falling(inOrder) }
}

function falling(causes: readonly CauseId[]): Partial<Record<CauseId, number>> {
  return Object.fromEntries(causes.map((cause, place) => [cause, 100 * step ** place]))
}
