import { Hono } from 'hono'
import { findPassword } from '../../../mechanisms/authenticators/index.ts'
import { distrustBrowser } from '../../../mechanisms/known-devices/changes.ts'
import { endSessionsOfBrowser } from '../../../mechanisms/sessions/changes.ts'
import { recordAudit } from '../../../platform/audit/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import {
  browserOfAttempt,
  disownAttempt,
  findAttempt,
  type LoggedAttempt,
  signInHistory,
} from '../../../records/sign-in-log/index.ts'
import type { Parts, Visit } from '../visit/index.ts'
import { disownPage, historyPage } from './history-page.ts'

const path = '/account/history'
const disowning = `${path}/:attempt/not-me`
const uuid = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/
const shown = { first: 30, all: 500 }

/** What happened at the door of this account, with reasons in words; and "this was not me". */
export function historyRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { db, door } = parts

  routes.get(
    path,
    door.see(async (c, visit) => {
      const all = c.req.query('all') === '1'
      const attempts = await signInHistory(db, visit.account, all ? shown.all : shown.first)
      const more = !all && attempts.length === shown.first
      return page(c, historyPage(c.get('view'), visit, { attempts, more, ...about(c) }))
    }),
  )

  routes.get(
    disowning,
    door.see(async (c, visit) => {
      const found = await attemptOf(c, visit)
      if (!found) return redirect(c, visit.at(path))
      return page(c, disownPage(c.get('view'), visit, { ...found, ...about(c) }))
    }),
  )

  routes.post(
    disowning,
    door.act({ page: (c) => c.req.path }, async (c, visit) => {
      const found = await attemptOf(c, visit)
      if (!found) return redirect(c, visit.at(path))
      await disown(visit, found.attempt, found.browserHash)
      // Without a session of this browser the page asks for a sign-in first, and then comes back to the password.
      const password = await findPassword(db, visit.account)
      return redirect(c, visit.at(password ? '/account/password' : `${path}?done=disowned`))
    }),
  )

  function about(c: Web) {
    return {
      time: (at: Date) => parts.timeText(at, c.get('language')),
      months: parts.config.signInLogMonths,
      done: c.req.query('done'),
    }
  }

  type Found = { attempt: LoggedAttempt; browserHash: Buffer | null; here: boolean }

  /** The attempt that the path names, if it is one on this account. */
  async function attemptOf(c: Web, visit: Visit): Promise<Found | undefined> {
    const id = c.req.param('attempt') ?? ''
    if (!uuid.test(id)) return undefined
    const browser = await browserOfAttempt(db, visit.account, id)
    const attempt = browser && (await findAttempt(db, id))
    if (!attempt) return undefined
    const own = c.get('jar').browserHash
    const here = Boolean(own && browser.browserHash?.equals(own))
    return { attempt, browserHash: browser.browserHash, here }
  }

  /** Marks it, and shuts the browser that it came from out. */
  async function disown({ account }: Visit, attempt: LoggedAttempt, browserHash: Buffer | null): Promise<void> {
    const { ownerId, accountId } = account
    await db.transaction(async (tx) => {
      if (!attempt.disownedAt) {
        await disownAttempt(tx, account, attempt.attemptId)
        const detail = { attempt: attempt.attemptId }
        await recordAudit(tx, { type: 'sign_in.disowned', ownerId, accountId, detail })
      }
      if (!browserHash) return
      await distrustBrowser(tx, accountId, browserHash)
      await parts.sessionsEnded(tx, await endSessionsOfBrowser(tx, accountId, browserHash, 'disowned'))
    })
  }

  return routes
}
