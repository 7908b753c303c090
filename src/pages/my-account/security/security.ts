import { Hono } from 'hono'
import { page, type WebEnv } from '../../../platform/http/index.ts'
import { type PageDeps, waysIn } from '../guard/index.ts'
import { securityPage } from './security-page.ts'

const path = '/account/security'

/** The ways in, and where each is changed. */
export function securityRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()

  routes.get(
    path,
    deps.guard.see(async (c, own) => {
      const ways = await waysIn(deps.db, own.account)
      const date = (at: Date) => deps.dateText(at, c.get('language'))
      return page(c, securityPage(c.get('view'), own, { ways, date, done: c.req.query('done') }))
    }),
  )

  return routes
}
