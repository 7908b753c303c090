import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { sessionsOfAccount } from '../../../mechanisms/sessions/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { endOtherSessions, endSession } from '../../../services/sessions/index.ts'
import type { Parts, Visit } from '../visit/index.ts'
import { type SessionRow, sessionsPage } from './sessions-page.ts'

const path = '/account/sessions'

/** Where the account is signed in, and ending it: one, all others, or (at /sign-out) everywhere. */
export function sessionRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { context, door, platform } = parts

  routes.get(
    path,
    door.see(async (c, visit) => {
      const time = (at: Date) => parts.timeText(at, c.get('language'))
      const rows = await rowsOf(parts, c, visit)
      return page(c, sessionsPage(c.get('view'), visit, { rows, time, done: c.req.query('done') }))
    }),
  )

  routes.post(
    `${path}/end`,
    door.act({ page: path }, async (c, visit, form) => {
      const named = (await sessionsOfAccount(parts.db, visit.account)).some((each) => each.sessionId === form.session)
      if (!named || !form.session) return redirect(c, visit.at(path))
      await endSession(context, personOf(platform, c, visit.session), { sessionId: form.session })
      return redirect(c, visit.at(`${path}?done=ended`))
    }),
  )

  routes.post(
    `${path}/end-others`,
    door.act({ page: path }, async (c, visit) => {
      await endOtherSessions(context, personOf(platform, c, visit.session))
      return redirect(c, visit.at(`${path}?done=others`))
    }),
  )

  return routes
}

/** This browser's own first. */
async function rowsOf({ db }: Parts, c: Web, visit: Visit): Promise<SessionRow[]> {
  const { jarHashes } = c.get('jar')
  const sessions = await sessionsOfAccount(db, visit.account)
  const rows = sessions.map((session) => ({ ...session, here: jarHashes.some((hash) => hash.equals(session.jarHash)) }))
  return rows.sort((a, b) => Number(b.here) - Number(a.here))
}
