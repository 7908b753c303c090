import type { Flow } from '../../mechanisms/flows/index.ts'
import type { StartedSession } from '../../mechanisms/sessions/index.ts'
import { redirect, type Web } from '../../platform/http/index.ts'
import type { PasswordVerdict } from '../../services/authentication/index.ts'
import type { SignInDeps } from './deps.ts'

/** The password was right: on to where the person was going, or to what is still needed. */
export function arrive(deps: SignInDeps, c: Web, flow: Flow, verdict: PasswordVerdict & { ok: true }): Response {
  if ('session' in verdict) return enter(deps, c, flow, verdict.session)
  const { id } = deps.flows.change(c, flow, { authentication: verdict.more })
  return redirect(c, `/sign-in/second-factor?flow=${id}`)
}

/** Gives the browser its session. One that brought no cookie may keep none: it is looked at once more before it goes on. */
export function enter(deps: SignInDeps, c: Web, flow: Flow, session: StartedSession): Response {
  deps.platform.giveSession(c, session)
  if (!c.get('jar').browserHash) return redirect(c, `/sign-in?flow=${flow.id}&lost=1`)
  return redirect(c, deps.continueTo(flow, session.sessionId))
}
