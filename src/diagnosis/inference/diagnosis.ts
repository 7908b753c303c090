import type { Priors } from '../causes/index.ts'
import type { EvidenceItem, Fact } from '../evidence/index.ts'
import type { CauseId, QuestionId, SymptomId } from '../ids.ts'
import type { RepairId } from '../repairs/index.ts'
import type { Confidence } from './calibration.ts'

/** A repair that was tried, and what came of it. */
export type AttemptedRepair = {
  id: RepairId
  /** ISO 8601. */
  at: string
  /** `cancelled`: it was not carried through, so it may be offered again. */
  outcome: 'solved' | 'no_change' | 'failed' | 'cancelled'
}

/** Everything that a diagnosis is made of. It holds no secret and no identifier. */
export type Input = {
  /** The number of the attempt that is asked about. */
  attempt?: string | undefined
  symptom?: SymptomId | undefined
  evidence: readonly EvidenceItem[]
  asked?: readonly QuestionId[] | undefined
  tried?: readonly AttemptedRepair[] | undefined
  /** The number of the case, once a person is at work on it. */
  case?: string | undefined
  /** The moment of the diagnosis (ISO 8601); older evidence expires by it. */
  at?: string | undefined
  /** Learned priors; without them, the starting ones. */
  priors?: Priors | undefined
}

export type Finding = {
  cause: CauseId
  probability: number
  confidence: Confidence
  /** What it was seen from, the strongest first. */
  evidence: readonly Fact[]
  /** As likely as the first one, as far as we can tell. */
  tied: boolean
}

/**
 * What the engine thinks, all of it. It is for logs, learning and tests: whatever leaves passes `disclose`.
 */
export type Diagnosis = {
  input: Input
  facts: readonly Fact[]
  /** For each cause, and for what the model does not know; together they make one. */
  probabilities: Readonly<Record<CauseId | 'unknown', number>>
  /** The causes worth saying, the likeliest first, at most three; empty when we do not know. */
  findings: readonly Finding[]
  /** Nothing speaks clearly enough. */
  unknown: boolean
}
