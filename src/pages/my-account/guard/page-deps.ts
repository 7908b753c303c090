import { type AccountGuard, accountGuard } from './account-guard.ts'
import type { MyAccountDeps } from './deps.ts'
import type { Navigation } from './navigation.ts'

/** What every page of an account works with. */
export type PageDeps = MyAccountDeps & { guard: AccountGuard }

export function openPageDeps(deps: MyAccountDeps, navigation: Navigation): PageDeps {
  return { ...deps, guard: accountGuard(deps, navigation) }
}
