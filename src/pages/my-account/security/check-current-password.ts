import { failureStatement } from '../../../mechanisms/authenticators/changes.ts'
import { type Claimed, failuresUntilStop, findClaimed } from '../../../mechanisms/authenticators/index.ts'
import { type Admission, admitAttempt, clearStatements, throttleKeys } from '../../../mechanisms/throttling/index.ts'
import { uuidv7 } from '../../../platform/crypto/index.ts'
import { combine, type Statement } from '../../../platform/database/index.ts'
import type { Web } from '../../../platform/http/index.ts'
import { formatWait } from '../../../platform/i18n/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import { type Identifier, listContacts, ownIdentifier } from '../../../records/accounts/index.ts'
import { attemptStatement } from '../../../records/sign-in-log/index.ts'
import type { Parts, Visit } from '../visit/index.ts'

export type CurrentPassword =
  /** The tries are given back. */
  { ok: true } | { ok: false; problem: Problem; pausedUntil?: Date | undefined; pauseSeconds?: number | undefined }

type Refused = CurrentPassword & { ok: false }
type Checked = { claimed: Claimed; identifier: Identifier }

/**
 * Checks the current password of whoever is signed in, counted before the hash by the same counters as a sign-in on
 * this browser (D4): a stolen session is no way to guess around the pause. During a pause the answer is the same for
 * the right password.
 */
export async function checkCurrentPassword(
  parts: Parts,
  c: Web,
  visit: Visit,
  typed: string,
): Promise<CurrentPassword> {
  const { db, hasher } = parts
  const checked = await findOwn(parts, c, visit)
  if (!checked) return { ok: false, problem: problem('credentials_mismatch') }
  const { claimed, identifier } = checked
  const keys = keysOf(parts, c, checked)
  // First a place in the queue: an attempt is never counted and then turned away unchecked.
  using place = hasher.reserve()
  const admission = await admitAttempt(db, keys, hasher.fingerprint(typed, identifier.norm), parts.limits)
  const paused = pauseOf(parts, c, admission, claimed.failures)
  if (paused) {
    await db.run(logged(parts, c, checked, paused.problem.code))
    return paused
  }
  if (await place.matches(typed, claimed.hash ?? undefined)) {
    await db.run(combine(clearStatements(keys)))
    return { ok: true }
  }
  const refused = mismatch(parts, c, admission)
  // The same wrong one again is not one more towards the hundred that stop a password for good.
  const failure = admission.repeated ? [] : [failureStatement(claimed)]
  await db.run(combine([...failure, logged(parts, c, checked, refused.problem.code)]))
  return refused
}

/** The account as a sign-in with its own identifier finds it. */
async function findOwn({ db }: Parts, c: Web, { account }: Visit): Promise<Checked | undefined> {
  const identifier = ownIdentifier(account, await listContacts(db, account))
  if (!identifier) return undefined
  const claimed = await findClaimed(db, {
    identifierKind: identifier.kind,
    identifierNorm: identifier.norm,
    preferred: account.kind,
    browserHash: c.get('jar').browserHash,
  })
  return claimed?.accountId === account.accountId ? { claimed, identifier } : undefined
}

/** Only a browser that is familiar has a counter of its own: a made-up cookie must not bring new tries. */
function keysOf({ keys, platform }: Parts, c: Web, { claimed, identifier }: Checked) {
  return throttleKeys(keys, {
    authenticator: 'password',
    identifier: identifier.norm,
    accountId: claimed.accountId,
    familiarBrowser: claimed.familiar ? c.get('jar').browserHash : undefined,
    network: platform.clientOf(c).address,
  })
}

/** The owner finds it in the history. */
function logged({ keys, platform }: Parts, c: Web, { claimed, identifier }: Checked, reason: string): Statement {
  const { device, network } = platform.clientOf(c)
  return attemptStatement({
    attemptId: uuidv7(),
    ownerId: claimed.ownerId,
    accountId: claimed.accountId,
    identifierHmac: keys.for('sign-in-log').hmac(identifier.norm),
    browserHash: c.get('jar').browserHash,
    method: 'password_change',
    outcome: 'refused',
    reason,
    familiar: claimed.familiar,
    device,
    network,
    evidence: {},
  })
}

function pauseOf(parts: Parts, c: Web, admission: Admission, failures: number): Refused | undefined {
  const { networkUntil, pausedUntil, stopped, admitted, accountAdmitted } = admission
  if (networkUntil) return paused(parts, c, 'too_many_requests', networkUntil, admission)
  if (stopped || failures >= failuresUntilStop) return { ok: false, problem: problem('password_stopped') }
  if (!admitted && pausedUntil) return paused(parts, c, 'locked_until', pausedUntil, admission)
  return accountAdmitted ? undefined : { ok: false, problem: problem('locked_by_others') }
}

function mismatch(parts: Parts, c: Web, admission: Admission): Refused {
  const { triesLeft, pausedUntil, nextPauseSeconds } = admission
  if (triesLeft === 0 && pausedUntil) return paused(parts, c, 'locked_until', pausedUntil, admission)
  if (triesLeft > 3) return { ok: false, problem: problem('credentials_mismatch') }
  const wait = formatWait(nextPauseSeconds, c.get('language'))
  return { ok: false, problem: problem('near_lock', { n: triesLeft, wait }) }
}

function paused(
  parts: Parts,
  c: Web,
  slug: 'too_many_requests' | 'locked_until',
  until: Date,
  { nextPauseSeconds }: Admission,
): Refused {
  const said = problem(slug, { time: parts.timeText(until, c.get('language')) })
  return { ok: false, problem: said, pausedUntil: until, pauseSeconds: nextPauseSeconds }
}
