import { namesOf } from './ids.ts'
import { type Area, areaEntries, type CauseId, type Fact } from './model.ts'

export type { Area } from './model.ts'

/** The names of what can be said to be in order: `diagnosis.areas.<name>`. */
export const areas: readonly Area[] = namesOf(areaEntries)

/** What these facts show to be in order, without what is told to be the matter. */
export function areasInOrder(facts: readonly Fact[], told: readonly CauseId[]): Area[] {
  return areas.filter((area) => {
    const { shownBy, not } = areaEntries[area]
    return shownBy.every((fact) => facts.includes(fact)) && !not.some((cause) => told.includes(cause))
  })
}
