import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { findPassword } from '../../../mechanisms/authenticators/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { browserOfAttempt, findAttempt, type LoggedAttempt, signInHistory } from '../../../records/sign-in-log/index.ts'
import { disownSignIn } from '../../../services/sessions/index.ts'
import type { AccountContext, PageDeps } from '../guard/index.ts'
import { disownPage, historyPage } from './history-page.ts'

const path = '/account/history'
const disowning = `${path}/:attempt/not-me`
const uuid = /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/
const shown = { first: 30, all: 500 }

/** What happened at the guard of this account, with reasons in words; and "this was not me". */
export function historyRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()
  const { guard } = deps
  routes.get(
    path,
    guard.see((c, own) => showHistory(deps, c, own)),
  )
  routes.get(
    disowning,
    guard.see((c, own) => askToDisown(deps, c, own)),
  )
  routes.post(
    disowning,
    guard.act({ page: (c) => c.req.path }, (c, own) => disown(deps, c, own)),
  )
  return routes
}

async function showHistory(deps: PageDeps, c: Web, own: AccountContext): Promise<Response> {
  const all = c.req.query('all') === '1'
  const attempts = await signInHistory(deps.db, own.account, all ? shown.all : shown.first)
  const more = !all && attempts.length === shown.first
  return page(c, historyPage(c.get('view'), own, { attempts, more, ...about(deps, c) }))
}

async function askToDisown(deps: PageDeps, c: Web, own: AccountContext): Promise<Response> {
  const found = await attemptOf(deps, c, own)
  if (!found) return redirect(c, own.at(path))
  return page(c, disownPage(c.get('view'), own, { ...found, ...about(deps, c) }))
}

async function disown(deps: PageDeps, c: Web, own: AccountContext): Promise<Response> {
  const found = await attemptOf(deps, c, own)
  if (!found) return redirect(c, own.at(path))
  const { attemptId } = found.attempt
  await disownSignIn(deps.context, personOf(deps.platform, c, own.session), { attemptId })
  // Without a session of this browser the page asks for a sign-in first, and then comes back to the password.
  const password = await findPassword(deps.db, own.account)
  return redirect(c, own.at(password ? '/account/password' : `${path}?done=disowned`))
}

function about(deps: PageDeps, c: Web) {
  return {
    time: (at: Date) => deps.timeText(at, c.get('language')),
    months: deps.config.signInLogMonths,
    done: c.req.query('done'),
  }
}

/** The attempt that the path names, if it is one on this account; `here`: it came from this browser. */
async function attemptOf(
  { db }: PageDeps,
  c: Web,
  own: AccountContext,
): Promise<{ attempt: LoggedAttempt; here: boolean } | undefined> {
  const id = c.req.param('attempt') ?? ''
  if (!uuid.test(id)) return undefined
  const browser = await browserOfAttempt(db, own.account, id)
  const attempt = browser && (await findAttempt(db, id))
  if (!attempt) return undefined
  const here = c.get('jar').browserHash
  return { attempt, here: Boolean(here && browser.browserHash?.equals(here)) }
}
