import type { ServerResponse } from 'node:http'
import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import { AlreadySpent, flush } from '../storage/index.ts'
import { decorateAnswer } from './decorate-answer.ts'
import type { MiddlewareDeps } from './deps.ts'
import { setSafeHeaders } from './headers.ts'
import { noteCode, noteError } from './note-answers.ts'
import { prepareRequest } from './prepare-request.ts'
import { slowDown } from './slow-down.ts'
import { beginState, type RequestState } from './state.ts'
import { refuseSpent, tellFault } from './tell-faults.ts'

/**
 * What happens to each request before the library and after it.
 *
 * Before: where the request goes on after our pages, it is turned into what the library can read. After: everything
 * that it wants to keep is written at once; its cookies are dropped; trouble of ours is told as such, never as a refusal;
 * errors get our codes.
 */
export function surroundRequests(provider: Provider, deps: MiddlewareDeps): void {
  provider.use(async (context, next) => {
    // The library adds what it knows of a request when it comes to it.
    const ctx = context as KoaContextWithOIDC
    const state = beginState(ctx.req, deps.readBrowserCookies)
    setSafeHeaders(ctx, deps.context.config.secure)
    try {
      if (await prepareRequest(deps, ctx, state)) return replaceCookies(ctx.res, state)
      await next()
      noteCode(ctx, state)
      if (state.fault === undefined) await flush(deps.context, state.work, state.succeeded)
      await noteError(deps, ctx, state)
      await slowDown(deps, ctx)
    } catch (fault) {
      if (fault instanceof AlreadySpent) refuseSpent(ctx)
      else state.fault = fault
    }
    replaceCookies(ctx.res, state)
    if (state.fault === undefined) decorateAnswer(deps, ctx, state)
    else tellFault(deps, ctx, state)
  })
}

/** The library's cookies never go out; ours do where all went well. */
function replaceCookies(res: ServerResponse, { fault, cookies }: RequestState): void {
  res.removeHeader('Set-Cookie')
  if (fault === undefined && cookies.length > 0) res.setHeader('Set-Cookie', cookies)
}
