import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Application } from '../../../mechanisms/sessions/index.ts'
import type { CandidateSession } from '../../../services/applications/index.ts'
import { acrOf } from '../../../services/authentication/index.ts'
import { stateOf } from './state.ts'

/**
 * From here on this session is the one that the library sees, as if it were its own.
 *
 * The library keeps one account for each browser in a cookie of its own; Genkan keeps several. So no cookie of the library
 * is used at all: each request begins without a session, and once it has been read, it is given the one that was chosen.
 */
export function useSession(ctx: KoaContextWithOIDC, session: CandidateSession): void {
  const state = stateOf(ctx)
  state.session = session
  state.applications = session.applications
  const { accountId, sessionId, authTime, amr, applications } = session
  const loginTs = Math.floor(authTime.getTime() / 1000)
  ctx.oidc.session?.loginAccount({ accountId, loginTs, amr, acr: acrOf(amr) })
  Object.assign(ctx.oidc.session ?? {}, { uid: sessionId, authorizations: structuredClone(applications) })
}

/** The library keeps its session at the end of a request: of it, only the applications that were entered are written. */
export function noteApplications(ctx: KoaContextWithOIDC, authorizations: Record<string, Application>): void {
  const state = stateOf(ctx)
  if (!state.session) return
  const changed = Object.entries(authorizations).filter(
    ([clientId, entered]) => JSON.stringify(entered) !== JSON.stringify(state.applications[clientId]),
  )
  if (changed.length === 0) return
  state.work.entered = { sessionId: state.session.sessionId, applications: Object.fromEntries(changed) }
}
