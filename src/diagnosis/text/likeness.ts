import file from '../../../content/model/words/learned.json' with { type: 'json' }
import { type SymptomId, symptomIds } from '../ids.ts'

/** What a known text can be of; the last are those that tell nothing. */
type Kind = SymptomId | 'none'
type Counts = Readonly<Partial<Record<Kind, number>>>

const kinds: readonly Kind[] = [...symptomIds, 'none']
const features: Readonly<Record<string, Counts>> = file.features

/** How many known texts there are of each kind. */
const sizes = kinds.map((kind) => file.sizes[kind])
const total = sizes.reduce((sum, size) => sum + size, 0)
/** A feature that was never seen with a symptom is seen as if it had been this often. */
const unseen = 3

/** For each feature its weight for each symptom: the logarithm of how much more often it is seen with it than at all. */
const weights = new Map(Object.entries(features).map(([feature, counts]) => [feature, weightsOf(feature, counts)]))

function weightsOf(feature: string, counts: Counts): number[] {
  const share = Object.values(counts).reduce((sum, count) => sum + count, 0) / total
  const trust = trustIn(feature)
  return kinds.map((kind, place) => {
    const seen = ((counts[kind] ?? 0) + unseen * share) / ((sizes[place] ?? 0) + unseen)
    return trust * Math.log(seen / share)
  })
}

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
