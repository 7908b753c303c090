import type { KoaContextWithOIDC } from 'oidc-provider'
import { attemptLabel, uuidv7 } from '../../../platform/crypto/index.ts'
import { DatabaseUnavailable } from '../../../platform/database/index.ts'
import { problem } from '../../../platform/problems/index.ts'
import type { MiddlewareDeps } from './deps.ts'
import { setPageHeaders } from './headers.ts'
import { faultPage, unavailable, viewOf } from './problem-page.ts'
import type { RequestState } from './state.ts'

/** Somebody else was first to use this value. */
export function refuseSpent(ctx: KoaContextWithOIDC): void {
  ctx.status = 400
  ctx.body = { error: 'invalid_grant', error_description: 'grant request is invalid' }
}

/** Pages for people, JSON for programs; never an answer that would make an application throw good tokens away. */
export function tellFault({ context }: MiddlewareDeps, ctx: KoaContextWithOIDC, state: RequestState): void {
  const { config, log } = context
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

function isPage({ method, originalUrl }: KoaContextWithOIDC): boolean {
  return method === 'GET' && /^\/oauth\/(authorize|continue|cancel)(\?|$)/.test(originalUrl)
}
