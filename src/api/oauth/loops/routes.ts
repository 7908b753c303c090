import { Hono } from 'hono'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { readParams } from '../authorize/flow.ts'
import type { PageDeps } from '../deps.ts'
import { speakAsAsked } from '../speak.ts'
import { loopPage } from './page.ts'
import { forgiveAnswers, lastStop } from './queries.ts'

type Stopped = { token: string; clientId: string; browserHash: Buffer }

/** The page on which a loop ends. */
export function loopRoutes({ platform, db, flows, provider, config }: PageDeps) {
  const routes = new Hono<WebEnv>()

  /** Which application was stopped in this browser; or where to go when none was. */
  async function read(c: Web, token: string | undefined): Promise<Stopped | Response> {
    const flow = flows.open(token)
    const params = flow && (await readParams(db, flow))
    const { browserHash } = c.get('jar')
    if (!token || !flow || !params?.client_id) return redirect(c, '/accounts')
    if (!browserHash) return redirect(c, `/oauth/continue?flow=${token}`)
    speakAsAsked(platform, c, params.ui_locales)
    c.set('formActions', flow.formActions)
    return { token, clientId: params.client_id, browserHash }
  }

  routes.get('/oauth/loop', async (c) => {
    const stopped = await read(c, c.req.query('flow'))
    if (stopped instanceof Response) return stopped
    const { token, clientId, browserHash } = stopped
    const stop = await lastStop(db, browserHash, clientId)
    const client = await provider.clients.record(clientId)
    if (!stop || !client?.usable) return redirect(c, `/oauth/continue?flow=${token}`)
    return page(
      c,
      loopPage(c.get('view'), { flow: token, app: client.name, clientId, stop, timeZone: config.timeZone }),
      409,
    )
  })

  routes.post('/oauth/loop', async (c) => {
    const sent = await platform.form(c)
    if ('answer' in sent) return sent.answer
    const stopped = await read(c, sent.form.flow)
    if (stopped instanceof Response) return stopped
    await forgiveAnswers(db, stopped.browserHash, stopped.clientId)
    return redirect(c, `/oauth/continue?flow=${stopped.token}`)
  })

  return routes
}
