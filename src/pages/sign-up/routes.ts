import { Hono, type MiddlewareHandler } from 'hono'
import { page, redirect, type WebEnv } from '../../platform/http/index.ts'
import { base, flowOf, type SignUpDeps } from './deps.ts'
import { closedPage } from './pages.ts'
import { showAddress, takeAddress } from './take-address.ts'
import { showDetails, takeDetails } from './take-details.ts'

/** Sign-up for a personal account: address, code or link, then name, password or none yet, language. */
export function signUpRoutes(deps: SignUpDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.use(base, onlyWhenOpen(deps))
  routes.use(`${base}/*`, onlyWhenOpen(deps))
  routes.get(base, (c) => showAddress(deps, c))
  routes.post(base, (c) => takeAddress(deps, c))
  routes.route(
    '/',
    deps.contactCodes.routes({
      base,
      purpose: 'sign_up',
      proven: (c, flow) => redirect(c, `${base}/details?flow=${flow.id}`),
    }),
  )
  routes.get(`${base}/details`, (c) => showDetails(deps, c))
  routes.post(`${base}/details`, (c) => takeDetails(deps, c))
  return routes
}

/** Switched off means off on every path, not only a missing link (ATK-096). */
function onlyWhenOpen(deps: SignUpDeps): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    if (deps.config.signUp) return next()
    return page(c, closedPage(c.get('view'), flowOf(deps, c, c.req.query('flow')).id), 403)
  }
}
