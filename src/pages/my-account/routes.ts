import { Hono } from 'hono'
import type { WebEnv } from '../../platform/http/index.ts'
import { reauthenticationRoutes } from '../../steps/reauthentication/index.ts'
import { type MyAccountDeps, type NavigationEntry, openPageDeps } from './guard/index.ts'
import { places } from './places.ts'

/** The pages that stand in the navigation. */
const navigation: NavigationEntry[] = places.flatMap((place) =>
  place.path && place.text && place.icon ? [{ path: place.path, text: place.text, icon: place.icon }] : [],
)

/** Everything under /account: one's own account, its contacts, its security, what happened, and its end. */
export function myAccountRoutes(deps: MyAccountDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const pageDeps = openPageDeps(deps, navigation)
  for (const place of places) routes.route('/', place.routes(pageDeps))
  routes.route('/', reauthenticationRoutes(deps))
  return routes
}
