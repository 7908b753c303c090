import { readFileSync, writeFileSync } from 'node:fs'
import { type SymptomId, symptomIds } from '../../src/diagnosis/ids.ts'
import { readingOf } from '../../src/diagnosis/text/reading.ts'
import type { Labelled } from './labelled.ts'

/** A feature that only one text has teaches nothing. */
const least = 2

type Kind = SymptomId | 'none'
type Counts = Map<Kind, number>

const kinds: readonly Kind[] = [...symptomIds, 'none']
const place = new URL('../../content/model/words/learned.json', import.meta.url)

/**
 * Learns what texts of each symptom look like from the building set, and makes content/model/words/learned.json of it:
 * how many texts there are of each symptom, and for each feature in how many of them it was seen. `none` are the texts
 * that tell nothing. Run it after every change of the building set, the ideas or the features:
 * node bench/free-text/learn.ts
 */
export function learnedFile(): string {
  const texts: Labelled[] = JSON.parse(readFileSync(new URL('building.json', import.meta.url), 'utf8'))
  const sizes: Counts = new Map()
  const features = new Map<string, Counts>()
  for (const { text, symptom } of texts) {
    const kind = symptom ?? 'none'
    count(sizes, kind)
    for (const feature of readingOf(text).features) {
      const counts = features.get(feature) ?? new Map()
      features.set(feature, counts)
      count(counts, kind)
    }
  }
  const lines = [...features]
    .filter(([, counts]) => sumOf(counts) >= least)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, counts]) => `    ${JSON.stringify(feature)}: ${inOrder(counts)}`)
  return `{\n  "sizes": ${inOrder(sizes)},\n  "features": {\n${lines.join(',\n')}\n  }\n}\n`
}

function count(counts: Counts, kind: Kind): void {
  counts.set(kind, (counts.get(kind) ?? 0) + 1)
}

function sumOf(counts: Counts): number {
  return [...counts.values()].reduce((sum, one) => sum + one, 0)
}

function inOrder(counts: Counts): string {
  return `{ ${kinds.flatMap((kind) => (counts.has(kind) ? [`"${kind}": ${counts.get(kind)}`] : [])).join(', ')} }`
}

if (import.meta.main) writeFileSync(place, learnedFile())
