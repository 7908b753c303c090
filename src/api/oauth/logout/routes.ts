import { Hono } from 'hono'
import { endSession } from '../../../mechanisms/sessions/changes.ts'
import { type EndedSession, liveSessions, type Session } from '../../../mechanisms/sessions/index.ts'
import { recordAudit } from '../../../platform/audit/index.ts'
import type { Transaction } from '../../../platform/database/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { formActionsOf } from '../authorize/flow.ts'
import { subjectOf } from '../authorize/wish.ts'
import type { PageDeps } from '../deps.ts'
import { speakAsAsked } from '../speak.ts'
import { confirmEndPage, receiptPage, stayedPage } from './pages.ts'
import { type EndRequest, openEnd, readEndRequest, sealEnd } from './request.ts'

export type LogoutDeps = PageDeps & { backchannelLogout(tx: Transaction, ended: EndedSession[]): Promise<void> }

/** Sign-out that an application asks for. */
export function logoutRoutes(deps: LogoutDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, db, keys, provider } = deps

  routes.get('/oauth/end-session', async (c) => {
    const query = c.req.query()
    speakAsAsked(platform, c, query.ui_locales)
    const request = await readEndRequest(provider.current(), query)
    const sessions = await liveSessions(db, c.get('jar').jarHashes)
    const { client, subject } = request
    if (client && subject !== undefined) {
      const theirs = sessions.filter((session) => subjectOf(provider, client, session.accountId) === subject)
      return finish(c, theirs, request.target)
    }
    if (sessions.length === 0) return finish(c, [], request.target)
    return confirm(c, request, sessions)
  })

  /** Without proof of who it is about, the person decides (and which account, where there are several). */
  function confirm(c: Web, { client, target, logoutHint }: EndRequest, sessions: Session[]): Response {
    const app = client?.clientName
    const request = sealEnd(keys, { clientId: client?.clientId, app, target })
    const hinted = sessions.find((session) => session.accountId === logoutHint || session.userName === logoutHint)
    c.set('formActions', formActionsOf(target))
    return page(c, confirmEndPage(c.get('view'), { request, app, sessions, chosen: hinted?.sessionId }))
  }

  routes.post('/oauth/end-session/confirm', async (c) => {
    const sent = await platform.form(c)
    if ('answer' in sent) return sent.answer
    const end = openEnd(keys, sent.form.request)
    if (sent.form.decision !== 'yes') return page(c, stayedPage(c.get('view')))
    const sessions = await liveSessions(db, c.get('jar').jarHashes)
    const { account } = sent.form
    return finish(
      c,
      account === 'all' ? sessions : sessions.filter((session) => session.sessionId === account),
      end?.target,
    )
  })

  async function finish(c: Web, sessions: Session[], target: string | undefined): Promise<Response> {
    const ended = await db.transaction((tx) => end(tx, sessions))
    if (target) return redirect(c, target)
    const addresses = sessions.map((session) => session.userName)
    return page(c, receiptPage(c.get('view'), { addresses, applications: await namesOf(ended) }))
  }

  async function end(tx: Transaction, sessions: Session[]): Promise<EndedSession[]> {
    const ended: EndedSession[] = []
    for (const { ownerId, accountId, sessionId } of sessions) {
      const one = await endSession(tx, accountId, sessionId, 'application')
      if (!one) continue
      ended.push(one)
      await recordAudit(tx, { type: 'session.ended_application', ownerId, accountId })
    }
    await deps.backchannelLogout(tx, ended)
    return ended
  }

  async function namesOf(ended: EndedSession[]): Promise<string[]> {
    const ids = new Set(ended.flatMap((session) => Object.keys(session.applications)))
    const records = await Promise.all([...ids].map((id) => provider.clients.record(id)))
    return records.flatMap((record) => (record ? [record.name] : []))
  }

  return routes
}
