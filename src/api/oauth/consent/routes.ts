import { Hono } from 'hono'
import type { Flow } from '../../../mechanisms/flows/index.ts'
import { liveSessions, type Session } from '../../../mechanisms/sessions/index.ts'
import { recordAudit } from '../../../platform/audit/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { ClientRecord } from '../../../records/clients/index.ts'
import { readParams, requestOf } from '../authorize/flow.ts'
import { allow } from '../authorize/grants.ts'
import type { PageDeps } from '../deps.ts'
import { misconfigured, sealConsent } from '../provider/index.ts'
import { speakAsAsked } from '../speak.ts'
import { type Asked, askedInWords, readAsked } from './asked.ts'
import { consentPage } from './page.ts'

type Asking = { token: string; flow: Flow; session: Session; client: ClientRecord; asked: Asked }

/** The consent page: shown for applications that are not our own. */
export function consentRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, db, flows, provider } = deps

  /** What is asked of whom; or the answer, when there is nobody (any more) to ask. */
  async function read(c: Web, token: string | undefined, sessionId: string | undefined): Promise<Asking | Response> {
    const flow = flows.open(token)
    const params = flow && (await readParams(db, flow))
    if (!token || !flow || !params?.client_id) return redirect(c, '/accounts')
    speakAsAsked(platform, c, params.ui_locales)
    const client = await provider.clients.record(params.client_id)
    if (!client?.usable) return platform.problemPage(c, misconfigured(c.get('view'), undefined))
    const session = (await liveSessions(db, c.get('jar').jarHashes)).find((each) => each.sessionId === sessionId)
    if (!session) return redirect(c, `/oauth/continue?flow=${token}&session=${sessionId}`)
    c.set('formActions', flow.formActions)
    return { token, flow, session, client, asked: await readAsked(provider.clients, requestOf(params)) }
  }

  routes.get('/oauth/consent', async (c) => {
    const asking = await read(c, c.req.query('flow'), c.req.query('session'))
    if (asking instanceof Response) return asking
    const { token, session, client, asked } = asking
    const view = c.get('view')
    return page(c, consentPage(view, { flow: token, session, client, lines: askedInWords(asked, view.t, session) }))
  })

  routes.post('/oauth/consent', async (c) => {
    const sent = await platform.form(c)
    if ('answer' in sent) return sent.answer
    const asking = await read(c, sent.form.flow, sent.form.session)
    if (asking instanceof Response) return asking
    const { token, session, client } = asking
    if (sent.form.decision !== 'allow') return redirect(c, `/oauth/cancel?flow=${token}`)
    const grantId = await giveConsent(deps, asking)
    const consent = sealConsent(deps.keys, grantId, { sessionId: session.sessionId, clientId: client.clientId })
    return redirect(c, `/oauth/continue?flow=${token}&session=${session.sessionId}&consent=${consent}`)
  })

  return routes
}

async function giveConsent({ db, provider }: PageDeps, { session, client, asked }: Asking): Promise<string> {
  const { Grant } = provider.current()
  const grant = new Grant({ accountId: session.accountId, clientId: client.clientId })
  allow(grant, asked)
  const grantId = await grant.save()
  await recordAudit(db, {
    type: 'consent.given',
    ownerId: session.ownerId,
    accountId: session.accountId,
    detail: { clientId: client.clientId, scopes: asked.scopes, resources: asked.resources },
  })
  return grantId
}
