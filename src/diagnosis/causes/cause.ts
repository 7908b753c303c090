import { causeIds, namesOf } from '../ids.ts'
import { type CauseEntry, type CauseId, causeEntries, causeGroups, type Group, type RepairId } from '../model.ts'

/** A cause as the engine uses it: its repairs in order, with the chance that each helps if this is the cause. */
export type Cause = Omit<CauseEntry, 'repairs'> & { readonly repairs: readonly (readonly [RepairId, number])[] }

/** The ten groups, G1 to G10, by name and in order. Operators read their counts by group. */
export const groups: readonly Group[] = namesOf(causeGroups)

const groupByCause = new Map(
  groups.flatMap((group) => Object.keys(causeGroups[group]).map((cause) => [cause, group] as const)),
)

/** The group of a cause. */
export function groupOf(cause: CauseId): Group {
  return groupByCause.get(cause) ?? 'input'
}

/** Everything that can keep a person out, by id. */
export const causes = Object.fromEntries(causeIds.map((cause) => [cause, withPairs(causeEntries[cause])])) as Readonly<
  Record<CauseId, Cause>
>

function withPairs(entry: CauseEntry): Cause {
  return { ...entry, repairs: Object.entries(entry.repairs) as [RepairId, number][] }
}
