import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Config } from '../../../platform/config/index.ts'
import { setPageHeaders } from './headers.ts'
import { misconfigured, misconfiguredPage, viewOf } from './problem-page.ts'
import type { RequestState } from './state.ts'

/**
 * A request that is larger than anything that is kept (GK7005). The person is told; the application would only send
 * the same request again.
 */
export function refuseTooLarge(config: Config, ctx: KoaContextWithOIDC, state: RequestState, app?: string): void {
  const view = viewOf(config, state.jar, { url: ctx.originalUrl, headers: ctx.headers })
  const said = misconfigured(view, app)
  ctx.remove('Location')
  ctx.status = said.status
  setPageHeaders(ctx)
  ctx.type = 'html'
  ctx.body = misconfiguredPage(view, said, { error: 'invalid_request', description: 'at most 16 kB are expected' })
}
