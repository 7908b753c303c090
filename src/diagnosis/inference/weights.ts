import { type Fact, facts, likelihoods, nameOf, type Rule, shapes, usualShare } from '../evidence/index.ts'
import { type CauseId, causeIds } from '../ids.ts'
import { hypotheses } from './prior.ts'

/** No observer is so good that a band is impossible. */
const least = 0.0005

/**
 * For each fact the log of P(fact | cause) / P(fact | other cause), for every hypothesis; made once, because a
 * diagnosis stands in the way of a page.
 */
const evidenceWeights: ReadonlyMap<Fact, Float64Array> = new Map(facts.map((fact) => [fact, weightsOf(fact)]))

function weightsOf(fact: Fact): Float64Array {
  const weights = new Float64Array(hypotheses)
  causeIds.forEach((cause, place) => {
    weights[place] = Math.log(shareOf(fact, cause) / usualShare(fact))
  })
  return weights
}

/** The weight of a fact for every hypothesis. */
export function weightOf(fact: Fact): Float64Array {
  return evidenceWeights.get(fact) ?? new Float64Array(hypotheses)
}

/** How many times likelier a fact is if this is the cause than if it is another one. */
export function ratioOf(fact: Fact, cause: CauseId): number {
  return shareOf(fact, cause) / usualShare(fact)
}

/** P(fact | cause): as the model says, or what its other bands leave, in the usual proportion. */
export function shareOf(fact: Fact, cause: CauseId): number {
  const name = nameOf(fact)
  const likely = likelihoods[cause].likely[name] as Record<string, number> | undefined
  if (!likely) return usualShare(fact)
  const band = fact.slice(name.length + 1)
  return Math.max(likely[band] ?? restOf(name, likely) * usualShare(fact), least)
}

/** What the named bands leave, for one unit of the usual share of the others. */
function restOf(name: keyof typeof shapes, likely: Record<string, number>): number {
  const named = Object.values(likely).reduce((sum, share) => sum + share, 0)
  const others = Object.entries(shapes[name].usual).filter(([band]) => !(band in likely))
  const usual = others.reduce((sum, [, share]) => sum + share, 0)
  return usual > 0 ? Math.max(0, 1 - named) / usual : 0
}

type Rules = { confirmedBy: readonly (readonly Fact[])[]; ruledOutBy: readonly (readonly Fact[])[] }

const rules: readonly Rules[] = causeIds.map((cause) => {
  const { confirmedBy, ruledOutBy } = likelihoods[cause]
  return { confirmedBy: sets(confirmedBy), ruledOutBy: sets(ruledOutBy) }
})

function sets(all: readonly Rule[]): (readonly Fact[])[] {
  return all.map((rule) => (typeof rule === 'string' ? [rule] : rule))
}

/** The facts that decide for a cause here, or undefined when none does. */
export function confirmingFacts(place: number, facts: ReadonlySet<Fact>): readonly Fact[] | undefined {
  return rules[place]?.confirmedBy.find((rule) => rule.every((fact) => facts.has(fact)))
}

/** Whether facts decide against a cause here. What decides for it counts more: it was seen, not missed. */
export function isRuledOut(place: number, facts: ReadonlySet<Fact>): boolean {
  return rules[place]?.ruledOutBy.some((rule) => rule.every((fact) => facts.has(fact))) ?? false
}
