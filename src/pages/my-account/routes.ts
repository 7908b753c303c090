import { Hono } from 'hono'
import type { WebEnv } from '../../platform/http/index.ts'
import { applicationRoutes, overviewRoutes, profileRoutes } from './about/index.ts'
import { historyRoutes, notMeRoutes, sessionRoutes } from './activity/index.ts'
import { closeRoutes, restoreRoutes } from './closing/index.ts'
import { addContactRoutes, contactRoutes, contactUndoRoutes } from './contacts/index.ts'
import { passwordRoutes, passwordUndoRoutes, securityRoutes } from './security/index.ts'
import { type MyAccountDeps, openParts } from './visit/index.ts'

const rooms = [
  overviewRoutes,
  profileRoutes,
  applicationRoutes,
  contactRoutes,
  addContactRoutes,
  contactUndoRoutes,
  securityRoutes,
  passwordRoutes,
  passwordUndoRoutes,
  sessionRoutes,
  historyRoutes,
  notMeRoutes,
  closeRoutes,
  restoreRoutes,
]

/** Everything under /account: one's own account, its contacts, its security, what happened, and its end. */
export function myAccountRoutes(deps: MyAccountDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const parts = openParts(deps)
  for (const room of rooms) routes.route('/', room(parts))
  return routes
}
