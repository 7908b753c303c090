import { Hono } from 'hono'
import { peekOnce } from '../../mechanisms/one-time/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../platform/http/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import { findAccount } from '../../records/accounts/index.ts'
import { type RecoveryDeps, stateOf } from './deps.ts'
import { enterByLink } from './enter.ts'
import { shutPage, wayInPage } from './pages.ts'

/** Strangers used the tries of an account up: its owner was mailed a way in for one new browser. */
export function wayInRoutes(deps: RecoveryDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, db } = deps

  routes.get('/sign-in/way-in/:token', async (c) =>
    page(c, wayInPage(c.get('view'), `/sign-in/way-in/${c.req.param('token')}`)),
  )

  routes.post('/sign-in/way-in/:token', async (c) => {
    const token = c.req.param('token')
    const seen = await peekOnce(db, 'way_in', token)
    const owner =
      seen.state === 'open' && seen.entry.accountId ? await findAccount(db, seen.entry.accountId) : undefined
    const shut = owner && stateOf(deps, c, owner)
    if (shut) return refuse(c, shut, shut.status)
    const session = await db.transaction((tx) => enterByLink(deps, c, tx, token))
    if (!session) return refuse(c, problem('link_used'), 410)
    platform.giveSession(c, session)
    return redirect(c, '/account')
  })

  function refuse(c: Web, said: Problem, status: number): Response {
    return page(c, shutPage(c.get('view'), { flow: '', problem: said }), status)
  }

  return routes
}
