import { findPassword } from '../../../mechanisms/authenticators/index.ts'
import { readLocalPath } from '../../../mechanisms/flows/index.ts'
import { hasLostSession, isFresh, liveSessions, type Session } from '../../../mechanisms/sessions/index.ts'
import { type Form, page, redirect, type Web } from '../../../platform/http/index.ts'
import { type Account, findAccount, listContacts, ownIdentifier, refusalOf } from '../../../records/accounts/index.ts'
import type { MyAccountDeps } from './deps.ts'
import { keptForms } from './kept.ts'
import { stoppedPage } from './stopped-page.ts'

/** One of this browser's signed-in accounts, on its own pages. */
export type Visit = {
  session: Session
  account: Account
  /** All of this browser's accounts, the latest sign-in first. */
  sessions: Session[]
  /** A path of these pages, for this account: with several accounts it names the one that is meant. */
  at(path: string): string
}

type Answer = Response | Promise<Response>

/** A sensitive change needs a sign-in that is at most this old. */
export const freshMinutes = 10

export type Acting = {
  /** The page that the form stands on. */
  page: string | ((c: Web) => string)
  /** Whether a sensitive change is made: the sign-in must be fresh. */
  fresh?: boolean
  /** Fields that are kept over a sign-in in between; never secrets. */
  keep?: readonly string[]
}

export type Door = ReturnType<typeof openDoor>

/**
 * The way into every page of one's account: whoever is not signed in, or was too long ago for what they want to
 * change, is sent to sign in and comes back to the page, with what was typed.
 *
 * Which account is meant is only ever one of this browser's live sessions; any other id is worth nothing (ATK-091).
 */
export function openDoor(deps: MyAccountDeps) {
  const { db, flows, platform } = deps
  const kept = keptForms(deps)

  async function open(c: Web, wanted: string | undefined): Promise<{ visit?: Visit; sessions: Session[] }> {
    const sessions = await liveSessions(db, c.get('jar').jarHashes)
    const session = sessions.find((each) => each.accountId === wanted || each.sessionId === wanted)
    return { ...(session && { visit: await enter(session, sessions) }), sessions }
  }

  async function enter(session: Session, sessions: Session[]): Promise<Visit> {
    const account = (await findAccount(db, session.accountId)) as Account
    const at = (path: string) =>
      sessions.length > 1 ? `${path}${path.includes('?') ? '&' : '?'}as=${account.accountId}` : path
    return { session, account, sessions, at }
  }

  /** The visit of an account that is signed in here, or undefined. */
  async function visitOf(c: Web, accountId: string): Promise<Visit | undefined> {
    const { visit } = await open(c, accountId)
    return visit && !stateOf(c, visit) ? visit : undefined
  }

  /** A session of an organisation that is paused is live only to be told so (GK7006). */
  function stateOf(c: Web, { account }: Visit) {
    return refusalOf(account, (at) => deps.dateText(at, c.get('language')))
  }

  function stopped(c: Web, visit: Visit): Response | undefined {
    const said = stateOf(c, visit)
    return said && page(c, stoppedPage(c.get('view'), said), said.status)
  }

  /** A page: of the account in `?as=`, otherwise of the latest sign-in. */
  function see(show: (c: Web, visit: Visit) => Answer, options: { fresh?: boolean } = {}) {
    return async (c: Web): Promise<Response> => {
      const { visit: named, sessions } = await open(c, c.req.query('as'))
      const visit = named ?? (sessions[0] && (await enter(sessions[0], sessions)))
      const here = kept.pathOf(c.req.query('kept')) ?? pathOf(c.req.path)
      if (!visit) return redirect(c, await signInFor(c, here))
      const refused = stopped(c, visit)
      if (refused) return refused
      if (options.fresh && !(await fresh(visit))) return signInAgain(c, visit, here)
      return show(c, visit)
    }
  }

  /** Whoever signed in a moment ago and comes without it is told that something takes it away. */
  async function signInFor(c: Web, to: string): Promise<string> {
    const { browserHash, jarHashes, doubled } = c.get('jar')
    const lost = browserHash !== undefined && (await hasLostSession(db, browserHash, jarHashes))
    return lost
      ? `/sign-in?flow=${flows.begin(c, { to, lost: doubled ? 'shadowed' : 'session' }).id}`
      : `/sign-in?to=${to}`
  }

  /** A form: it names the account that it was made for, and changes no other one. */
  function act(options: Acting, change: (c: Web, visit: Visit, form: Form) => Answer) {
    return async (c: Web): Promise<Response> => {
      const read = await platform.form(c)
      if ('answer' in read) return read.answer
      const { form } = read
      const place = pathOf(typeof options.page === 'string' ? options.page : options.page(c))
      const { visit: named, sessions } = await open(c, form.as)
      const visit = named ?? (form.as === undefined && sessions[0] ? await enter(sessions[0], sessions) : undefined)
      if (!visit)
        return redirect(
          c,
          `/sign-in?to=${await kept.keep(c, { page: place, form, keep: options.keep, accountId: form.as })}`,
        )
      const refused = stopped(c, visit)
      if (refused) return refused
      if (!options.fresh || (await fresh(visit))) return change(c, visit, form)
      return signInAgain(
        c,
        visit,
        await kept.keep(c, { page: place, form, keep: options.keep, accountId: visit.account.accountId }),
      )
    }
  }

  function fresh({ session }: Visit): Promise<boolean> {
    return isFresh(db, session.sessionId, freshMinutes)
  }

  /** To the password page, or to the code page for an account without one; then to `to`. */
  async function signInAgain(c: Web, { account, session }: Visit, to: string): Promise<Response> {
    const identifier = ownIdentifier(account, await listContacts(db, account))
    if (!identifier) return redirect(c, `/sign-in?to=${to}`)
    const flow = flows.begin(c, {
      to,
      identifier,
      accountId: account.accountId,
      accountKind: account.kind,
      authAfter: Math.floor(session.authTime.getTime() / 1000) + 1,
    })
    const path = (await findPassword(db, account)) ? '/sign-in/password' : '/sign-in/code'
    return redirect(c, `${path}?flow=${flow.id}`)
  }

  return { see, act, visitOf, kept }
}

/** Somebody's path is not to be repeated in a header as it is: one that is none of ours leads to the first page. */
function pathOf(path: string): string {
  return readLocalPath(path) ?? '/account'
}
