import { namesOf } from '../ids.ts'
import { type RepairId, repairEntries } from '../model.ts'

export type { RepairId, RepairKind, RepairShape } from '../model.ts'

/**
 * Everything that can be offered. Where a problem's button does the same thing, the name is that button's,
 * so a page that can do the one can do the other.
 */
export const repairShapes = repairEntries

/** The order of the catalogue breaks ties. */
export const repairIds: readonly RepairId[] = namesOf(repairShapes)
