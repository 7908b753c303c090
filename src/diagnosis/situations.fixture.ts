import {
  type EvidenceItem,
  evidenceNames,
  type Fact,
  facts,
  likelihoods,
  nameOf,
  type Place,
  shapes,
} from './evidence/index.ts'
import { type CauseId, symptomIds } from './ids.ts'
import { ratioOf } from './inference/index.ts'

/** The moment of all examples. */
export const at = '2026-11-22T05:00:00Z'

/** A fact as it would be observed, by the surest observer unless another one is named. */
export function seen(fact: Fact, where?: Place, when = at): EvidenceItem {
  const name = nameOf(fact)
  return {
    name,
    value: fact.slice(name.length + 1),
    where: where ?? shapes[name].places[0],
    at: when,
  } as EvidenceItem
}

/** What is seen, not told, when this is the cause: of each item that speaks of it, the band that speaks for it most. */
export function signsOf(cause: CauseId): Fact[] {
  return evidenceNames
    .filter((name) => name !== 'words' && name in likelihoods[cause].likely)
    .flatMap((name) => bandsOf(name).sort((a, b) => ratioOf(b, cause) - ratioOf(a, cause))[0] ?? [])
    .filter((fact) => ratioOf(fact, cause) > 1)
}

function bandsOf(name: string): Fact[] {
  return facts.filter((fact) => nameOf(fact) === name)
}

/** The sets of facts each of which decides for a cause. */
export function decidingFor(cause: CauseId): (readonly Fact[])[] {
  return likelihoods[cause].confirmedBy.map((rule) => (typeof rule === 'string' ? [rule] : rule))
}

/** Every symptom, and none. */
export const anySymptom = [undefined, ...symptomIds]
