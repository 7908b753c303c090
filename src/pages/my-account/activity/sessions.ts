import { Hono } from 'hono'
import { endAllSessions, endSession } from '../../../mechanisms/sessions/changes.ts'
import { sessionsOfAccount } from '../../../mechanisms/sessions/index.ts'
import { recordAudit } from '../../../platform/audit/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { Parts, Visit } from '../visit/index.ts'
import { type SessionRow, sessionsPage } from './sessions-page.ts'

const path = '/account/sessions'

/** Where the account is signed in, and ending it: one, all others, or (at /sign-out) everywhere. */
export function sessionRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { db, door } = parts

  routes.get(
    path,
    door.see(async (c, visit) => {
      const language = c.get('language')
      const time = (at: Date) => parts.timeText(at, language)
      const rows = await rowsOf(c, visit)
      return page(c, sessionsPage(c.get('view'), visit, { rows, time, done: c.req.query('done') }))
    }),
  )

  async function rowsOf(c: Web, visit: Visit): Promise<SessionRow[]> {
    const { jarHashes } = c.get('jar')
    const sessions = await sessionsOfAccount(db, visit.account)
    const rows = sessions.map((session) => ({
      ...session,
      here: jarHashes.some((hash) => hash.equals(session.jarHash)),
    }))
    return rows.sort((a, b) => Number(b.here) - Number(a.here))
  }

  routes.post(
    `${path}/end`,
    door.act({ page: path }, async (c, visit, form) => {
      const { account } = visit
      const session = (await sessionsOfAccount(db, account)).find((each) => each.sessionId === form.session)
      if (!session) return redirect(c, visit.at(path))
      await db.transaction(async (tx) => {
        const one = await endSession(tx, account.accountId, session.sessionId, 'ended_by_owner')
        if (!one) return
        await audit(tx, visit, 'session.ended', { session: one.sessionId })
        await parts.sessionsEnded(tx, [one])
      })
      return redirect(c, visit.at(`${path}?done=ended`))
    }),
  )

  routes.post(
    `${path}/end-others`,
    door.act({ page: path }, async (c, visit) => {
      const { account, session } = visit
      await db.transaction(async (tx) => {
        const others = await endAllSessions(tx, account.accountId, 'ended_by_owner', session.sessionId)
        await audit(tx, visit, 'session.ended_others', { sessions: others.length })
        await parts.sessionsEnded(tx, others)
      })
      return redirect(c, visit.at(`${path}?done=others`))
    }),
  )

  function audit(tx: Parameters<typeof recordAudit>[0], visit: Visit, type: string, detail: Record<string, unknown>) {
    const { ownerId, accountId } = visit.account
    return recordAudit(tx, { type, ownerId, accountId, detail })
  }

  return routes
}
