import {
  type CauseId,
  causeEntries,
  type QuestionId,
  questionEntries,
  type SymptomId,
  symptomEntries,
} from './model.ts'

/**
 * The names that every part of the engine shares. A name keeps its meaning for good: it stands in logs,
 * in learned counts and in results that other programs read.
 */
export { type Level, levels, reaches } from './levels.ts'
export type { CauseId, QuestionId, SymptomId } from './model.ts'

/** The causes, C01 to C63, in the order of their groups. */
export const causeIds: readonly CauseId[] = namesOf(causeEntries)

/** What a person says happened, Y1 to Y22. */
export const symptomIds: readonly SymptomId[] = namesOf(symptomEntries)

/** The questions that may be put to a person, the cheapest to answer first. */
export const questionIds: readonly QuestionId[] = namesOf(questionEntries)

/** The names of a table, in its order. */
export function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(table) as Name[]
}
