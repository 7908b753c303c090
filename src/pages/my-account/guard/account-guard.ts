import { personOf } from '../../../access/index.ts'
import { readLocalPath } from '../../../mechanisms/flows/index.ts'
import { hasLostSession, liveSessions, type Session } from '../../../mechanisms/sessions/index.ts'
import { type Form, page, redirect, type Web } from '../../../platform/http/index.ts'
import { type Account, findAccount, refusalOf } from '../../../records/accounts/index.ts'
import { isShown, type Purpose } from '../../../services/shown.ts'
import { confirmPath } from '../../../steps/reauthentication/index.ts'
import type { MyAccountDeps } from './deps.ts'
import { keptForms } from './kept-forms.ts'
import type { Navigation } from './navigation.ts'
import { stoppedPage } from './stopped-page.ts'

/** One of this browser's signed-in accounts, on its own pages. */
export type AccountContext = {
  session: Session
  account: Account
  /** All of this browser's accounts, the latest sign-in first. */
  sessions: Session[]
  /** The way around its pages. */
  navigation: Navigation
  /** A path of these pages, for this account: with several accounts it names the one that is meant. */
  at(path: string): string
}

type Answer = Response | Promise<Response>

/** `shown`: the person must have shown for it, within minutes, that it is them. While a hold lasts the page says so instead. */
type Seeing = { shown?: Purpose }

export type Acting = Seeing & {
  /** The page that the form stands on. */
  page: string | ((c: Web) => string)
  /** Fields that are kept over a sign-in or a confirmation in between; never secrets. */
  keep?: readonly string[]
}

export type AccountGuard = ReturnType<typeof accountGuard>

/**
 * The way into every page of one's account: whoever is not signed in, or has not shown that it is them for what they want
 * to change, is sent to do so and comes back to the page, with what was typed.
 *
 * Which account is meant is only ever one of this browser's live sessions; any other id is worth nothing (ATK-091).
 */
export function accountGuard(deps: MyAccountDeps, navigation: Navigation) {
  const kept = keptForms(deps)
  const opening = { deps, navigation, kept }
  return {
    /** A page: of the account in `?as=`, otherwise of the latest sign-in. */
    see:
      (show: (c: Web, own: AccountContext) => Answer, options: Seeing = {}) =>
      (c: Web) =>
        see(opening, c, show, options),
    /** A form: it names the account that it was made for, and changes no other one. */
    act: (options: Acting, change: (c: Web, own: AccountContext, form: Form) => Answer) => (c: Web) =>
      act(opening, c, options, change),
    /** To the page that asks them to show it is them, and back to this one with what was typed. */
    async confirm(
      c: Web,
      own: AccountContext,
      purpose: Purpose,
      at: { page: string; form: Form; keep: readonly string[] },
    ) {
      const { accountId } = own.account
      return redirect(c, `${confirmPath({ purpose, to: await kept.keep(c, { ...at, accountId }) })}?as=${accountId}`)
    },
    /** The account, when it is signed in here and open; otherwise undefined. */
    async contextOf(c: Web, accountId: string): Promise<AccountContext | undefined> {
      const { own } = await open(opening, c, accountId)
      return own && !stateOf(deps, c, own) ? own : undefined
    },
    kept,
  }
}

type Opening = { deps: MyAccountDeps; navigation: Navigation; kept: ReturnType<typeof keptForms> }

async function see(
  opening: Opening,
  c: Web,
  show: (c: Web, own: AccountContext) => Answer,
  options: Seeing,
): Promise<Response> {
  const { deps, kept } = opening
  const { own: named, sessions } = await open(opening, c, c.req.query('as'))
  const own = named ?? (sessions[0] && (await enter(opening, sessions[0], sessions)))
  const here = kept.pathOf(c.req.query('kept')) ?? pathOf(c.req.path)
  if (!own) return redirect(c, await signInFor(deps, c, here))
  return stopped(deps, c, own) ?? (await unconfirmed(deps, c, own, options, async () => here)) ?? show(c, own)
}

async function act(
  opening: Opening,
  c: Web,
  options: Acting,
  change: (c: Web, own: AccountContext, form: Form) => Answer,
): Promise<Response> {
  const { deps, kept } = opening
  const read = await deps.platform.form(c)
  if ('answer' in read) return read.answer
  const { form } = read
  const place = pathOf(typeof options.page === 'string' ? options.page : options.page(c))
  const { own: named, sessions } = await open(opening, c, form.as)
  const own = named ?? (form.as === undefined && sessions[0] ? await enter(opening, sessions[0], sessions) : undefined)
  const keep = (accountId: string | undefined) => kept.keep(c, { page: place, form, keep: options.keep, accountId })
  if (!own) return redirect(c, `/sign-in?to=${await keep(form.as)}`)
  const { accountId } = own.account
  return (
    stopped(deps, c, own) ?? (await unconfirmed(deps, c, own, options, () => keep(accountId))) ?? change(c, own, form)
  )
}

async function open(
  opening: Opening,
  c: Web,
  wanted: string | undefined,
): Promise<{ own?: AccountContext; sessions: Session[] }> {
  const sessions = await liveSessions(opening.deps.db, c.get('jar').jarHashes)
  const session = sessions.find((each) => each.accountId === wanted || each.sessionId === wanted)
  return { ...(session && { own: await enter(opening, session, sessions) }), sessions }
}

async function enter({ deps, navigation }: Opening, session: Session, sessions: Session[]): Promise<AccountContext> {
  const account = (await findAccount(deps.db, session.accountId)) as Account
  const at = (path: string) =>
    sessions.length > 1 ? `${path}${path.includes('?') ? '&' : '?'}as=${account.accountId}` : path
  return { session, account, sessions, navigation, at }
}

/** A session of an organisation that is paused is live only to be told so (GK7006). */
function stateOf(deps: MyAccountDeps, c: Web, { account }: AccountContext) {
  return refusalOf(account, (at) => deps.dateText(at, c.get('language')))
}

function stopped(deps: MyAccountDeps, c: Web, own: AccountContext): Response | undefined {
  const said = stateOf(deps, c, own)
  return said && page(c, stoppedPage(c.get('view'), said), said.status)
}

/** Whoever signed in a moment ago and comes without it is told that something takes it away. */
async function signInFor({ db, flows }: MyAccountDeps, c: Web, to: string): Promise<string> {
  const { browserHash, jarHashes, doubled } = c.get('jar')
  const lost = browserHash !== undefined && (await hasLostSession(db, browserHash, jarHashes))
  return lost
    ? `/sign-in?flow=${flows.begin(c, { to, lost: doubled ? 'shadowed' : 'session' }).id}`
    : `/sign-in?to=${to}`
}

/** To the page that asks for the password, or a code, for this change; then to `to`. */
async function unconfirmed(
  { db, platform }: MyAccountDeps,
  c: Web,
  { account, session }: AccountContext,
  { shown: purpose }: Seeing,
  to: () => Promise<string>,
): Promise<Response | undefined> {
  const waits = account.heldUntil && purpose !== 'hold.end' && purpose !== 'contest.defend'
  if (!purpose || waits || (await isShown(db, personOf(platform, c, session), purpose))) return undefined
  return redirect(c, `${confirmPath({ purpose, to: await to() })}?as=${account.accountId}`)
}

/** Somebody's path is not to be repeated in a header as it is: one that is none of ours leads to the first page. */
function pathOf(path: string): string {
  return readLocalPath(path) ?? '/account'
}
