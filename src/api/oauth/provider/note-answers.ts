import type { KoaContextWithOIDC } from 'oidc-provider'
import { answerStatement } from '../../../records/redirect-loops/index.ts'
import type { MiddlewareDeps } from './deps.ts'
import type { RequestState } from './state.ts'

/** What an application is answered is noted, so that a loop is noticed; a code together with the code itself. */
export function noteCode(ctx: KoaContextWithOIDC, state: RequestState): void {
  const code = state.work.keepArtifacts.find((each) => each.type === 'AuthorizationCode')
  const answered = code && answeredTo(ctx, state)
  if (!answered) return
  const { accountId, sessionId } = state.session ?? {}
  state.work.answered = answerStatement({ ...answered, accountId, sessionId, codeHash: code.idHash })
}

/** Only for somebody who is signed in: nobody else gets to write anything by asking again and again. */
export async function noteError(
  { context }: MiddlewareDeps,
  ctx: KoaContextWithOIDC,
  state: RequestState,
): Promise<void> {
  const { succeeded, loop, tooLarge, resumed, sessions } = state
  if (succeeded || loop || tooLarge || resumed?.cancelled || sessions.length === 0) return
  const location = ctx.response.get('Location')
  if (!URL.canParse(location) || location.startsWith(`${context.config.url}/`)) return
  const error = new URLSearchParams(new URL(location).search || location.split('#')[1]).get('error')
  const answered = error && answeredTo(ctx, state)
  if (answered) await context.db.run(answerStatement({ ...answered, accountId: state.session?.accountId, error }))
}

/** The browser and the application of an authorization request that shows pages. */
function answeredTo(ctx: KoaContextWithOIDC, state: RequestState) {
  const { client, route } = ctx.oidc ?? {}
  if (route !== 'authorization' || !client || ctx.oidc.prompts.has('none')) return undefined
  const { browserHash } = state.jar
  const held = state.sessions.map((session) => session.sessionId)
  return browserHash && { browserHash, clientId: client.clientId, held }
}
