import { type SymptomId, symptomIds } from '../ids.ts'
import { learned } from './learned.ts'

/** How many known texts there are of each symptom, the untelling ones last. */
const sizes = learned.sizes
const total = sizes.reduce((sum, size) => sum + size, 0)
/** A feature that was never seen with a symptom is seen as if it had been this often. */
const unseen = 3

/** For each feature its weight for each symptom: the logarithm of how much more often it is seen with it than at all. */
const weights = new Map(
  learned.features
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [feature = '', ...pairs] = line.split('|')
      const counts = new Map(pairs.map((pair) => pair.split(':').map(Number) as [number, number]))
      const share = [...counts.values()].reduce((sum, count) => sum + count, 0) / total
      const trust = trustIn(feature)
      const row = sizes.map((size, place) => {
        const seen = ((counts.get(place) ?? 0) + unseen * share) / (size + unseen)
        return trust * Math.log(seen / share)
      })
      return [feature, row] as const
    }),
)

/** Characters in a row overlap, so each says less. */
function trustIn(feature: string): number {
  if (feature.startsWith('=')) return 1
  return /^[a-z\d]/.test(feature) ? 0.7 : 0.35
}

/** How much a text is like known ones of each symptom, and how far the likest is before texts that tell nothing. */
export function likenessOf(features: Iterable<string>): {
  scores: Partial<Record<SymptomId, number>>
  lead: number
} {
  const sums = sizes.map(() => 0)
  for (const feature of features) {
    const row = weights.get(feature)
    if (row) for (let place = 0; place < sums.length; place++) sums[place] = (sums[place] ?? 0) + (row[place] ?? 0)
  }
  const untelling = sums[symptomIds.length] ?? 0
  return {
    scores: Object.fromEntries(symptomIds.map((id, place) => [id, sums[place] ?? 0])),
    lead: Math.max(...sums.slice(0, symptomIds.length)) - untelling,
  }
}
