import { type Person, refuseUnlessMay } from '../../access/index.ts'
import type { AccountForSignIn } from '../../mechanisms/authenticators/index.ts'
import { isEstablished } from '../../mechanisms/known-devices/index.ts'
import { findChallenge, spendChallenge } from '../../mechanisms/one-time/index.ts'
import { noteReauthentication } from '../../mechanisms/reauthentication/index.ts'
import { type Admission, takeOne } from '../../mechanisms/throttling/index.ts'
import { uuidv7 } from '../../platform/crypto/index.ts'
import type { Queries, Statement } from '../../platform/database/index.ts'
import { formatTime, formatWait, type Language } from '../../platform/i18n/index.ts'
import { type Problem, problem, type Refusal, refuse } from '../../platform/problems/index.ts'
import {
  type Account,
  type Contact,
  findAccount,
  type Identifier,
  listContacts,
  listHolds,
  ownIdentifier,
} from '../../records/accounts/index.ts'
import { attemptStatement } from '../../records/sign-in-log/index.ts'
import { type PasswordCheck, type SigningBrowser, verifyPassword, write } from '../authentication/index.ts'
import type { Context } from '../context.ts'
import { tellChangeTried } from '../notices/index.ts'
import type { Purpose } from '../shown.ts'

export type PasswordShown = {
  purpose: Purpose
  password: string
  browser: SigningBrowser
  language: Language
}

export type Reauthenticated =
  | { ok: true }
  | { ok: false; problem: Problem; pausedUntil?: Date | undefined; pauseSeconds?: number | undefined }

type Refused = Reauthenticated & { ok: false }

/**
 * The person of a session shows the password for one change, which is good for five minutes. It is the same check as at a
 * sign-in on this browser, with the same counters: a stolen session is no way to guess around a pause. The owner hears of a
 * wrong one, at most once an hour, and finds it in the history.
 */
export async function reauthenticateWithPassword(
  context: Context,
  actor: Person,
  shown: PasswordShown,
): Promise<Reauthenticated> {
  const forbidden = refuseUnlessMay(actor, 'session.reauthenticate', actor)
  if (forbidden) return forbidden
  const account = (await findAccount(context.db, actor.accountId)) as Account
  const identifier = ownIdentifier(account, await listContacts(context.db, account))
  if (!identifier) return refuse('credentials_mismatch')
  const attempt = { identifier, preferred: account.kind, password: shown.password, browser: shown.browser }
  const answer = await verifyPassword(context, attempt, async (check, failure): Promise<Reauthenticated> => {
    const own = check.account?.accountId === actor.accountId ? check.account : undefined
    if (check.outcome === 'verified' && own) {
      await write(context, check.clear)
      return { ok: true }
    }
    const refused = refusalOf(context, check, shown.language)
    await write(context, [...failure, logged(context, actor, own, identifier, refused.problem.code)])
    return refused
  })
  if (answer.ok) await noteReauthentication(context.db, actor, { purpose: shown.purpose, proof: 'password' })
  else if (!answer.pausedUntil) await tellOnce(context, actor, account)
  return answer
}

/** The owner finds it in the history. */
function logged(
  { keys }: Context,
  { ownerId, accountId, browserHash, client }: Person,
  claimed: AccountForSignIn | undefined,
  { norm }: Identifier,
  reason: string,
): Statement {
  return attemptStatement({
    attemptId: uuidv7(),
    ownerId,
    accountId,
    identifierHmac: keys.for('sign-in-log').hmac(norm),
    browserHash,
    method: 'password_change',
    outcome: 'refused',
    reason,
    familiar: claimed?.familiar ?? false,
    device: client.device,
    network: client.network,
    evidence: {},
  })
}

/** Of a password that did not open this, and what the person may know: they are signed in. */
function refusalOf(context: Context, check: PasswordCheck, language: Language): Refused {
  if (check.outcome === 'verified') return refuse('credentials_mismatch')
  const { networkUntil, pausedUntil, stopped, triesLeft, nextPauseSeconds } = check.admission
  if (networkUntil) return paused(context, 'too_many_requests', networkUntil, check.admission, language)
  if (stopped) return refuse('password_stopped')
  if (check.outcome === 'paused' && pausedUntil)
    return paused(context, 'locked_until', pausedUntil, check.admission, language)
  if (check.outcome === 'mismatch' && check.right) return refuse('locked_by_others')
  if (triesLeft === 0 && pausedUntil) return paused(context, 'locked_until', pausedUntil, check.admission, language)
  if (triesLeft > 3) return refuse('credentials_mismatch')
  return refuse('near_lock', { n: triesLeft, wait: formatWait(nextPauseSeconds, language) })
}

function paused(
  { config }: Context,
  slug: 'too_many_requests' | 'locked_until',
  until: Date,
  { nextPauseSeconds }: Admission,
  language: Language,
): Refused {
  const said = problem(slug, { time: formatTime(until, language, config.timeZone) })
  return { ok: false, problem: said, pausedUntil: until, pauseSeconds: nextPauseSeconds }
}

async function tellOnce(context: Context, actor: Person, account: Account): Promise<void> {
  const { db, keys } = context
  const once = await takeOne(db, keys, 'change tried', actor.accountId, { times: 1, seconds: 3600 })
  if (once.ok) await db.transaction((tx) => tellChangeTried(context, tx, account, actor.client))
}

/**
 * The person of a session has answered a question to an established contact of theirs for one change: where there is no
 * password, and as a second proof.
 *
 * Refused with GK6003 when the answer was used or is too old, with GK8005 when that contact has no say.
 */
export async function reauthenticateWithContact(
  context: Context,
  actor: Person,
  shown: { purpose: Purpose; challenge: string },
): Promise<Refusal | { ok: true }> {
  const forbidden = refuseUnlessMay(actor, 'session.reauthenticate', actor)
  if (forbidden) return forbidden
  return context.db.transaction(async (tx) => {
    const open = await findChallenge(tx, shown.challenge, 'fresh', actor.browserHash)
    const contacts = await listContacts(tx, actor)
    const contact = contacts.find(({ value }) => value === open?.contactValue)
    if (!contact || open?.accountId !== actor.accountId) return refuse('page_stale')
    if (contact.standing !== 'established' || (await isUsedForHold(tx, actor, shown.purpose, contact)))
      return refuse('recovery_more', { k: 1 })
    if (!(await spendChallenge(tx, shown.challenge, actor))) return refuse('page_stale')
    await noteReauthentication(tx, actor, { purpose: shown.purpose, proof: 'contact' })
    return { ok: true }
  })
}

/** The contact that a hold began with is no second proof against it, but on an established device. */
async function isUsedForHold(tx: Queries, actor: Person, purpose: Purpose, { contactId }: Contact): Promise<boolean> {
  if (purpose !== 'hold.end') return false
  const used = (await listHolds(tx, actor)).some((hold) => hold.contactId === contactId)
  return used && !(await isEstablished(tx, actor.accountId, actor.browserHash))
}
