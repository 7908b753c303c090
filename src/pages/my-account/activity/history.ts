import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { findPassword } from '../../../mechanisms/authenticators/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { browserOfAttempt, findAttempt, type LoggedAttempt, signInHistory } from '../../../records/sign-in-log/index.ts'
import { disownSignIn } from '../../../services/sessions/index.ts'
import type { Parts, Visit } from '../visit/index.ts'
import { disownPage, historyPage } from './history-page.ts'

const path = '/account/history'
const disowning = `${path}/:attempt/not-me`
const uuid = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/
const shown = { first: 30, all: 500 }

/** What happened at the door of this account, with reasons in words; and "this was not me". */
export function historyRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { door } = parts
  routes.get(
    path,
    door.see((c, visit) => showHistory(parts, c, visit)),
  )
  routes.get(
    disowning,
    door.see((c, visit) => askToDisown(parts, c, visit)),
  )
  routes.post(
    disowning,
    door.act({ page: (c) => c.req.path }, (c, visit) => disown(parts, c, visit)),
  )
  return routes
}

async function showHistory(parts: Parts, c: Web, visit: Visit): Promise<Response> {
  const all = c.req.query('all') === '1'
  const attempts = await signInHistory(parts.db, visit.account, all ? shown.all : shown.first)
  const more = !all && attempts.length === shown.first
  return page(c, historyPage(c.get('view'), visit, { attempts, more, ...about(parts, c) }))
}

async function askToDisown(parts: Parts, c: Web, visit: Visit): Promise<Response> {
  const found = await attemptOf(parts, c, visit)
  if (!found) return redirect(c, visit.at(path))
  return page(c, disownPage(c.get('view'), visit, { ...found, ...about(parts, c) }))
}

async function disown(parts: Parts, c: Web, visit: Visit): Promise<Response> {
  const found = await attemptOf(parts, c, visit)
  if (!found) return redirect(c, visit.at(path))
  const { attemptId } = found.attempt
  await disownSignIn(parts.context, personOf(parts.platform, c, visit.session), { attemptId })
  // Without a session of this browser the page asks for a sign-in first, and then comes back to the password.
  const password = await findPassword(parts.db, visit.account)
  return redirect(c, visit.at(password ? '/account/password' : `${path}?done=disowned`))
}

function about(parts: Parts, c: Web) {
  return {
    time: (at: Date) => parts.timeText(at, c.get('language')),
    months: parts.config.signInLogMonths,
    done: c.req.query('done'),
  }
}

/** The attempt that the path names, if it is one on this account; `here`: it came from this browser. */
async function attemptOf(
  { db }: Parts,
  c: Web,
  visit: Visit,
): Promise<{ attempt: LoggedAttempt; here: boolean } | undefined> {
  const id = c.req.param('attempt') ?? ''
  if (!uuid.test(id)) return undefined
  const browser = await browserOfAttempt(db, visit.account, id)
  const attempt = browser && (await findAttempt(db, id))
  if (!attempt) return undefined
  const own = c.get('jar').browserHash
  return { attempt, here: Boolean(own && browser.browserHash?.equals(own)) }
}
