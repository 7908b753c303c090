import { Hono } from 'hono'
import type { Config } from '../../platform/config/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Web, WebEnv } from '../../platform/http/index.ts'
import { insightsRoutes, operatorDoor } from './insights/index.ts'

export type HelperRoutesDeps = { db: Database; config: Config }

/** What operators see of the helper, and how they get in. */
export function helperRoutes(deps: HelperRoutesDeps): { routes: Hono<WebEnv>; isOperator(c: Web): Promise<boolean> } {
  const routes = new Hono<WebEnv>()
  const { isOperator, routes: entrance } = operatorDoor(deps)
  routes.route('/', entrance)
  routes.route('/', insightsRoutes({ ...deps, isOperator }))
  return { routes, isOperator }
}
