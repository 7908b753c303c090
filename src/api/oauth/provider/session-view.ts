import type { KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Application } from '../../../mechanisms/sessions/index.ts'
import type { CandidateSession } from '../../../services/applications/index.ts'
import { stateOf } from './state.ts'

/**
 * Shows the library one session of Genkan's as if it were its own.
 *
 * It keeps one account for each browser in a cookie of its own; Genkan keeps several. So no cookie of the library is
 * used at all: each request begins without a session, and once the request has been read, `useSession` gives it the one
 * that was chosen. Nothing but the applications that were entered is ever written back.
 */
export function viewSessions(provider: Provider, currentContext: () => KoaContextWithOIDC | undefined): void {
  const Model = provider.Session as unknown as SessionModel
  Model.get = async (ctx) => {
    const session = new Model()
    ctx.oidc.entity('Session', session)
    return session
  }
  Object.assign(Model.prototype, {
    async save(this: LibrarySession) {
      const ctx = currentContext()
      if (ctx) noteApplications(ctx, this.authorizations ?? {})
      this.touched = false
      return this.jti
    },
    async persist(this: LibrarySession) {
      return this.save()
    },
    async destroy() {},
    // A session has one id for its whole life; what changes with each sign-in is the value in the cookie.
    resetIdentifier() {},
  })
}

/** From here on this session is the one that the library sees. */
export function useSession(ctx: KoaContextWithOIDC, session: CandidateSession): void {
  const state = stateOf(ctx)
  state.session = session
  state.applications = session.applications
  Object.assign(ctx.oidc.session as object, {
    jti: session.sessionId,
    uid: session.sessionId,
    accountId: session.accountId,
    loginTs: Math.floor(session.authTime.getTime() / 1000),
    amr: session.amr,
    acr: acrOf(session.amr),
    authorizations: structuredClone(session.applications),
  })
}

/** `aal2` when two different factors were used (RFC 8176 names), else `aal1`. */
export function acrOf(amr: string[]): 'aal1' | 'aal2' {
  const known = amr.some((method) => method === 'pwd' || method === 'pin')
  const owned = amr.some((method) => ['otp', 'sms', 'swk', 'tel'].includes(method))
  return amr.includes('mfa') || (amr.includes('hwk') && amr.includes('user')) || (known && owned) ? 'aal2' : 'aal1'
}

export const acrValues = ['aal1', 'aal2']

function noteApplications(ctx: KoaContextWithOIDC, authorizations: Record<string, Application>): void {
  const state = stateOf(ctx)
  if (!state.session) return
  const changed = Object.entries(authorizations).filter(
    ([clientId, entered]) => JSON.stringify(entered) !== JSON.stringify(state.applications[clientId]),
  )
  if (changed.length === 0) return
  state.work.entered = { sessionId: state.session.sessionId, applications: Object.fromEntries(changed) }
}

type LibrarySession = {
  jti: string
  touched: boolean
  authorizations?: Record<string, Application>
  save(): Promise<string>
}

type SessionModel = {
  new (): LibrarySession
  get(ctx: KoaContextWithOIDC): Promise<LibrarySession>
  prototype: LibrarySession
}
