import { Hono } from 'hono'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { forgiveAnswers, lastStop } from '../../../records/redirect-loops/index.ts'
import { readParams } from '../authorize/flow.ts'
import type { PageDeps } from '../deps.ts'
import { setRequestedLanguage } from '../set-language.ts'
import { loopPage } from './page.ts'

/** The page on which a redirect loop ends. */
export function loopRoutes(deps: PageDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/oauth/loop', (c) => showStop(deps, c))
  routes.post('/oauth/loop', (c) => goOn(deps, c))
  return routes
}

type StoppedLoop = { token: string; clientId: string; browserHash: Buffer }

/** Which application was stopped in this browser; or where to go when none was. */
async function readStopped(
  { platform, context, flows }: PageDeps,
  c: Web,
  token: string | undefined,
): Promise<StoppedLoop | Response> {
  const flow = flows.read(c, token)
  const params = flow && (await readParams(context.db, flow))
  const { browserHash } = c.get('jar')
  if (!token || !flow || !params?.client_id) return redirect(c, '/accounts')
  if (!browserHash) return redirect(c, `/oauth/continue?flow=${token}`)
  setRequestedLanguage(platform, c, params.ui_locales)
  c.set('formActions', flow.formActions)
  return { token, clientId: params.client_id, browserHash }
}

async function showStop(deps: PageDeps, c: Web): Promise<Response> {
  const { context, provider } = deps
  const stopped = await readStopped(deps, c, c.req.query('flow'))
  if (stopped instanceof Response) return stopped
  const { token, clientId, browserHash } = stopped
  const stop = await lastStop(context.db, browserHash, clientId)
  const client = await provider.clients.record(clientId)
  if (!stop || !client?.usable) return redirect(c, `/oauth/continue?flow=${token}`)
  const { timeZone } = context.config
  return page(c, loopPage(c.get('view'), { flow: token, app: client.name, clientId, stop, timeZone }), 409)
}

async function goOn(deps: PageDeps, c: Web): Promise<Response> {
  const sent = await deps.platform.form(c)
  if ('answer' in sent) return sent.answer
  const stopped = await readStopped(deps, c, sent.form.flow)
  if (stopped instanceof Response) return stopped
  await forgiveAnswers(deps.context.db, stopped.browserHash, stopped.clientId)
  return redirect(c, `/oauth/continue?flow=${stopped.token}`)
}
