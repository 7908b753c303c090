import type { IncomingMessage } from 'node:http'
import type { Client, Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Flows } from '../../../mechanisms/flows/index.ts'
import { takeOne } from '../../../mechanisms/throttling/index.ts'
import type { Config } from '../../../platform/config/index.ts'
import { attemptLabel, type Keys, sha256, uuidv7 } from '../../../platform/crypto/index.ts'
import { type Database, DatabaseUnavailable } from '../../../platform/database/index.ts'
import type { Jar } from '../../../platform/http/index.ts'
import { problem } from '../../../platform/problems/index.ts'
import { answerStatement } from '../../../records/redirect-loops/index.ts'
import { findCandidateSessions } from '../../../services/applications/index.ts'
import type { Context as ActContext } from '../../../services/context.ts'
import { readParams } from '../authorize/flow.ts'
import { AlreadySpent, flush } from '../storage/index.ts'
import { recordOf } from './clients.ts'
import { openConsent } from './consent-token.ts'
import { setFormPostHeaders, setPageHeaders, setSafeHeaders } from './headers.ts'
import { faultPage, misconfigured, misconfiguredPage, strangerPage, unavailable, viewOf } from './problem-page.ts'
import { requestUriPrefix } from './resumed-request.ts'
import { beginState, type RequestState, type ResumedRequest, stateOf } from './state.ts'

export type AnswerDeps = {
  context: ActContext
  db: Database
  keys: Keys
  config: Config
  flows: Flows
  log: { error(facts: object, message: string): void; warn(facts: object, message: string): void }
  readJar(cookies: string | undefined): Jar
}

type Context = KoaContextWithOIDC

/**
 * Wraps the library: what happens to each request before it and after it.
 *
 * Before: where the request goes on after our pages, it is turned into what the library can read. After: everything
 * that it wants to keep is written at once; its cookies are dropped; trouble of ours is told as such (D16); errors
 * get our codes.
 */
export function wrapAnswers(provider: Provider, deps: AnswerDeps): void {
  provider.use(async (context, next) => {
    const ctx = context as unknown as Context
    const state = beginState(ctx.req, deps.readJar)
    setSafeHeaders(ctx, deps.config.secure)
    try {
      if (await prepare(deps, ctx, state)) return
      await next()
      noteCode(ctx, state)
      if (state.fault === undefined) await flush(deps.context, state.work, state.succeeded)
      await noteError(deps, ctx, state)
      await slowDown(deps, ctx)
    } catch (fault) {
      if (fault instanceof AlreadySpent) refuseSpent(ctx)
      else state.fault = fault
    }
    ctx.res.removeHeader('Set-Cookie')
    if (state.fault === undefined && state.cookies.length > 0) ctx.res.setHeader('Set-Cookie', state.cookies)
    if (state.fault !== undefined) tellFault(deps, ctx, state)
    else decorate(deps, ctx, state)
  })
}

// ---- Before

/** Returns true when the answer is made already. */
async function prepare(deps: AnswerDeps, ctx: Context, state: RequestState): Promise<boolean> {
  if (ctx.path === '/oauth/continue' || ctx.path === '/oauth/cancel') return resumeRequest(deps, ctx, state)
  if (ctx.method === 'POST' && (ctx.path === '/oauth/authorize' || ctx.path === '/oauth/end-session'))
    return repeatAsGet(ctx)
  return false
}

async function resumeRequest(deps: AnswerDeps, ctx: Context, state: RequestState): Promise<boolean> {
  const id = one(ctx.query.flow)
  const flow = deps.flows.read(state, id)
  const params = flow && (await readParams(deps.db, flow))
  if (!flow || !params?.client_id)
    return redirect(ctx, id ? `/accounts?${new URLSearchParams({ flow: id })}` : '/accounts')
  if (params['~device'])
    return redirect(ctx, `/device/confirm?${new URLSearchParams(ctx.query as Record<string, string>)}`)
  state.sessions = await findCandidateSessions(deps.db, state.jar.jarHashes, params.client_id)
  const wanted = one(ctx.query.session)
  const resumed: ResumedRequest = {
    id: uuidv7(),
    flow,
    params,
    session: state.sessions.find((session) => session.sessionId === wanted),
    consent: openConsent(deps.keys, flow.consent, { sessionId: wanted, clientId: params.client_id }),
    cancelled: ctx.path === '/oauth/cancel',
    again: wanted === undefined,
  }
  state.resumed = resumed
  const request = new URLSearchParams({ client_id: params.client_id, request_uri: requestUriPrefix + resumed.id })
  ctx.url = `/oauth/authorize?${request}`
  return false
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

function redirect(ctx: Context, to: string): true {
  ctx.status = 303
  ctx.redirect(to)
  return true
}

const longestForm = 16_384

/**
 * A request may come as a form too. Browsers send our cookies with a form from elsewhere no more, but they do with the
 * link that this becomes.
 */
async function repeatAsGet(ctx: Context): Promise<true> {
  const type = ctx.get('content-type').split(';')[0]
  const body = type === 'application/x-www-form-urlencoded' ? await readBody(ctx.req) : undefined
  if (body === undefined) {
    ctx.status = 400
    ctx.body = { error: 'invalid_request', error_description: 'a form of at most 16 kB is expected' }
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

// ---- After

/** What an application is answered is noted, so that a loop is noticed; a code together with the code itself. */
function noteCode(ctx: Context, state: RequestState): void {
  const code = state.work.keepArtifacts.find((each) => each.type === 'AuthorizationCode')
  const answered = code && answeredTo(ctx, state)
  if (!answered) return
  const { accountId, sessionId } = state.session ?? {}
  state.work.answered = answerStatement({ ...answered, accountId, sessionId, codeHash: code.idHash })
}

async function noteError(deps: AnswerDeps, ctx: Context, state: RequestState): Promise<void> {
  const location = ctx.response.get('Location')
  // Only for somebody who is signed in: nobody else gets to write anything by asking again and again.
  if (state.succeeded || state.loop || state.resumed?.cancelled || state.sessions.length === 0) return
  if (!URL.canParse(location)) return
  const error = new URLSearchParams(new URL(location).search || location.split('#')[1]).get('error')
  const answered = error && !location.startsWith(`${deps.config.url}/`) && answeredTo(ctx, state)
  if (answered) await deps.db.run(answerStatement({ ...answered, accountId: state.session?.accountId, error }))
}

/** The browser and the application of an authorization request that shows pages. */
function answeredTo(ctx: Context, state: RequestState) {
  const { route, client, params } = (ctx.oidc ?? {}) as Asked
  if (route !== 'authorization' || !client || params?.prompt?.split(' ').includes('none')) return undefined
  const { browserHash } = state.jar
  const held = state.sessions.map((session) => session.sessionId)
  return browserHash && { browserHash, clientId: client.clientId, held }
}

type Asked = { route?: string; client?: { clientId: string }; params?: { prompt?: string; device_code?: string } }

/** A device may ask every five seconds; the window is counted generously, since its timer may go early. */
const polls = { times: 2, seconds: 5 }

/** A device that asks too often is told to slow down (RFC 8628, 3.5). */
async function slowDown(deps: AnswerDeps, ctx: Context): Promise<void> {
  const answer = ctx.body as { error?: string } | undefined
  if (ctx.path !== '/oauth/token' || answer?.error !== 'authorization_pending') return
  const { params } = ctx.oidc as Asked
  const { ok } = await takeOne(
    deps.db,
    deps.keys,
    'device poll',
    sha256(params?.device_code ?? '').toString('hex'),
    polls,
  )
  if (!ok) ctx.body = { error: 'slow_down', error_description: 'wait 5 seconds longer between two requests' }
}

function refuseSpent(ctx: Context): void {
  ctx.status = 400
  ctx.body = { error: 'invalid_grant', error_description: 'grant request is invalid' }
}

/** Pages for people, JSON for programs; never an answer that would make an application throw good tokens away (D16). */
function tellFault(deps: AnswerDeps, ctx: Context, state: RequestState): void {
  const { config, log } = deps
  const away = state.fault instanceof DatabaseUnavailable
  const incident = attemptLabel(uuidv7()).slice(-10)
  log.error({ err: state.fault, incident, path: ctx.path }, away ? 'database unavailable' : 'unexpected fault')
  ctx.status = away ? 503 : 500
  ctx.remove('Location')
  ctx.remove('WWW-Authenticate')
  ctx.set('Retry-After', '5')
  if (!isPage(ctx)) {
    ctx.body = away
      ? { error: 'temporarily_unavailable', error_description: 'try again shortly' }
      : { error: 'server_error', error_description: `recorded as ${incident}` }
    return
  }
  const view = viewOf(config, state.jar, { url: ctx.originalUrl, headers: ctx.headers })
  setPageHeaders(ctx)
  ctx.type = 'html'
  ctx.body = faultPage(view, away ? unavailable(config, view) : problem('unexpected', { incident }))
}

function isPage(ctx: Context): boolean {
  return ctx.method === 'GET' && /^\/oauth\/(authorize|continue|cancel)$/.test(ctx.originalUrl.split('?')[0] as string)
}

function decorate(deps: AnswerDeps, ctx: Context, state: RequestState): void {
  if (state.loop) {
    const { page, clientId, reason } = state.loop
    deps.log.warn({ clientId, reason }, 'an application kept sending somebody back, and was stopped')
    redirect(ctx, page)
    return
  }
  const location = ctx.status === 303 && ctx.response.get('Location')
  if (location) addCode(deps, ctx, state, location)
  else if (
    typeof ctx.body === 'string' &&
    ctx.body.startsWith('<!DOCTYPE') &&
    !ctx.response.get('Content-Security-Policy')
  ) {
    setFormPostHeaders(ctx, ctx.body)
  }
}

/** An error on its way to the application gets our code and the address of its help. */
function addCode(deps: AnswerDeps, ctx: Context, state: RequestState, location: string): void {
  const { config } = deps
  if (!URL.canParse(location) || location.startsWith(`${config.url}/`)) return
  const url = new URL(location)
  const inFragment = url.hash.length > 1
  const answer = new URLSearchParams(inFragment ? url.hash.slice(1) : url.search)
  const error = answer.get('error')
  if (!error) return
  if (state.problem) {
    answer.set('error_uri', `${config.url}/help/e/${state.problem.code}`)
    answer.set('genkan_code', state.problem.code)
    if (inFragment) url.hash = answer.toString()
    else url.search = answer.toString()
    ctx.redirect(url.href)
  }
  if (isStranger(ctx) && state.sessions.length === 0 && !state.resumed) stopBefore(deps, ctx, state, error, url.href)
}

function isStranger(ctx: Context): boolean {
  const { client } = ctx.oidc
  return client !== undefined && recordOf(ctx, client).registered
}

/** A self-registered application does not get to use us as a way to send people anywhere (RFC 9700, 4.11.2). */
function stopBefore(deps: AnswerDeps, ctx: Context, state: RequestState, error: string, to: string): void {
  const view = viewOf(deps.config, state.jar, { url: ctx.originalUrl, headers: ctx.headers })
  ctx.remove('Location')
  ctx.status = 400
  setPageHeaders(ctx)
  ctx.type = 'html'
  ctx.body = strangerPage(view, recordOf(ctx, ctx.oidc.client as Client).name, error, to)
}

/** Errors that cannot be sent to an application: the person is told, and nobody is redirected. */
export function errorRenderer(deps: Pick<AnswerDeps, 'config'>): NonNullable<Configuration['renderError']> {
  return async (ctx, out) => {
    const state = stateOf(ctx)
    const view = viewOf(deps.config, state.jar, { url: ctx.originalUrl, headers: ctx.headers })
    // Where it does not fit what is registered, not even the name is believed.
    const said = misconfigured(view, undefined)
    setPageHeaders(ctx)
    ctx.type = 'html'
    ctx.body = misconfiguredPage(view, said, { error: out.error, description: out.error_description })
  }
}
