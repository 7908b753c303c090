import { causeIds } from '../ids.ts'
import type { ItemEntry, Place } from '../model.ts'

/** The visitor's own side. Only items from here are taken from a caller whom nobody vouches for. */
export const ownSide: readonly Place[] = ['browser', 'device', 'person']

/** An item as the engine uses it: every band with its usual share, and limits for every size. */
export type ItemShape = Omit<ItemEntry, 'usual' | 'measured'> & {
  readonly usual: Readonly<Record<string, number>>
  readonly measured?: { readonly unit: string; readonly upTo: readonly (readonly [limit: number, band: string])[] }
}

/** The shape of an item as its file has it. */
export function shapeOf(entry: ItemEntry): ItemShape {
  const { usual = evenly(), measured, ...rest } = entry
  if (!measured) return { ...rest, usual }
  const limits = Object.entries(measured.upTo).map(([band, limit]) => [limit, band] as const)
  return {
    ...rest,
    usual,
    measured: { unit: measured.unit, upTo: [...limits, [Number.POSITIVE_INFINITY, measured.above]] },
  }
}

/** Any cause may be what somebody tells of; without a text of theirs, none more than another. */
function evenly(): Record<string, number> {
  return Object.fromEntries(causeIds.map((id) => [id, 1 / causeIds.length]))
}
