import { type AccountRequirement, fitsRequirement } from '../../../mechanisms/flows/index.ts'
import type { Session } from '../../../mechanisms/sessions/index.ts'

/** What an authorization request says about who should enter. */
export type RequestedSession = {
  requirement: AccountRequirement
  prompts: ReadonlySet<string>
  /** Only this account will do (id_token_hint, a subject asked for by claims). */
  isOnly: ((session: Session) => boolean) | undefined
  /** Accounts that the login hint names. */
  hinted: ReadonlySet<string> | undefined
  /** A sign-in must be at least this recent, in seconds since 1970. */
  authAfter: number | undefined
}

export type Reason =
  | 'create'
  | 'select_account'
  | 'several'
  | 'wrong_kind'
  | 'other_account'
  | 'not_recent'
  | 'no_session'

/** Either the one session that enters, or why a person has to be asked. */
export type Choice<S extends Session> =
  | { session: S }
  | { reason: Reason; page: '/sign-up' | '/accounts' | '/sign-in'; loginHint?: string | undefined }

/**
 * Chooses which of a browser's accounts enters an application.
 *
 * Exactly one that fits is used; of several none is ever chosen silently, and one of the wrong kind never is.
 */
export function chooseSession<S extends Session>(sessions: S[], requested: RequestedSession): Choice<S> {
  const { prompts } = requested
  if (prompts.has('create')) return { reason: 'create', page: '/sign-up' }
  if (prompts.has('select_account')) return { reason: 'select_account', page: '/accounts' }
  if (sessions.length === 0) return { reason: 'no_session', page: '/sign-in' }
  const fitting = sessions.filter((session) => fitsRequirement(session, requested.requirement))
  if (fitting.length === 0) return { reason: 'wrong_kind', page: '/accounts' }
  const wanted = fitting.filter((session) => isWanted(session, requested))
  const [only] = wanted
  if (!only) return { reason: 'other_account', page: '/sign-in' }
  if (wanted.length > 1) return { reason: 'several', page: '/accounts' }
  if (!isRecent(only, requested.authAfter)) return { reason: 'not_recent', page: '/sign-in', loginHint: only.userName }
  return { session: only }
}

function isWanted(session: Session, { isOnly, hinted }: RequestedSession): boolean {
  if (isOnly) return isOnly(session)
  return !hinted || hinted.has(session.accountId)
}

export function isRecent(session: Session, authAfter: number | undefined): boolean {
  return authAfter === undefined || session.authTime.getTime() / 1000 >= authAfter
}
