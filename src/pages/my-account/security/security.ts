import { Hono } from 'hono'
import { page, type WebEnv } from '../../../platform/http/index.ts'
import { type Parts, waysIn } from '../visit/index.ts'
import { securityPage } from './security-page.ts'

const path = '/account/security'

/** The ways in, and where each is changed. */
export function securityRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()

  routes.get(
    path,
    parts.door.see(async (c, visit) => {
      const ways = await waysIn(parts.db, visit.account)
      const date = (at: Date) => parts.dateText(at, c.get('language'))
      return page(c, securityPage(c.get('view'), visit, { ways, date, done: c.req.query('done') }))
    }),
  )

  return routes
}
