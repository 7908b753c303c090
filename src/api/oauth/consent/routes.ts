import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { type Flow, fitsRequirement } from '../../../mechanisms/flows/index.ts'
import { liveSessions, type Session } from '../../../mechanisms/sessions/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { ClientRecord } from '../../../records/clients/index.ts'
import { giveConsent, refuseConsent, requirementOf } from '../../../services/applications/index.ts'
import { readParams, requestOf } from '../authorize/flow.ts'
import type { PageDeps } from '../deps.ts'
import { misconfigured, sealConsent } from '../provider/index.ts'
import { setRequestedLanguage } from '../set-language.ts'
import { accessInWords, type NamedAccess, readAccess } from './access.ts'
import { consentPage } from './page.ts'

type ConsentRequest = {
  token: string
  flow: Flow
  session: Session
  client: ClientRecord
  accountKind: string | undefined
  access: NamedAccess
}

/** The consent page: shown for applications that are not our own. */
export function consentRoutes(deps: PageDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/oauth/consent', (c) => askForConsent(deps, c))
  routes.post('/oauth/consent', (c) => readDecision(deps, c))
  return routes
}

/**
 * What is asked of whom; or the answer, when there is nobody (any more) to ask. An account that the application does not
 * take is never asked: the page with all accounts says which one it needs.
 */
async function readRequest(
  { platform, context, flows, provider }: PageDeps,
  c: Web,
  token: string | undefined,
  sessionId: string | undefined,
): Promise<ConsentRequest | Response> {
  const flow = flows.read(c, token)
  const params = flow && (await readParams(context.db, flow))
  if (!token || !flow || !params?.client_id) return redirect(c, '/accounts')
  setRequestedLanguage(platform, c, params.ui_locales)
  const client = await provider.clients.record(params.client_id)
  if (!client?.usable) return platform.problemPage(c, misconfigured(c.get('view'), undefined))
  const sessions = await liveSessions(context.db, c.get('jar').jarHashes)
  const session = sessions.find((each) => each.sessionId === sessionId)
  if (!session) return redirect(c, `/oauth/continue?flow=${token}&session=${sessionId}`)
  const accountKind = params.account_kind
  if (!fitsRequirement(session, requirementOf(client, accountKind))) return redirect(c, `/accounts?flow=${token}`)
  c.set('formActions', flow.formActions)
  const access = await readAccess(provider.clients, requestOf(params))
  return { token, flow, session, client, accountKind, access }
}

async function askForConsent(deps: PageDeps, c: Web): Promise<Response> {
  const asked = await readRequest(deps, c, c.req.query('flow'), c.req.query('session'))
  if (asked instanceof Response) return asked
  const { token, session, client, access } = asked
  const view = c.get('view')
  return page(c, consentPage(view, { flow: token, session, client, lines: accessInWords(access, view.t, session) }))
}

async function readDecision(deps: PageDeps, c: Web): Promise<Response> {
  const { platform, context, flows } = deps
  const sent = await platform.form(c)
  if ('answer' in sent) return sent.answer
  const asked = await readRequest(deps, c, sent.form.flow, sent.form.session)
  if (asked instanceof Response) return asked
  const { token, flow, session, client, accountKind, access } = asked
  const { clientId } = client
  const actor = personOf(platform, c, session)
  if (sent.form.decision !== 'allow') {
    await refuseConsent(context, actor, clientId)
    return redirect(c, `/oauth/cancel?flow=${token}`)
  }
  const given = await giveConsent(context, actor, { clientId, accountKind, access })
  if (!given.ok && given.problem.slug === 'held')
    return platform.problemPage(c, given.problem, undefined, '/account/hold')
  if (!given.ok) return redirect(c, `/oauth/continue?flow=${token}&session=${session.sessionId}`)
  const consent = sealConsent(context.keys, given.grantId, { sessionId: session.sessionId, clientId })
  flows.change(c, flow, { consent })
  return redirect(c, `/oauth/continue?flow=${token}&session=${session.sessionId}`)
}
