import { type Level, levels, namesOf } from '../ids.ts'
import { type EvidenceName, type Fact, itemEntries, type Place, type Value } from '../model.ts'
import { type ItemShape, shapeOf } from './item.ts'

export type { Band, EvidenceName, Fact, Place } from '../model.ts'

/** One observation: what, where, and when (ISO 8601). Measured items take their number or their band. */
export type EvidenceItem = {
  [N in EvidenceName]: { name: N; value: Value<N>; where: Place; at: string }
}[EvidenceName]

/** The names of everything that the engine understands, in the order in which it is told. */
export const evidenceNames: readonly EvidenceName[] = namesOf(itemEntries)

/** What is known of each item. */
export const shapes = Object.fromEntries(evidenceNames.map((name) => [name, shapeOf(itemEntries[name])])) as Readonly<
  Record<EvidenceName, ItemShape>
>

/** Every fact, in the order of the catalogue. */
export const facts: readonly Fact[] = evidenceNames.flatMap((name) =>
  Object.keys(shapes[name].usual).map((band) => `${name}.${band}` as Fact),
)

/** The item that a fact belongs to. */
export function nameOf(fact: Fact): EvidenceName {
  return fact.slice(0, fact.indexOf('.')) as EvidenceName
}

/** How often a fact is seen when the cause is another one. */
export function usualShare(fact: Fact): number {
  const name = nameOf(fact)
  return shapes[name].usual[fact.slice(name.length + 1)] ?? 0
}

/** Whether someone at `level` may hear of an item that our own side saw. */
export function isHeardAt(name: EvidenceName, level: Level): boolean {
  const { level: needed, hiddenAt } = shapes[name]
  return levels.indexOf(level) >= levels.indexOf(needed) && !hiddenAt?.includes(level)
}
