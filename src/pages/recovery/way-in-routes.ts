import { Hono } from 'hono'
import { visitorOf } from '../../access/index.ts'
import { peekOnce } from '../../mechanisms/one-time/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../platform/http/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { findAccount } from '../../records/accounts/index.ts'
import { signInByLink } from '../../services/credentials/index.ts'
import { type RecoveryDeps, stateOf } from './deps.ts'
import { shutPage, wayInPage } from './pages.ts'

/** Strangers used the tries of an account up: its owner was mailed a way in for one new browser. */
export function wayInRoutes(deps: RecoveryDeps) {
  const routes = new Hono<WebEnv>()
  routes.get('/sign-in/way-in/:token', (c) =>
    page(c, wayInPage(c.get('view'), `/sign-in/way-in/${c.req.param('token')}`)),
  )
  routes.post('/sign-in/way-in/:token', (c) => enter(deps, c, c.req.param('token')))
  return routes
}

async function enter(deps: RecoveryDeps, c: Web, token: string): Promise<Response> {
  const { context, platform, db } = deps
  const seen = await peekOnce(db, 'way_in', token)
  const owner = seen.state === 'open' && seen.entry.accountId ? await findAccount(db, seen.entry.accountId) : undefined
  const shut = owner && stateOf(deps, c, owner)
  if (shut) return refuse(c, shut)
  const browser = platform.browserOf(c)
  const entered = await signInByLink(context, visitorOf(platform, c), { token, browser })
  if (!entered.ok) return refuse(c, entered.problem)
  platform.giveSession(c, entered.session)
  return redirect(c, '/account')
}

function refuse(c: Web, said: Problem): Response {
  return page(c, shutPage(c.get('view'), { flow: '', problem: said }), said.status)
}
