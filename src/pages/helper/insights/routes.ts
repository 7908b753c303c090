import { Hono } from 'hono'
import type { Config } from '../../../platform/config/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { page, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { insightsPage } from './page.ts'
import { readInsights } from './queries.ts'

export type InsightsDeps = {
  db: Database
  config: Pick<Config, 'timeZone'>
  isOperator(c: Web): Promise<boolean>
}

/** The operators' page about sign-ins; for everybody else it does not exist. */
export function insightsRoutes({ db, config, isOperator }: InsightsDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/operations/sign-ins', async (c) => {
    if (!(await isOperator(c))) return c.notFound()
    return page(c, insightsPage(c.get('view'), await readInsights(db, config.timeZone)))
  })
  return routes
}
