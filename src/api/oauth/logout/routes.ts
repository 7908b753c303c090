import { Hono } from 'hono'
import { type Actor, personOf } from '../../../access/index.ts'
import { formActionsOf } from '../../../mechanisms/flows/index.ts'
import { type EndedSession, liveSessions, type Session } from '../../../mechanisms/sessions/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { endSessionForApplication } from '../../../services/applications/index.ts'
import { subjectOf } from '../authorize/requested-session.ts'
import type { PageDeps } from '../deps.ts'
import { setRequestedLanguage } from '../set-language.ts'
import { confirmLogoutPage, receiptPage, stayedPage } from './pages.ts'
import { type LogoutRequest, openLogout, readLogoutRequest, sealLogout } from './request.ts'

/** Sign-out that an application asks for (OpenID Connect RP-Initiated Logout). */
export function logoutRoutes(deps: PageDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/oauth/end-session', (c) => readRequest(deps, c))
  routes.post('/oauth/end-session/confirm', (c) => readDecision(deps, c))
  return routes
}

/** An application that proves whom it means is done what it asks for; without proof the person decides. */
async function readRequest(deps: PageDeps, c: Web): Promise<Response> {
  const { platform, context, provider } = deps
  const query = c.req.query()
  setRequestedLanguage(platform, c, query.ui_locales)
  const request = await readLogoutRequest(provider.current(), query)
  const sessions = await liveSessions(context.db, c.get('jar').jarHashes)
  const { client, subject, target } = request
  if (client && subject !== undefined) {
    const theirs = sessions.filter((session) => subjectOf(provider, client, session.accountId) === subject)
    const actor = { kind: 'application', clientId: client.clientId } as const
    return endSessions(deps, c, { sessions: theirs, actorFor: () => actor, target })
  }
  if (sessions.length === 0)
    return endSessions(deps, c, { sessions: [], target, actorFor: (session) => personOf(platform, c, session) })
  return confirm(deps, c, request, sessions)
}

/** The person decides, and which account, where there are several. */
function confirm(
  { context }: PageDeps,
  c: Web,
  { client, target, logoutHint }: LogoutRequest,
  sessions: Session[],
): Response {
  const app = client?.clientName
  const request = sealLogout(context.keys, { clientId: client?.clientId, app, target })
  const hinted = sessions.find((session) => session.accountId === logoutHint || session.userName === logoutHint)
  c.set('formActions', formActionsOf(target))
  return page(c, confirmLogoutPage(c.get('view'), { request, app, sessions, chosen: hinted?.sessionId }))
}

async function readDecision(deps: PageDeps, c: Web): Promise<Response> {
  const { platform, context } = deps
  const sent = await platform.form(c)
  if ('answer' in sent) return sent.answer
  const request = openLogout(context.keys, sent.form.request)
  if (sent.form.decision !== 'yes') return page(c, stayedPage(c.get('view')))
  const all = await liveSessions(context.db, c.get('jar').jarHashes)
  const { account } = sent.form
  const sessions = account === 'all' ? all : all.filter((session) => session.sessionId === account)
  const actorFor = (session: Session) => personOf(platform, c, session)
  return endSessions(deps, c, { sessions, actorFor, target: request?.target })
}

type Ending = { sessions: Session[]; actorFor(session: Session): Actor; target: string | undefined }

/** Ends them, and goes to where the application wants, else says what was ended. */
async function endSessions(deps: PageDeps, c: Web, { sessions, actorFor, target }: Ending): Promise<Response> {
  const ended: EndedSession[] = []
  for (const session of sessions) {
    const done = await endSessionForApplication(deps.context, actorFor(session), session)
    if (done.ok && done.ended) ended.push(done.ended)
  }
  if (target) return redirect(c, target)
  const addresses = sessions.map((session) => session.userName)
  return page(c, receiptPage(c.get('view'), { addresses, applications: await namesOf(deps, ended) }))
}

async function namesOf({ provider }: PageDeps, ended: EndedSession[]): Promise<string[]> {
  const ids = new Set(ended.flatMap((session) => Object.keys(session.applications)))
  const records = await Promise.all([...ids].map((id) => provider.clients.record(id)))
  return records.flatMap((record) => (record ? [record.name] : []))
}
