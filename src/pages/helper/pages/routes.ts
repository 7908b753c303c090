import { Hono } from 'hono'
import type { WebEnv } from '../../../platform/http/index.ts'
import { accountsRoutes } from './accounts-routes.ts'
import type { HelperPagesDeps } from './deps.ts'
import { mailRoutes } from './mail-routes.ts'
import { packRoutes } from './pack-routes.ts'
import { phoneRoutes } from './phone-routes.ts'
import { repairRoutes } from './repair-routes.ts'
import { resultRoutes } from './result-routes.ts'
import { selfTestRoutes } from './self-test-routes.ts'
import { startRoutes } from './start-routes.ts'
import { wayRoutes } from './way-routes.ts'

const routers = [
  startRoutes,
  resultRoutes,
  repairRoutes,
  wayRoutes,
  selfTestRoutes,
  mailRoutes,
  accountsRoutes,
  phoneRoutes,
  packRoutes,
]

/** Everything that a person sees of the sign-in helper: /helper and what is below it. */
export function helperPages(deps: HelperPagesDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  for (const router of routers) routes.route('/', router(deps))
  return routes
}
