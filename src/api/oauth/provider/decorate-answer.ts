import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Problem } from '../../../platform/problems/index.ts'
import { recordOf } from './clients.ts'
import type { MiddlewareDeps } from './deps.ts'
import { setFormPostHeaders, setPageHeaders } from './headers.ts'
import { strangerPage, viewOf } from './problem-page.ts'
import { refuseTooLarge } from './refuse-too-large.ts'
import type { RequestState } from './state.ts'

/** What is ours in an answer of the library: the page that ends a loop, our codes in errors, the policy of its forms. */
export function decorateAnswer(deps: MiddlewareDeps, ctx: KoaContextWithOIDC, state: RequestState): void {
  const location = ctx.status === 303 && ctx.response.get('Location')
  if (state.tooLarge) refuseTooLarge(deps.context.config, ctx, state, state.tooLarge.app)
  else if (state.loop) endLoop(deps, ctx, state.loop)
  else if (location) decorateError(deps, ctx, state, location)
  else if (isForm(ctx) && typeof ctx.body === 'string') setFormPostHeaders(ctx, ctx.body)
}

function endLoop(
  { context }: MiddlewareDeps,
  ctx: KoaContextWithOIDC,
  { page, clientId, reason }: NonNullable<RequestState['loop']>,
): void {
  context.log.warn({ clientId, reason }, 'an application kept sending somebody back, and was stopped')
  ctx.status = 303
  ctx.redirect(page)
}

/** A page of the library's own: the form that takes the answer to the application (response_mode=form_post). */
function isForm({ body, response }: KoaContextWithOIDC): boolean {
  return typeof body === 'string' && body.startsWith('<!DOCTYPE') && !response.get('Content-Security-Policy')
}

/** An error on its way to the application gets our code and the address of its help. */
function decorateError(deps: MiddlewareDeps, ctx: KoaContextWithOIDC, state: RequestState, location: string): void {
  const { url: issuer } = deps.context.config
  if (!URL.canParse(location) || location.startsWith(`${issuer}/`)) return
  const url = new URL(location)
  const inFragment = url.hash.length > 1
  const answer = new URLSearchParams(inFragment ? url.hash.slice(1) : url.search)
  const error = answer.get('error')
  if (!error) return
  if (state.problem) {
    addCode(answer, issuer, state.problem)
    if (inFragment) url.hash = answer.toString()
    else url.search = answer.toString()
    ctx.redirect(url.href)
  }
  if (state.sessions.length === 0 && !state.resumed) stopAtStranger(deps, ctx, state, { error, to: url.href })
}

function addCode(answer: URLSearchParams, issuer: string, { code }: Problem): void {
  answer.set('error_uri', `${issuer}/help/e/${code}`)
  answer.set('genkan_code', code)
}

/** A self-registered application does not get to use us as a way to send people anywhere (RFC 9700, 4.11.2). */
function stopAtStranger(
  { context }: MiddlewareDeps,
  ctx: KoaContextWithOIDC,
  state: RequestState,
  { error, to }: { error: string; to: string },
): void {
  const { client } = ctx.oidc
  const record = client && recordOf(ctx, client)
  if (!record?.registered) return
  ctx.remove('Location')
  ctx.status = 400
  setPageHeaders(ctx)
  ctx.type = 'html'
  const view = viewOf(context.config, state.jar, { url: ctx.originalUrl, headers: ctx.headers })
  ctx.body = strangerPage(view, record.name, error, to)
}
