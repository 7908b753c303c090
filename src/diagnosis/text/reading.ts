import { normalise } from '../normalise.ts'
import { type Concept, concepts } from './concepts.ts'
import { featuresOf } from './features.ts'
import { states } from './pattern.ts'
import { respelled } from './spelling.ts'

/** A text made ready: folded and respelt, with its ideas and what it is compared by. */
export type Reading = { text: string; there: ReadonlySet<Concept>; features: ReadonlySet<string> }

export function readingOf(original: string): Reading {
  const text = respelled(normalise(original))
  const there = new Set(
    concepts.filter(({ pattern, canBeTakenBack }) => states(text, pattern, canBeTakenBack)).map(({ name }) => name),
  )
  return { text, there, features: featuresOf(text, there) }
}
