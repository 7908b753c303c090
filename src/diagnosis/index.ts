/**
 * The diagnosis engine: evidence in, causes and repairs out. Pure: no I/O, no clock, no parts from elsewhere.
 *
 * `diagnose` thinks, `disclose` decides what leaves at a level. Every entry uses both, in this order, and gives out
 * nothing but the result. See docs/diagnosis.md.
 */
export { type Area, areas } from './areas.ts'
export {
  type Cause,
  candidatesOf,
  causes,
  type Disclosure,
  type Group,
  groupOf,
  groups,
  type Priors,
  startingPriors,
  symptomOf,
  symptomsOf,
} from './causes/index.ts'
export { disclose } from './disclosure/index.ts'
export {
  type EvidenceItem,
  type EvidenceName,
  evidenceNames,
  type Fact,
  facts,
  itemsFrom,
  noticedIn,
  type Place,
  readEvidence,
} from './evidence/index.ts'
export {
  type CauseId,
  causeIds,
  type Level,
  levels,
  type QuestionId,
  questionIds,
  reaches,
  type SymptomId,
  symptomIds,
} from './ids.ts'
export {
  type AttemptedRepair,
  type Confidence,
  type Diagnosis,
  diagnose,
  type Finding,
  type Input,
} from './inference/index.ts'
export { learnPriors, type Resolved, tableOf } from './learning/index.ts'
export { type Entry, entryOf, findEntries, type Pack, packOf, packs } from './packs/index.ts'
export { answerItem, nextQuestion, questions } from './questions/index.ts'
export { type RepairId, type RepairKind, repairIds, repairShapes } from './repairs/index.ts'
export { type DisclosedFinding, type Offer, type Result, readResult } from './result.ts'
export { type Interpretation, understand } from './text/index.ts'
export { wordsOf } from './words.ts'
