import type { Condition, Conditions, EvidenceName } from '../model.ts'
import { type EvidenceItem, evidenceNames, shapes } from './catalogue.ts'

/** What a page told of itself and its browser, by the names of `content/model/observations.json`; none has to be there. */
type Observations = Readonly<Record<string, unknown>>

/** Reads what a page told into evidence, as the items say. `at` is when the page was sent (ISO 8601). */
export function itemsFrom(observations: Observations, at: string): EvidenceItem[] {
  return evidenceNames.flatMap((name) => {
    const value = readingOf(name, observations)
    return value === undefined ? [] : [{ name, value, where: shapes[name].places[0], at } as EvidenceItem]
  })
}

/** The number of a measured item, or the first band of which one line holds. */
function readingOf(name: EvidenceName, observations: Observations): string | number | undefined {
  const { read } = shapes[name]
  if (typeof read === 'string') {
    const seen = observations[read]
    return typeof seen === 'number' ? seen : undefined
  }
  return Object.entries(read ?? {}).find(([, lines]) => lines.some((line) => holds(line, observations)))?.[0]
}

function holds(line: Conditions, observations: Observations): boolean {
  return Object.entries(line).every(([name, condition]) => meets(observations[name], condition))
}

function meets(seen: unknown, condition: Condition): boolean {
  if (typeof condition === 'boolean') return seen === condition
  if (condition === 'known') return seen !== undefined
  if (condition === 'some') return typeof seen === 'string' && seen !== ''
  if ('not' in condition) return seen !== condition.not
  if ('hasAll' in condition) return condition.hasAll.every((one) => Array.isArray(seen) && seen.includes(one))
  const size = typeof seen === 'number' ? seen : 0
  return 'atMost' in condition ? size <= condition.atMost : size > condition.above
}
