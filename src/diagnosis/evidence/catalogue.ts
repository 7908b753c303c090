import { type Level, levels } from '../ids.ts'
import type { ItemShape } from './item.ts'
import { accountItems } from './items/account.ts'
import { browserItems } from './items/browser.ts'
import { deliveryItems } from './items/delivery.ts'
import { requestItems } from './items/request.ts'
import { visitorItems } from './items/visitor.ts'

/** Every kind of evidence that the engine understands, in the order in which it is told. */
export const catalogue = { ...browserItems, ...requestItems, ...visitorItems, ...accountItems, ...deliveryItems }

type Catalogue = typeof catalogue

export type EvidenceName = keyof Catalogue

/** The bands of an item: what the engine reasons with. */
export type Band<N extends EvidenceName> = keyof Catalogue[N]['usual'] & string

type Value<N extends EvidenceName> = Catalogue[N] extends { measured: object } ? number | Band<N> : Band<N>

/** One observation: what, where, and when (ISO 8601). Measured items take their number or their band. */
export type EvidenceItem = {
  [N in EvidenceName]: { name: N; value: Value<N>; where: Catalogue[N]['places'][number]; at: string }
}[EvidenceName]

/** An item in its band, 'caps.on': the unit of reasoning, and the last part of its text's key. */
export type Fact = { [N in EvidenceName]: `${N}.${Band<N>}` }[EvidenceName]

/** The same catalogue for code that walks over it. */
export const shapes = catalogue as unknown as Record<EvidenceName, ItemShape>

export const evidenceNames = Object.keys(catalogue) as EvidenceName[]

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
