import type { Level, SymptomId } from '../ids.ts'
import {
  type EvidenceItem,
  type EvidenceName,
  evidenceNames,
  type Fact,
  isHeardAt,
  type Place,
  shapes,
} from './catalogue.ts'
import { ownSide } from './item.ts'

/** How long an observation counts, in days, by where it was made. */
const lasting: Record<Place, number> = {
  browser: 30,
  device: 30,
  person: 1,
  log: 30,
  account: 30,
  delivery: 90,
  application: 30,
}

const dayMilliseconds = 86_400_000

/** What may count for someone at `level`: what their own side saw, and what the level opens. */
export function visibleAt(items: readonly EvidenceItem[], level: Level): EvidenceItem[] {
  return items.filter((item) => isOwn(item.name, item.where) || isHeardAt(item.name, level))
}

/**
 * Whether the visitor's own side saw it. That holds for what is hidden from administrators and operators only as
 * long as the visitor's side is the one that hears it, so those items have no such place.
 */
function isOwn(name: EvidenceName, where: Place): boolean {
  return ownSide.includes(where) && shapes[name].places.includes(where)
}

/**
 * The facts of a situation: for each item the surest and newest observation that has not expired, in the order of the
 * catalogue whatever the order of the items. Items that say nothing about the symptom are left out.
 *
 * `at` (ISO 8601) is the moment of the diagnosis; without it nothing expires.
 */
export function factsOf(items: readonly EvidenceItem[], symptom?: SymptomId, at?: string): Fact[] {
  const best = new Map<EvidenceName, EvidenceItem>()
  for (const item of items) {
    const known = best.get(item.name)
    if (isFresh(item, at) && (!known || outranks(item, known))) best.set(item.name, item)
  }
  return evidenceNames.flatMap((name) => {
    const item = best.get(name)
    return item && bearsOn(name, symptom) ? [`${name}.${bandOf(item)}` as Fact] : []
  })
}

function bearsOn(name: EvidenceName, symptom: SymptomId | undefined): boolean {
  const { about } = shapes[name]
  return !about || !symptom || about.includes(symptom)
}

function isFresh(item: EvidenceItem, at: string | undefined): boolean {
  return at === undefined || Date.parse(at) - Date.parse(item.at) <= lasting[item.where] * dayMilliseconds
}

/** The surer place wins, then the newer observation, then the band's name: never the order of arrival. */
function outranks(item: EvidenceItem, known: EvidenceItem): boolean {
  const { places } = shapes[item.name]
  const surer = places.indexOf(known.where) - places.indexOf(item.where)
  if (surer !== 0) return surer > 0
  const newer = Date.parse(item.at) - Date.parse(known.at)
  return newer !== 0 ? newer > 0 : bandOf(item) < bandOf(known)
}

/** The band of an observation; a number is put into its band by its size. */
export function bandOf(item: EvidenceItem): string {
  const { value } = item
  if (typeof value === 'string') return value
  const size = Math.abs(value)
  const found = shapes[item.name].measured?.upTo.find(([limit]) => size <= limit)
  return found?.[1] ?? ''
}

/**
 * Reads evidence from outside (JSON). Whatever is not of a known shape is dropped, never refused; at most 200 items.
 *
 * With `from: 'visitor'` only what the visitor's own side can have seen is taken: a caller whom nobody vouches for
 * cannot tell us about accounts.
 */
export function readEvidence(raw: unknown, from: 'visitor' | 'observer'): EvidenceItem[] {
  if (!Array.isArray(raw)) return []
  return raw.slice(0, 200).flatMap((one) => {
    const item = readItem(one)
    return item && (from === 'observer' || ownSide.includes(item.where)) ? [item] : []
  })
}

function readItem(raw: unknown): EvidenceItem | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined
  const { name, value, where, at } = raw as Record<string, unknown>
  if (typeof name !== 'string' || !Object.hasOwn(shapes, name)) return undefined
  const shape = shapes[name as EvidenceName]
  if (!shape.places.includes(where as Place) || typeof at !== 'string' || Number.isNaN(Date.parse(at))) return undefined
  const known = typeof value === 'string' ? Object.hasOwn(shape.usual, value) : isMeasured(value, shape.measured)
  return known ? ({ name, value, where, at } as EvidenceItem) : undefined
}

function isMeasured(value: unknown, measured: object | undefined): boolean {
  return measured !== undefined && typeof value === 'number' && Number.isFinite(value)
}
