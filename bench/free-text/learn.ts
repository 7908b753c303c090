import { readFileSync, writeFileSync } from 'node:fs'
import { symptomIds } from '../../src/diagnosis/ids.ts'
import { readingOf } from '../../src/diagnosis/text/reading.ts'
import type { Labelled } from './labelled.ts'

/** A feature that only one text has teaches nothing. */
const least = 2

/**
 * Learns what texts of each symptom look like from the building set, and makes src/diagnosis/text/learned.ts of it.
 * Run it after every change of the building set, the ideas or the features: node bench/free-text/learn.ts
 */
export function learnedFile(): string {
  const texts: Labelled[] = JSON.parse(readFileSync(new URL('building.json', import.meta.url), 'utf8'))
  const sizes = Array<number>(symptomIds.length + 1).fill(0)
  const counts = new Map<string, Map<number, number>>()
  for (const { text, symptom } of texts) {
    const place = symptom ? symptomIds.indexOf(symptom) : symptomIds.length
    sizes[place]! += 1
    for (const feature of readingOf(text).features) {
      const row = counts.get(feature) ?? new Map<number, number>()
      counts.set(feature, row.set(place, (row.get(place) ?? 0) + 1))
    }
  }
  const lines = [...counts]
    .filter(([, row]) => [...row.values()].reduce((sum, count) => sum + count, 0) >= least)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, row]) => [feature, ...[...row].sort((a, b) => a[0] - b[0]).map((pair) => pair.join(':'))].join('|'))
  return `/**
 * Made by bench/free-text/learn.ts from texts of our own wording; not edited by hand. Each line is a feature and, by
 * the place of the symptom, in how many texts it was seen; the last place is that of texts that tell nothing.
 */
export const learned = {
  sizes: [${sizes.join(', ')}],
  features: \`
${lines.join('\n')}
\`,
}
`
}

if (import.meta.main) {
  writeFileSync(new URL('../../src/diagnosis/text/learned.ts', import.meta.url), learnedFile())
}
