import type { IncomingMessage } from 'node:http'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { uuidv7 } from '../../../platform/crypto/index.ts'
import { findCandidateSessions } from '../../../services/applications/index.ts'
import { readParams } from '../authorize/flow.ts'
import { openConsent } from './consent-token.ts'
import type { MiddlewareDeps } from './deps.ts'
import { refuseTooLarge } from './refuse-too-large.ts'
import { requestUriPrefix } from './resumed-request.ts'
import type { RequestState } from './state.ts'

/** Turns a request into one that the library can read. True when the answer is made already. */
export async function prepareRequest(
  deps: MiddlewareDeps,
  ctx: KoaContextWithOIDC,
  state: RequestState,
): Promise<boolean> {
  if (ctx.path === '/oauth/continue' || ctx.path === '/oauth/cancel') return resumeRequest(deps, ctx, state)
  if (ctx.method === 'POST' && (ctx.path === '/oauth/authorize' || ctx.path === '/oauth/end-session'))
    return repeatAsGet(deps, ctx, state)
  return false
}

/** Goes on with what was asked for before our pages: as if the application had just pushed it (RFC 9126). */
async function resumeRequest(
  { context, flows }: MiddlewareDeps,
  ctx: KoaContextWithOIDC,
  state: RequestState,
): Promise<boolean> {
  const id = one(ctx.query.flow)
  const flow = flows.read(state, id)
  const params = flow && (await readParams(context.db, flow))
  // A large request has given its place in the database up.
  if (flow && !params) flows.giveUp(state, flow)
  if (!flow || !params?.client_id)
    return redirect(ctx, id ? `/accounts?${new URLSearchParams({ flow: id })}` : '/accounts')
  if (params['~device']) return redirect(ctx, `/device/confirm?${ctx.querystring}`)
  const { client_id: clientId } = params
  state.sessions = await findCandidateSessions(context.db, state.jar.jarHashes, clientId)
  const sessionId = one(ctx.query.session)
  state.resumed = {
    id: uuidv7(),
    flow,
    params,
    session: state.sessions.find((session) => session.sessionId === sessionId),
    consent: openConsent(context.keys, flow.consent, { sessionId, clientId }),
    cancelled: ctx.path === '/oauth/cancel',
    again: sessionId === undefined,
  }
  const request = new URLSearchParams({ client_id: clientId, request_uri: requestUriPrefix + state.resumed.id })
  ctx.url = `/oauth/authorize?${request}`
  return false
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

function redirect(ctx: KoaContextWithOIDC, to: string): true {
  ctx.status = 303
  ctx.redirect(to)
  return true
}

const longestForm = 16_384

/**
 * A request may come as a form too. Browsers send our cookies with a form from elsewhere no more, but they do with the
 * link that this becomes.
 */
async function repeatAsGet(deps: MiddlewareDeps, ctx: KoaContextWithOIDC, state: RequestState): Promise<true> {
  const type = ctx.get('content-type').split(';')[0]
  const body = type === 'application/x-www-form-urlencoded' ? await readBody(ctx.req) : undefined
  if (body === undefined) {
    refuseTooLarge(deps.context.config, ctx, state)
    return true
  }
  return redirect(ctx, `${ctx.path}?${new URLSearchParams(body)}`)
}

async function readBody(req: IncomingMessage): Promise<string | undefined> {
  let body = ''
  for await (const chunk of req) {
    body += chunk
    if (body.length > longestForm) return undefined
  }
  return body
}
