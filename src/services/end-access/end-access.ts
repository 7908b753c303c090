import { type Actor, auditActor } from '../../access/index.ts'
import { distrustBrowser, distrustBrowsers } from '../../mechanisms/known-devices/changes.ts'
import { withdrawChallenges, withdrawLinks } from '../../mechanisms/one-time/index.ts'
import {
  endAllSessions,
  endNotEstablishedSessions,
  endSession,
  endSessionsOfBrowser,
  endSessionsOfJar,
} from '../../mechanisms/sessions/changes.ts'
import type { EndedSession } from '../../mechanisms/sessions/index.ts'
import { recordAudits } from '../../platform/audit/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { withdrawAuthentications } from '../../records/authentications/changes.ts'
import {
  forgetGrants,
  type RevokedGrant,
  revokeGrants,
  revokeGrantsOf,
  revokeUnfitGrants,
  writeLogoutNotices,
} from '../../records/grants/changes.ts'
import type { AcceptedAccounts, LogoutNotice } from '../../records/grants/index.ts'
import type { Context } from '../context.ts'
import { type Ending, type EndingAct, endings } from './acts.ts'

/** Whose access ends. Each act needs what its line in the table speaks of. */
export type Subject = {
  /** Undefined for what is about a browser or a token and not about one account. */
  accountId?: string | undefined
  /** The session that ends (`one`), or the one that stays (`others`). */
  sessionId?: string | undefined
  /** Hashes of a browser's session cookies. */
  jarHashes?: Buffer[] | undefined
  /** Hash of a browser's long-lived cookie: the device that ends (`one`), or the one that stays (`others`). */
  browserHash?: Buffer | undefined
  clientId?: string | undefined
  /** Which accounts the application takes from now on. */
  fits?: AcceptedAccounts | undefined
  grantIds?: string[] | undefined
}

export type EndedAccess = { sessions: EndedSession[]; grants: RevokedGrant[] }

/**
 * Ends what has to end with an act: sessions, what applications hold, familiarity of browsers, codes and links on their
 * way. Nothing else in Genkan ends any of these. Call it in the transaction of the act; applications that asked for it
 * are told of the sign-out once it is committed (OpenID Connect Back-Channel Logout).
 *
 * Throws when the act needs something that the subject does not name: that is a fault of the caller.
 */
export async function endAccess(
  context: Pick<Context, 'deliverLogout'>,
  tx: Transaction,
  actor: Actor,
  act: EndingAct,
  subject: Subject,
): Promise<EndedAccess> {
  const ending: Ending = endings[act]
  const sessions = await endSessions(tx, ending, act, subject)
  const grants = await endGrants(tx, ending, subject, sessions)
  await forgetDevices(tx, ending, subject)
  if (ending.pending) await withdrawPending(tx, needed(subject.accountId, 'accountId'))
  await noteRevoked(tx, actor, act, grants)
  const notices = [...noticesOf(sessions), ...(await forgetIn(tx, ending, grants))]
  if ((await writeLogoutNotices(tx, notices)) > 0) tx.afterwards(context.deliverLogout)
  return { sessions, grants }
}

async function endSessions(
  tx: Transaction,
  { sessions }: Ending,
  act: EndingAct,
  subject: Subject,
): Promise<EndedSession[]> {
  if (!sessions) return []
  if (sessions === 'browser') return endSessionsOfJar(tx, needed(subject.jarHashes, 'jarHashes'), act)
  const accountId = needed(subject.accountId, 'accountId')
  if (sessions === 'all') return endAllSessions(tx, accountId, act)
  if (sessions === 'not_established') return endNotEstablishedSessions(tx, accountId, act)
  if (sessions === 'others') return endAllSessions(tx, accountId, act, subject.sessionId)
  if (sessions === 'device')
    return subject.browserHash ? endSessionsOfBrowser(tx, accountId, subject.browserHash, act) : []
  const one = await endSession(tx, accountId, needed(subject.sessionId, 'sessionId'), act)
  return one ? [one] : []
}

function endGrants(
  tx: Transaction,
  { grants }: Ending,
  subject: Subject,
  sessions: EndedSession[],
): Promise<RevokedGrant[]> {
  if (!grants) return Promise.resolve([])
  if (grants === 'named') return revokeGrants(tx, needed(subject.grantIds, 'grantIds'))
  if (grants === 'all') return revokeGrantsOf(tx, { accountId: needed(subject.accountId, 'accountId') })
  if (grants === 'of_client')
    return revokeGrantsOf(tx, { accountId: subject.accountId, clientId: needed(subject.clientId, 'clientId') })
  if (grants === 'of_client_unfit')
    return revokeUnfitGrants(tx, needed(subject.clientId, 'clientId'), needed(subject.fits, 'fits'))
  const given = sessions.flatMap(({ applications }) => Object.values(applications).map(({ grantId }) => grantId))
  return revokeGrants(
    tx,
    given.filter((grantId) => grantId !== undefined),
  )
}

async function forgetDevices(tx: Transaction, { devices }: Ending, subject: Subject): Promise<void> {
  if (!devices) return
  const accountId = needed(subject.accountId, 'accountId')
  if (devices === 'all') return distrustBrowsers(tx, accountId)
  if (devices === 'others') return distrustBrowsers(tx, accountId, subject.browserHash)
  if (subject.browserHash) await distrustBrowser(tx, accountId, subject.browserHash)
}

async function withdrawPending(tx: Transaction, accountId: string): Promise<void> {
  await withdrawChallenges(tx, accountId)
  await withdrawLinks(tx, accountId)
  await withdrawAuthentications(tx, accountId)
}

/** One event for each account: what was revoked, and because of what. */
async function noteRevoked(tx: Transaction, actor: Actor, act: EndingAct, grants: RevokedGrant[]): Promise<void> {
  const events = [...Map.groupBy(grants, ({ accountId }) => accountId)].map(([accountId, gone]) => ({
    type: 'applications.revoked',
    ownerId: gone[0]?.ownerId ?? accountId,
    accountId,
    actor: auditActor(actor),
    detail: { clientIds: [...new Set(gone.map((grant) => grant.clientId))], why: act },
  }))
  await recordAudits(tx, events)
}

function noticesOf(ended: EndedSession[]): LogoutNotice[] {
  return ended.flatMap(({ accountId, applications }) =>
    Object.entries(applications).map(([clientId, { sid }]) => ({ accountId, clientId, sid })),
  )
}

/**
 * Sessions that go on forget the applications whose grants are gone; these are told to forget the person too. Where a
 * whole application is done with, also one whose grant had run out.
 */
async function forgetIn(tx: Transaction, { grants: which }: Ending, grants: RevokedGrant[]): Promise<LogoutNotice[]> {
  if (which === undefined || which === 'named') return []
  return forgetGrants(tx, grants, which === 'of_sessions' ? 'grant' : 'application')
}

function needed<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`an act that ends access was not told the ${name}`)
  return value
}
