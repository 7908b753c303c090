import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import { successStatement } from '../../mechanisms/authenticators/changes.ts'
import type { AccountForSignIn } from '../../mechanisms/authenticators/index.ts'
import type { Changes } from '../../mechanisms/known-devices/index.ts'
import { issueOnce } from '../../mechanisms/one-time/index.ts'
import type { StartedSession } from '../../mechanisms/sessions/index.ts'
import type { Admission } from '../../mechanisms/throttling/index.ts'
import { uuidv7 } from '../../platform/crypto/index.ts'
import type { Statement } from '../../platform/database/index.ts'
import { formatDate, formatTime, formatWait, type Language } from '../../platform/i18n/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import { refusalOf } from '../../records/accounts/index.ts'
import { attemptStatement, type Observations } from '../../records/sign-in-log/index.ts'
import type { Context } from '../context.ts'
import { beginAuthentication } from './begin.ts'
import { broughtHash } from './browser.ts'
import { completeAuthentication } from './complete.ts'
import { factorOf, isEnough, type Requirement } from './factors.ts'
import { type CloserLook, lookCloser } from './look-closer.ts'
import { requirementFor } from './require.ts'
import { type PasswordAttempt, type PasswordCheck, verifyPassword, write } from './verify-password.ts'

export type PasswordSignIn = PasswordAttempt & {
  stay: boolean
  clientId?: string | undefined
  evidence: Observations
  language: Language
  /** What the application or a rule asks for beyond one step. */
  needed?: Requirement | undefined
}

export type PasswordVerdict =
  | { ok: true; attemptId: string; session: StartedSession; account: AccountForSignIn }
  /** The password is right and more is needed: the id of the unfinished sign-in. */
  | { ok: true; attemptId: string; more: string; account: AccountForSignIn }
  | {
      ok: false
      attemptId: string
      problem: Problem
      pausedUntil?: Date | undefined
      pauseSeconds?: number | undefined
      triesLeft?: number | undefined
      restore?: string | undefined
      seen: SeenOnRefusal
    }

type Refused = PasswordVerdict & { ok: false }

/** What a refusal leaves at hand for the question "why?"; the page says of it what the level allows. */
export type SeenOnRefusal = {
  /** T2 after the right password, T1 on a browser that knows the account, else T0. */
  level: 'T0' | 'T1' | 'T2'
  /** As it is logged. */
  evidence: Observations
  /** Different wrong passwords in a row. */
  failures: number
  /** From T1: what was changed lately. */
  changes?: Changes | undefined
  /** Right password only. */
  state?: 'disabled' | 'closed' | 'suspended' | undefined
}

/**
 * Signs a person in with a password, in three round trips to the database; one more on a new browser, whose notice is
 * written in one statement with the session. What only the owner may know (disabled, closed) is told after the right
 * password alone.
 *
 * Returns a refusal for anything that a claimant can cause; throws on a fault and when the hashing queue is full.
 */
export async function signInWithPassword(
  context: Context,
  actor: Actor,
  signIn: PasswordSignIn,
): Promise<PasswordVerdict> {
  const attemptId = uuidv7()
  const refusal = refuseUnlessMay(actor, 'sign_in.begin')
  if (refusal) return { ...refusal, attemptId, seen: { level: 'T0', evidence: signIn.evidence, failures: 0 } }
  return verifyPassword(context, signIn, (check, failure): Promise<PasswordVerdict> => {
    if (check.outcome === 'paused') return refusePaused(context, signIn, attemptId, check)
    if (check.outcome === 'mismatch') return refuseMismatch(context, signIn, attemptId, check, failure)
    return goOn(context, signIn, attemptId, check)
  })
}

type Verified = PasswordCheck & { outcome: 'verified' }

/** The password is right: the account may be shut, more may be needed, or the session is made. */
async function goOn(
  context: Context,
  signIn: PasswordSignIn,
  attemptId: string,
  { account, clear }: Verified,
): Promise<PasswordVerdict> {
  const { config, db } = context
  const shut = refusalOf(account, (at) => formatDate(at, signIn.language, config.timeZone))
  if (shut) return refuseShut(context, signIn, attemptId, account, shut, clear)
  const factors = [factorOf('password')]
  const needed = requirementFor(account.boundKinds, signIn.needed)
  const more = [...clear, successStatement(account)]
  if (!isEnough(needed, factors)) {
    const { browser, stay, clientId } = signIn
    const kept = { identifier: signIn.identifier.norm, stay, clientId }
    const id = await beginAuthentication(context, { account, browser, factors, needed, signIn: kept, more })
    return { ok: true, attemptId, more: id, account }
  }
  const session = await completeAuthentication(context, db, {
    account,
    factors,
    browser: signIn.browser,
    stay: signIn.stay,
    method: 'password',
    identifierNorm: signIn.identifier.norm,
    clientId: signIn.clientId,
    familiar: account.familiar,
    evidence: signIn.evidence,
    attemptId,
    announce: true,
    more,
  })
  return { ok: true, attemptId, session, account }
}

async function refuseShut(
  context: Context,
  signIn: PasswordSignIn,
  attemptId: string,
  account: AccountForSignIn,
  shut: Problem,
  clear: Statement[],
): Promise<Refused> {
  await write(context, [...clear, refusalStatement(context, signIn, attemptId, account, shut.code)])
  const closed = shut.slug === 'account_closed'
  const restore = closed ? await issueOnce(context.db, 'restore', { ...account, minutes: 30 }) : undefined
  const seen = { level: 'T2', evidence: signIn.evidence, failures: 0, state: stateOf(shut) } as const
  return { ok: false, attemptId, problem: shut, restore, seen }
}

function stateOf(shut: Problem): SeenOnRefusal['state'] {
  if (shut.slug === 'org_suspended') return 'suspended'
  return shut.slug === 'account_closed' ? 'closed' : 'disabled'
}

async function refusePaused(
  context: Context,
  signIn: PasswordSignIn,
  attemptId: string,
  { account, admission }: PasswordCheck & { outcome: 'paused' },
): Promise<Refused> {
  const said = pauseProblem(context, signIn.language, admission)
  await write(context, [refusalStatement(context, signIn, attemptId, account, said.code)])
  return {
    ok: false,
    attemptId,
    problem: said,
    pausedUntil: admission.networkUntil ?? admission.pausedUntil ?? undefined,
    pauseSeconds: admission.nextPauseSeconds,
    seen: { level: 'T0', evidence: signIn.evidence, failures: admission.failures },
  }
}

function pauseProblem({ config }: Context, language: Language, admission: Admission): Problem {
  const time = (at: Date) => formatTime(at, language, config.timeZone)
  if (admission.networkUntil) return problem('too_many_requests', { time: time(admission.networkUntil) })
  if (admission.stopped || !admission.pausedUntil) return problem('password_stopped')
  return problem('locked_until', { time: time(admission.pausedUntil) })
}

async function refuseMismatch(
  context: Context,
  signIn: PasswordSignIn,
  attemptId: string,
  check: PasswordCheck & { outcome: 'mismatch' },
  failure: Statement[],
): Promise<Refused> {
  const { account, admission, right } = check
  const { language } = signIn
  const near = admission.triesLeft <= 3 && admission.triesLeft > 0
  const said = near
    ? problem('near_lock', { n: admission.triesLeft, wait: formatWait(admission.nextPauseSeconds, language) })
    : problem('credentials_mismatch')
  // A pause that this try began is said by the page, and logged as what the page showed.
  const paused =
    admission.triesLeft === 0 && admission.pausedUntil ? pauseProblem(context, language, admission) : undefined
  const shown = paused ?? said
  // The right password, but strangers have used the account's tries up: only its owner is told, by mail.
  const reason = right ? 'GK3004' : account ? said.code : 'GK2011'
  const closer: CloserLook = right
    ? { level: 'T0' }
    : await lookCloser(context, account, broughtHash(signIn.browser), signIn.password)
  const evidence = evidenceOf(signIn.evidence, admission, closer, shown.code)
  await write(context, [...failure, refusalStatement(context, signIn, attemptId, account, reason, evidence)])
  return {
    ok: false,
    attemptId,
    problem: shown,
    pausedUntil: paused && (admission.pausedUntil ?? undefined),
    triesLeft: near && !paused ? admission.triesLeft : undefined,
    pauseSeconds: admission.nextPauseSeconds,
    seen: { level: closer.level, evidence, failures: admission.failures, changes: closer.changes },
  }
}

/** Names and counts for the log; what the page showed where the reason in the log says more. */
function evidenceOf(
  observed: Observations,
  { repeated }: Admission,
  { former, sameAsOther }: CloserLook,
  shown: string,
): Observations {
  return {
    ...observed,
    shown,
    ...(repeated && { repeated }),
    ...(former !== undefined && { former }),
    ...(sameAsOther !== undefined && { sameAsOther }),
  }
}

function refusalStatement(
  { keys }: Context,
  { identifier, browser, clientId, evidence }: PasswordSignIn,
  attemptId: string,
  account: AccountForSignIn | undefined,
  reason: string,
  seen: Observations = evidence,
): Statement {
  return attemptStatement({
    attemptId,
    ownerId: account?.ownerId,
    accountId: account?.accountId,
    identifierHmac: keys.for('sign-in-log').hmac(identifier.norm),
    browserHash: browser.hash,
    clientId,
    method: 'password',
    outcome: 'refused',
    reason,
    familiar: account?.familiar ?? false,
    device: browser.client.device,
    network: browser.client.network,
    evidence: seen,
  })
}
