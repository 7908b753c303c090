import { Hono } from 'hono'
import { fitsDemand } from '../../../mechanisms/flows/index.ts'
import { liveSessions, type Session } from '../../../mechanisms/sessions/index.ts'
import { takeOne } from '../../../mechanisms/throttling/index.ts'
import { recordAudit } from '../../../platform/audit/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/i18n/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import { findAccount, refusalOf } from '../../../records/accounts/index.ts'
import type { ClientRecord } from '../../../records/clients/index.ts'
import { askedInWords, readAsked } from '../consent/index.ts'
import type { PageDeps } from '../deps.ts'
import { demandOf } from '../provider/index.ts'
import { findWaiting, foldUserCode, letIn, showUserCode, turnAway, type Waiting } from './decide.ts'
import { codePage, confirmPage, decidedPage } from './pages.ts'

/** Codes that may be typed: per browser, per network, and all in all (RFC 8628, 5.1: the code alone is short). */
const deviceLimits = {
  browser: { times: 10, seconds: 600 },
  network: { times: 30, seconds: 600 },
  all: { times: 300, seconds: 60 },
}

type Confirming = { token: string; code: string; waiting: Waiting; client: ClientRecord; session: Session }

/** The pages of the device flow: type the code, choose an account, compare, let in. */
export function deviceRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, db, keys, flows, provider } = deps

  routes.get('/device', (c) =>
    page(c, codePage(c.get('view'), { code: (c.req.query('user_code') ?? '').slice(0, 32) })),
  )

  routes.post('/device', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const typed = (read.form.user_code ?? '').slice(0, 32)
    const seconds = await waitFor(c)
    if (seconds !== undefined) {
      c.header('Retry-After', String(seconds))
      return page(c, codePage(c.get('view'), { code: typed, trouble: { kind: 'too_many', seconds } }), 429)
    }
    const code = foldUserCode(typed)
    const waiting = await findWaiting(deps, code)
    const client = waiting && (await provider.clients.record(waiting.clientId))
    if (!waiting || !client?.usable)
      return page(c, codePage(c.get('view'), { code: typed, trouble: { kind: 'unknown' } }), 400)
    return redirect(c, await nextPage(c, code, client))
  })

  /** Seconds to wait when too many codes were typed; counted before the code is looked up, whatever comes of it. */
  async function waitFor(c: Web): Promise<number | undefined> {
    const { network } = platform.clientOf(c)
    const browser = c.get('jar').browserHash?.toString('hex') ?? network
    const taken = await Promise.all([
      takeOne(db, keys, 'device code, browser', browser, deviceLimits.browser),
      takeOne(db, keys, 'device code, network', network, deviceLimits.network),
      takeOne(db, keys, 'device code', '', deviceLimits.all),
    ])
    const refused = taken.flatMap((each) => (each.ok ? [] : each.until.getTime()))
    return refused.length > 0 ? Math.max(1, Math.ceil((Math.max(...refused) - Date.now()) / 1000)) : undefined
  }

  async function nextPage(c: Web, code: string, client: ClientRecord): Promise<string> {
    const demand = demandOf(client)
    const token = flows.make({ demand, params: { '~device': code, client_id: client.clientId } })
    const sessions = await liveSessions(db, c.get('jar').jarHashes)
    const fitting = sessions.filter((session) => fitsDemand(session, demand))
    const [only] = fitting
    if (only && fitting.length === 1) return `/device/confirm?flow=${token}&session=${only.sessionId}`
    return `${sessions.length > 0 ? '/accounts' : '/sign-in'}?flow=${token}`
  }

  async function read(
    c: Web,
    token: string | undefined,
    sessionId: string | undefined,
  ): Promise<Confirming | Response> {
    const flow = flows.open(token)
    const code = flow?.params?.['~device']
    if (!token || !flow || !code) return redirect(c, '/device')
    const session = (await liveSessions(db, c.get('jar').jarHashes)).find((each) => each.sessionId === sessionId)
    if (!session) return redirect(c, `/sign-in?flow=${token}`)
    const shut = await shutOut(c, session)
    if (shut) return platform.problemPage(c, shut, shut.status, `/accounts?flow=${token}`)
    const waiting = await findWaiting(deps, code)
    const client = waiting && (await provider.clients.record(waiting.clientId))
    if (!waiting || !client?.usable) return page(c, decidedPage(c.get('view'), { done: 'expired' }), 410)
    if (!fitsDemand(session, demandOf(client))) return redirect(c, `/accounts?flow=${token}`)
    return { token, code, waiting, client, session }
  }

  /** Why the account of a live session lets nothing in now: its organisation is paused. */
  async function shutOut(c: Web, { accountId }: Session): Promise<Problem | undefined> {
    const account = await findAccount(db, accountId)
    return account && refusalOf(account, (at) => formatDate(at, c.get('language'), deps.config.timeZone))
  }

  routes.get('/device/confirm', async (c) => {
    const confirming = await read(c, c.req.query('flow'), c.req.query('session'))
    if (confirming instanceof Response) return confirming
    const { token, code, waiting, client, session } = confirming
    const view = c.get('view')
    const lines = askedInWords(await readAsked(provider.clients, waiting.params), view.t, session)
    const { network, device } = waiting.info
    return page(
      c,
      confirmPage(view, { flow: token, session, app: client.name, code: showUserCode(code), network, device, lines }),
    )
  })

  routes.post('/device/confirm', async (c) => {
    const sent = await platform.form(c)
    if ('answer' in sent) return sent.answer
    const confirming = await read(c, sent.form.flow, sent.form.session)
    if (confirming instanceof Response) return confirming
    const { waiting, client, session } = confirming
    const allowed = sent.form.decision === 'allow'
    const asked = await readAsked(provider.clients, waiting.params)
    const first = allowed ? await letIn(deps, waiting, session, asked) : await turnAway(deps, waiting)
    const view = c.get('view')
    if (!first) return page(c, decidedPage(view, { done: 'expired' }), 410)
    await recordAudit(db, {
      type: allowed ? 'device.allowed' : 'device.denied',
      ownerId: session.ownerId,
      accountId: session.accountId,
      detail: { clientId: client.clientId, network: waiting.info.network },
    })
    return page(c, decidedPage(view, allowed ? { done: 'allowed', app: client.name } : { done: 'denied' }))
  })

  return routes
}
