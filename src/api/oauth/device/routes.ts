import { Hono } from 'hono'
import { fitsRequirement } from '../../../mechanisms/flows/index.ts'
import { liveSessions } from '../../../mechanisms/sessions/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { ClientRecord } from '../../../records/clients/index.ts'
import { requirementOf } from '../../../services/applications/index.ts'
import type { PageDeps } from '../deps.ts'
import { answerConfirmation, showConfirmation } from './confirm.ts'
import { waitBeforeNextCode } from './limits.ts'
import { codePage } from './pages.ts'
import { findAskingDevice, foldUserCode } from './user-code.ts'

/** The pages of the device flow (RFC 8628): type the code, choose an account, compare, allow. */
export function deviceRoutes(deps: PageDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/device', showCodePage)
  routes.post('/device', (c) => readCode(deps, c))
  routes.get('/device/confirm', (c) => showConfirmation(deps, c))
  routes.post('/device/confirm', (c) => answerConfirmation(deps, c))
  return routes
}

function showCodePage(c: Web): Response {
  return page(c, codePage(c.get('view'), { code: (c.req.query('user_code') ?? '').slice(0, 32) }))
}

async function readCode(deps: PageDeps, c: Web): Promise<Response> {
  const { context, platform, provider } = deps
  const read = await platform.form(c)
  if ('answer' in read) return read.answer
  const typed = (read.form.user_code ?? '').slice(0, 32)
  const seconds = await waitBeforeNextCode(deps, c)
  if (seconds !== undefined) {
    c.header('Retry-After', String(seconds))
    return page(c, codePage(c.get('view'), { code: typed, trouble: { kind: 'too_many', seconds } }), 429)
  }
  const code = foldUserCode(typed)
  const device = await findAskingDevice(context.db, code)
  const client = device && (await provider.clients.record(device.clientId))
  if (!client?.usable) return page(c, codePage(c.get('view'), { code: typed, trouble: { kind: 'unknown' } }), 400)
  return redirect(c, await nextPage(deps, c, code, client))
}

/** To the confirmation where exactly one account fits, else to choose one or to sign in. */
async function nextPage({ context, flows }: PageDeps, c: Web, code: string, client: ClientRecord): Promise<string> {
  const requirement = requirementOf(client)
  const { id: token } = flows.begin(c, { requirement, params: { '~device': code, client_id: client.clientId } })
  const sessions = await liveSessions(context.db, c.get('jar').jarHashes)
  const fitting = sessions.filter((session) => fitsRequirement(session, requirement))
  const [only] = fitting
  if (only && fitting.length === 1) return `/device/confirm?flow=${token}&session=${only.sessionId}`
  return `${sessions.length > 0 ? '/accounts' : '/sign-in'}?flow=${token}`
}
