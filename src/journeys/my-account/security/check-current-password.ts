import { failureStatement, failuresUntilStop, findClaimed } from '../../../mechanisms/authenticators/index.ts'
import { type Admission, admitAttempt, clearStatements, throttleKeys } from '../../../mechanisms/throttling/index.ts'
import { uuidv7 } from '../../../platform/crypto/index.ts'
import { combine, type Statement } from '../../../platform/database/index.ts'
import type { Web } from '../../../platform/http/index.ts'
import { formatWait } from '../../../platform/i18n/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import { listContacts } from '../../../records/accounts/index.ts'
import { attemptStatement } from '../../../records/sign-in-log/index.ts'
import { ownIdentifier, type Parts, type Visit } from '../visit/index.ts'

export type CurrentPassword =
  /** To be combined with the change: the tries are given back. */
  | { ok: true; clear: Statement[] }
  | { ok: false; problem: Problem; pausedUntil?: Date | undefined; pauseSeconds?: number | undefined }

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
  const { db, keys, hasher } = parts
  const { account } = visit
  const identifier = ownIdentifier(account, await listContacts(db, account))
  if (!identifier) return { ok: false, problem: problem('credentials_mismatch') }
  const { browserHash } = c.get('jar')
  const client = parts.platform.clientOf(c)
  const claimed = await findClaimed(db, {
    identifierKind: identifier.kind,
    identifierNorm: identifier.norm,
    preferred: account.kind,
    browserHash,
  })
  if (claimed?.accountId !== account.accountId) return { ok: false, problem: problem('credentials_mismatch') }
  const attempt = throttleKeys(keys, {
    authenticator: 'password',
    identifier: identifier.norm,
    accountId: account.accountId,
    familiarBrowser: claimed.familiar ? browserHash : undefined,
    network: client.address,
  })
  const admission = await admitAttempt(db, attempt, hasher.fingerprint(typed, identifier.norm), parts.limits)
  const log = (reason: string) =>
    attemptStatement({
      attemptId: uuidv7(),
      ownerId: account.ownerId,
      accountId: account.accountId,
      identifierHmac: keys.for('sign-in-log').hmac(identifier.norm),
      browserHash,
      method: 'password_change',
      outcome: 'refused',
      reason,
      familiar: claimed.familiar,
      device: client.device,
      network: client.network,
      evidence: {},
    })
  const paused = pauseOf(parts, c, admission, claimed.failures)
  if (paused) {
    await db.run(log(paused.problem.code))
    return paused
  }
  if (await hasher.matches(typed, claimed.hash ?? undefined)) return { ok: true, clear: clearStatements(attempt) }
  const refused = mismatch(parts, c, admission)
  await db.run(combine([failureStatement(account), log(refused.problem.code)]))
  return refused
}

type Refused = CurrentPassword & { ok: false }

function pauseOf(parts: Parts, c: Web, admission: Admission, failures: number): Refused | undefined {
  const language = c.get('language')
  const { networkUntil, pausedUntil, nextPauseSeconds: pauseSeconds } = admission
  if (networkUntil) {
    const said = problem('too_many_requests', { time: parts.timeText(networkUntil, language) })
    return { ok: false, problem: said, pausedUntil: networkUntil, pauseSeconds }
  }
  if (failures >= failuresUntilStop || admission.stopped) return { ok: false, problem: problem('password_stopped') }
  if (!admission.admitted && pausedUntil) {
    const said = problem('locked_until', { time: parts.timeText(pausedUntil, language) })
    return { ok: false, problem: said, pausedUntil, pauseSeconds }
  }
  return admission.hiddenAdmitted ? undefined : { ok: false, problem: problem('locked_by_others') }
}

function mismatch(parts: Parts, c: Web, admission: Admission): Refused {
  const { triesLeft, pausedUntil, nextPauseSeconds: pauseSeconds } = admission
  const language = c.get('language')
  if (triesLeft === 0 && pausedUntil) {
    const said = problem('locked_until', { time: parts.timeText(pausedUntil, language) })
    return { ok: false, problem: said, pausedUntil, pauseSeconds }
  }
  if (triesLeft > 3) return { ok: false, problem: problem('credentials_mismatch') }
  return { ok: false, problem: problem('near_lock', { n: triesLeft, wait: formatWait(pauseSeconds, language) }) }
}
