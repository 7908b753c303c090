import { causes, type Priors, startingPriors } from '../causes/index.ts'
import type { Fact } from '../evidence/index.ts'
import { causeIds, type SymptomId } from '../ids.ts'
import type { RepairId } from '../repairs/index.ts'
import { calibration } from './calibration.ts'
import { startOf } from './prior.ts'
import { confirmingFacts, isRuledOut, weightOf } from './weights.ts'

/** What is known when the question "why?" is put. */
export type Situation = {
  symptom?: SymptomId | undefined
  facts: readonly Fact[]
  /** Repairs that were done and did not help: they speak against what they would have repaired. */
  missed?: readonly RepairId[]
  priors?: Priors | undefined
}

/**
 * The probability of each cause, in the order of the causes, then of what the model does not know. Together they
 * make one.
 *
 * One cause at a time, and evidence that is independent given the cause: both are wrong in small ways, so weights are
 * tempered and a little of the prior stays. Where a fact decides, the causes that it decides for share almost all.
 */
export function infer({ symptom, facts, missed = [], priors = startingPriors }: Situation): Float64Array {
  const { prior, candidates, spent } = startOf(priors, symptom, facts)
  const counting = facts.filter((fact) => !spent.has(fact))
  const present = new Set(facts)
  const survival = survivalOf(missed)
  const confirmed = new Uint8Array(prior.length)
  const weights = weigh(prior, counting)
  causeIds.forEach((_, place) => {
    if (candidates[place] && confirmingFacts(place, present)) confirmed[place] = 1
    const against = !confirmed[place] && isRuledOut(place, present) ? calibration.ruledOut : 1
    weights[place] = (weights[place] ?? 0) * against * (survival[place] ?? 1)
  })
  const { shrinkage } = calibration
  return decide(normalise(weights), confirmed, survival).map(
    (share, place) => (1 - shrinkage) * share + shrinkage * (prior[place] ?? 0),
  )
}

/** Prior times tempered evidence. Only proportions matter, so the largest exponent is taken out first. */
function weigh(prior: Float64Array, facts: readonly Fact[]): Float64Array {
  const sums = new Float64Array(prior.length)
  for (const fact of facts) {
    const weight = weightOf(fact)
    for (let place = 0; place < sums.length; place++) sums[place] = (sums[place] ?? 0) + (weight[place] ?? 0)
  }
  const top = sums.reduce((most, sum) => Math.max(most, sum), Number.NEGATIVE_INFINITY)
  return prior.map((share, place) => share * Math.exp(calibration.temperature * ((sums[place] ?? 0) - top)))
}

/** Gives the causes that a fact decides for almost all, in the proportion that the rest of the evidence gives them. */
function decide(soft: Float64Array, confirmed: Uint8Array, survival: Float64Array): Float64Array {
  const among = normalise(soft.map((share, place) => (confirmed[place] ? share : 0)))
  const believed = calibration.confirmed * survival.reduce((most, s, i) => (confirmed[i] ? Math.max(most, s) : most), 0)
  return soft.map((share, place) => (1 - believed) * share + believed * (among[place] ?? 0))
}

/** What is left of each cause after repairs that would have helped did not. */
function survivalOf(missed: readonly RepairId[]): Float64Array {
  const left = new Float64Array(causeIds.length + 1).fill(1)
  if (missed.length === 0) return left
  causeIds.forEach((cause, place) => {
    for (const [repair, chance] of causes[cause].repairs)
      if (missed.includes(repair)) left[place] = (left[place] ?? 1) * (1 - calibration.miss * chance)
  })
  return left
}

function normalise(weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return total > 0 ? weights.map((weight) => weight / total) : weights
}
