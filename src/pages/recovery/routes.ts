import { Hono } from 'hono'
import type { WebEnv } from '../../platform/http/index.ts'
import { askRoutes } from './ask-routes.ts'
import { codeRoutes } from './code-routes.ts'
import type { RecoveryDeps } from './deps.ts'
import { formRoutes } from './form-routes.ts'
import { resetRoutes } from './reset-routes.ts'
import { wayInRoutes } from './way-in-routes.ts'

/** Password reset, and sign-in by a code: both prove a contact first, and only then say what it opens. */
export function recoveryRoutes(deps: RecoveryDeps) {
  const routes = new Hono<WebEnv>()
  routes.route('/', askRoutes(deps, 'reset', '/reset'))
  routes.route('/', askRoutes(deps, 'sign_in', '/sign-in/code'))
  routes.route('/', resetRoutes(deps))
  routes.route('/', codeRoutes(deps))
  routes.route('/', wayInRoutes(deps))
  routes.route('/', formRoutes(deps))
  return routes
}
