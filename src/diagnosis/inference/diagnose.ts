import { factsOf } from '../evidence/index.ts'
import { causeIds } from '../ids.ts'
import type { RepairId } from '../repairs/index.ts'
import type { AttemptedRepair, Diagnosis, Input } from './diagnosis.ts'
import { findingsOf } from './findings.ts'
import { infer, type Situation } from './infer.ts'
import { unknownPlace } from './prior.ts'

/**
 * Finds out why someone cannot get in.
 *
 * The same input always gives the same diagnosis, whatever the order of its evidence. It never throws on evidence
 * that `readEvidence` has read, and takes well under a millisecond. What comes out is for us: `disclose` decides
 * what a person hears of it.
 */
export function diagnose(input: Input): Diagnosis {
  const situation = situationOf(input)
  const shares = infer(situation)
  const findings = findingsOf(shares, situation.facts)
  return {
    input,
    facts: situation.facts,
    probabilities: namedShares(shares),
    findings,
    unknown: findings.length === 0,
  }
}

/** What the engine reasons from. */
export function situationOf({ symptom, evidence, at, tried, priors }: Input): Situation {
  return { symptom, facts: factsOf(evidence, symptom, at), missed: missedOf(tried), priors }
}

/** The repairs that were carried through and did not help. */
export function missedOf(tried: readonly AttemptedRepair[] = []): RepairId[] {
  return tried.filter(({ outcome }) => outcome === 'no_change' || outcome === 'failed').map(({ id }) => id)
}

function namedShares(shares: Float64Array): Diagnosis['probabilities'] {
  const named = Object.fromEntries(causeIds.map((cause, place) => [cause, shares[place] ?? 0]))
  return { ...named, unknown: shares[unknownPlace] ?? 0 } as Diagnosis['probabilities']
}
