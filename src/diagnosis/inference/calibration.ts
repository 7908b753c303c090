/**
 * Every number that turns counted evidence into a probability that can be believed. They are kept here, apart from
 * the model, so that a measured calibration (Brier score) changes one place.
 */
export const calibration = {
  /** The share of causes that the model does not know. */
  unknown: 0.05,
  /** The share of all causes together that the symptom does not list: people name symptoms by ear. */
  leak: 0.02,
  /**
   * Evidence is not independent (Caps Lock and a wrong password come together more often than the product says), so
   * its weight is taken to this power.
   */
  temperature: 0.9,
  /** However strong the evidence, this share stays with the priors. */
  shrinkage: 0.02,
  /** What a deciding fact is believed: observers are wrong now and then. */
  confirmed: 0.96,
  /** How much of its weight a cause keeps that a fact decides against. */
  ruledOut: 0.001,
  /** How much of a repair's chance counts against a cause when the repair did not help. */
  miss: 0.9,
  /** From here a finding is worth saying; below it, we do not know. */
  say: 0.35,
  /** A finding beside the first one is told from here. */
  mention: 0.1,
  /** Findings this close to the first one are tied with it. */
  tie: 0.02,
  /** The words for a confidence: almost certain, probably, and below that possibly. */
  almostCertain: 0.85,
  probably: 0.6,
} as const

export type Confidence = 'almost_certain' | 'probably' | 'possibly'

/** The word for a confidence. A percentage would promise more than the model knows. */
export function wordFor(confidence: number): Confidence {
  if (confidence >= calibration.almostCertain) return 'almost_certain'
  return confidence >= calibration.probably ? 'probably' : 'possibly'
}
