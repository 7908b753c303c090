import type { Configuration } from 'oidc-provider'
import type { Config } from '../../../platform/config/index.ts'
import { setPageHeaders } from './headers.ts'
import { misconfigured, misconfiguredPage, viewOf } from './problem-page.ts'
import { stateOf } from './state.ts'

/** Errors that cannot be sent to an application: the person is told, and nobody is redirected. */
export function errorRenderer(config: Config): NonNullable<Configuration['renderError']> {
  return async (ctx, out) => {
    const view = viewOf(config, stateOf(ctx).jar, { url: ctx.originalUrl, headers: ctx.headers })
    setPageHeaders(ctx)
    ctx.type = 'html'
    // Where it does not fit what is registered, not even the name is believed.
    const told = misconfigured(view, undefined)
    ctx.body = misconfiguredPage(view, told, { error: out.error, description: out.error_description })
  }
}
