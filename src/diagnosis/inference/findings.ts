import type { Fact } from '../evidence/index.ts'
import { type CauseId, causeIds } from '../ids.ts'
import { calibration, wordFor } from './calibration.ts'
import type { Finding } from './diagnosis.ts'
import { confirmingFacts, ratioOf } from './weights.ts'

/** How many findings and how many observations for each are told: more confuses. */
const mostFindings = 3
const mostEvidence = 4
/** From here an observation speaks for a cause. */
const speaks = 1.3

/**
 * The causes worth saying among those that `may` be said, the likeliest first; none when not even the first is likely
 * enough. Equal ones come in the order of the causes.
 */
export function findingsOf(
  probabilities: Float64Array,
  facts: readonly Fact[],
  may: (cause: CauseId) => boolean = () => true,
): Finding[] {
  const share = (cause: CauseId) => probabilities[causeIds.indexOf(cause)] ?? 0
  const ranked = causeIds.filter(may).sort((a, b) => share(b) - share(a))
  const first = ranked[0] ? share(ranked[0]) : 0
  if (first < calibration.say) return []
  return ranked
    .slice(0, mostFindings)
    .filter((cause) => share(cause) >= calibration.mention)
    .map((cause, rank) => ({
      cause,
      probability: share(cause),
      confidence: wordFor(share(cause)),
      evidence: evidenceFor(cause, facts),
      tied: rank > 0 && first - share(cause) <= calibration.tie,
    }))
}

/** What speaks for a cause: what decides first, then by strength. */
export function evidenceFor(cause: CauseId, facts: readonly Fact[]): Fact[] {
  const deciding = confirmingFacts(causeIds.indexOf(cause), new Set(facts)) ?? []
  const supporting = facts
    .filter((fact) => !deciding.includes(fact) && ratioOf(fact, cause) >= speaks)
    .sort((a, b) => ratioOf(b, cause) - ratioOf(a, cause))
  return [...deciding, ...supporting].slice(0, mostEvidence)
}
