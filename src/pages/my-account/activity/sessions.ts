import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { sessionsOfAccount } from '../../../mechanisms/sessions/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { endOtherSessions, endSession } from '../../../services/sessions/index.ts'
import type { AccountContext, PageDeps } from '../guard/index.ts'
import { type SessionRow, sessionsPage } from './sessions-page.ts'

const path = '/account/sessions'

/** Where the account is signed in, and ending it: one, all others, or (at /sign-out) everywhere. */
export function sessionRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()
  const { context, guard, platform } = deps

  routes.get(
    path,
    guard.see(async (c, own) => {
      const time = (at: Date) => deps.timeText(at, c.get('language'))
      const rows = await rowsOf(deps, c, own)
      return page(c, sessionsPage(c.get('view'), own, { rows, time, done: c.req.query('done') }))
    }),
  )

  routes.post(
    `${path}/end`,
    guard.act({ page: path }, async (c, own, form) => {
      const named = (await sessionsOfAccount(deps.db, own.account)).some((each) => each.sessionId === form.session)
      if (!named || !form.session) return redirect(c, own.at(path))
      await endSession(context, personOf(platform, c, own.session), { sessionId: form.session })
      return redirect(c, own.at(`${path}?done=ended`))
    }),
  )

  routes.post(
    `${path}/end-others`,
    guard.act({ page: path }, async (c, own) => {
      await endOtherSessions(context, personOf(platform, c, own.session))
      return redirect(c, own.at(`${path}?done=others`))
    }),
  )

  return routes
}

/** This browser's own first. */
async function rowsOf({ db }: PageDeps, c: Web, own: AccountContext): Promise<SessionRow[]> {
  const { jarHashes } = c.get('jar')
  const sessions = await sessionsOfAccount(db, own.account)
  const rows = sessions.map((session) => ({ ...session, here: jarHashes.some((hash) => hash.equals(session.jarHash)) }))
  return rows.sort((a, b) => Number(b.here) - Number(a.here))
}
