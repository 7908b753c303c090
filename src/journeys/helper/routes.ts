import { Hono } from 'hono'
import type { Config } from '../../platform/config/index.ts'
import type { WebEnv } from '../../platform/http/index.ts'
import { type ApiDeps, apiRoutes } from './api/index.ts'
import { insightsRoutes, operatorDoor } from './insights/index.ts'

export type HelperRoutesDeps = Omit<ApiDeps, 'isOperator'> & { config: Config }

/** The doors of the helper that programs and operators use. */
export function helperRoutes(deps: HelperRoutesDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const { isOperator, routes: entrance } = operatorDoor(deps)
  routes.route('/', apiRoutes({ ...deps, isOperator }))
  routes.route('/', entrance)
  routes.route('/', insightsRoutes({ ...deps, isOperator }))
  return routes
}
