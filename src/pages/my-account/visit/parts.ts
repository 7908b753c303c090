import type { MyAccountDeps } from './deps.ts'
import { type Door, openDoor } from './door.ts'
import type { Navigation } from './navigation.ts'

/** What every page of an account works with. */
export type Parts = MyAccountDeps & { door: Door }

export function openParts(deps: MyAccountDeps, navigation: Navigation): Parts {
  return { ...deps, door: openDoor(deps, navigation) }
}
