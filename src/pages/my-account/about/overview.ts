import { Hono } from 'hono'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { signInHistory } from '../../../records/sign-in-log/index.ts'
import { type PageDeps, waysIn } from '../guard/index.ts'
import { overviewPage } from './overview-page.ts'

const recent = 5

/** The first page: who one is here, what keeps one in, what happened lately. */
export function overviewRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()
  const { db, guard } = deps

  routes.get(
    '/account',
    guard.see(async (c, own) => {
      const [ways, attempts] = await Promise.all([waysIn(db, own.account), signInHistory(db, own.account, recent)])
      const time = (at: Date) => deps.timeText(at, c.get('language'))
      return page(c, overviewPage(c.get('view'), own, { ways, attempts, time }))
    }),
  )

  // Where a person comes back to after a sign-in in the middle of a form.
  routes.get('/account/kept/:token', async (c: Web) => {
    const { token = '' } = c.req.param() as { token?: string }
    return redirect(c, await guard.kept.pageOf(token, c.req.query('as')))
  })

  return routes
}
