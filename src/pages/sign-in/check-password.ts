import { failureStatement, successStatement } from '../../mechanisms/authenticators/changes.ts'
import {
  type Claimed,
  failuresUntilStop,
  findClaimed,
  findFormerPassword,
} from '../../mechanisms/authenticators/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import {
  type Changes,
  changesLately,
  knownAccounts,
  mayHearAsFamiliar,
  rememberStatement,
} from '../../mechanisms/known-devices/index.ts'
import { issueOnce } from '../../mechanisms/one-time/index.ts'
import { newSession } from '../../mechanisms/sessions/changes.ts'
import type { StartedSession } from '../../mechanisms/sessions/index.ts'
import {
  type Admission,
  admitAttempt,
  clearStatements,
  hasFailedBefore,
  type ThrottleKeys,
  throttleKeys,
} from '../../mechanisms/throttling/index.ts'
import { nilUuid, uuidv7 } from '../../platform/crypto/index.ts'
import { combine } from '../../platform/database/index.ts'
import type { ClientFacts, Jar } from '../../platform/http/index.ts'
import { formatWait, type Language } from '../../platform/i18n/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import { caseFold, refusalOf } from '../../records/accounts/index.ts'
import { attemptStatement, type Observations } from '../../records/sign-in-log/index.ts'
import type { SignInDeps } from './deps.ts'

export type PasswordClaim = {
  identifier: NonNullable<Flow['identifier']>
  identifierHmac: Buffer
  password: string
  /** Which of two accounts with one address is meant first. */
  preferred: 'personal' | 'organization'
  stay: boolean
  jar: Jar
  /** Hash of the browser's cookie, also when it is only set with this answer. */
  browserHash: Buffer
  client: ClientFacts & { address: string }
  clientId?: string | undefined
  evidence: Observations
  language: Language
}

export type PasswordVerdict =
  | { ok: true; attemptId: string; session: StartedSession; account: Claimed }
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
 * Verifies a claimant's password and starts a session, in three round trips to the database; one more on a new
 * browser, whose notice is written in one statement with the session.
 *
 * An identifier that nobody has costs the same hash and the same statements and is counted the same way, so that
 * neither the answer nor its timing tells a stranger which accounts exist. The attempt is counted before the hash
 * is computed and given back on success (ATK-001). What only the owner may know (disabled, closed) is told after
 * the right password alone.
 *
 * Returns a refusal for anything that a claimant can cause; throws on a fault and when the hashing queue is full.
 */
export async function checkPassword(deps: SignInDeps, claim: PasswordClaim): Promise<PasswordVerdict> {
  const attemptId = uuidv7()
  const account = await findClaimed(deps.db, {
    identifierKind: claim.identifier.kind,
    identifierNorm: claim.identifier.norm,
    preferred: claim.preferred,
    browserHash: claim.jar.browserHash,
  })
  const keys = throttleKeys(deps.keys, {
    authenticator: 'password',
    identifier: claim.identifier.norm,
    accountId: account?.accountId,
    familiarBrowser: account?.familiar ? claim.jar.browserHash : undefined,
    network: claim.client.address,
  })
  const fingerprint = deps.hasher.fingerprint(claim.password, claim.identifier.norm)
  // First a place in the queue: an attempt is never counted and then turned away unchecked.
  using place = deps.hasher.reserve()
  const admission = await admitAttempt(deps.db, keys, fingerprint, deps.limits)
  const stopped = refusalOfPause(admission, deps, claim)
  if (stopped) {
    await logRefusal(deps, claim, attemptId, account, stopped.code)
    return {
      ok: false,
      attemptId,
      problem: stopped,
      pausedUntil: admission.networkUntil ?? admission.pausedUntil ?? undefined,
      pauseSeconds: admission.nextPauseSeconds,
      seen: { level: 'T0', evidence: claim.evidence, failures: admission.failures },
    }
  }
  const matches = await place.matches(claim.password, account?.hash ?? undefined)
  const open = matches && account && admission.accountAdmitted && account.failures < failuresUntilStop
  if (!open)
    return refuseMismatch(deps, claim, { attemptId, account, admission, matches: matches && account !== undefined })
  const shut = refusalOf(account, (at) => deps.dateText(at, claim.language))
  if (shut) {
    await deps.db.run(
      combine([...clearStatements(keys), attemptStatement(entry(claim, attemptId, account, 'refused', shut.code))]),
    )
    const restore =
      shut.slug === 'account_closed' ? await issueOnce(deps.db, 'restore', { ...account, minutes: 30 }) : undefined
    const seen = { level: 'T2', evidence: claim.evidence, failures: 0, state: stateOf(shut) } as const
    return { ok: false, attemptId, problem: shut, restore, seen }
  }
  return startSession(deps, claim, attemptId, account, keys)
}

async function startSession(
  deps: SignInDeps,
  claim: PasswordClaim,
  attemptId: string,
  account: Claimed,
  keys: ThrottleKeys,
): Promise<PasswordVerdict> {
  const session = newSession({
    ownerId: account.ownerId,
    accountId: account.accountId,
    amr: ['pwd'],
    stay: claim.stay,
    ...claim.client,
    browserHash: claim.browserHash,
    openJar: claim.jar.openJar,
    stayJar: claim.jar.stayJar,
  })
  const notice = account.familiar ? [] : await deps.newBrowserNotice(account, claim.client)
  await deps.db.run(
    combine([
      ...clearStatements(keys),
      successStatement(account),
      rememberStatement({ ...account, browserHash: claim.browserHash, clientId: claim.clientId }),
      attemptStatement(entry(claim, attemptId, account, 'success')),
      ...notice,
      ...session.statements,
    ]),
  )
  return { ok: true, attemptId, session, account }
}

function refusalOfPause(admission: Admission, deps: SignInDeps, claim: PasswordClaim): Problem | undefined {
  if (admission.networkUntil)
    return problem('too_many_requests', { time: deps.timeText(admission.networkUntil, claim.language) })
  if (admission.admitted) return undefined
  if (admission.stopped || !admission.pausedUntil) return problem('password_stopped')
  return problem('locked_until', { time: deps.timeText(admission.pausedUntil, claim.language) })
}

function stateOf(shut: Problem): SeenOnRefusal['state'] {
  if (shut.slug === 'org_suspended') return 'suspended'
  return shut.slug === 'account_closed' ? 'closed' : 'disabled'
}

type Mismatch = { attemptId: string; account: Claimed | undefined; admission: Admission; matches: boolean }

async function refuseMismatch(deps: SignInDeps, claim: PasswordClaim, found: Mismatch): Promise<PasswordVerdict> {
  const { attemptId, account, admission } = found
  const near = admission.triesLeft <= 3 && admission.triesLeft > 0
  const said = near
    ? problem('near_lock', { n: admission.triesLeft, wait: formatWait(admission.nextPauseSeconds, claim.language) })
    : problem('credentials_mismatch')
  // The right password, but strangers have used the account's tries up: only its owner is told, by mail.
  const reason = found.matches ? 'GK3004' : account ? said.code : 'GK2011'
  const counts = failureCounts(found)
  const paused =
    admission.triesLeft === 0 && admission.pausedUntil
      ? problem('locked_until', { time: deps.timeText(admission.pausedUntil, claim.language) })
      : undefined
  const closer = await lookCloser(deps, claim, found)
  const evidence = evidenceOf(claim, admission, closer, (paused ?? said).code)
  await deps.db.run(
    combine([
      failureStatement(account && counts ? account : nobody),
      attemptStatement({ ...entry(claim, attemptId, account, 'refused', reason), evidence }),
    ]),
  )
  if (account && !admission.accountAdmitted && !account.warnedLately) await deps.tellOfStrangers(account)
  if (account && counts && account.failures + 1 === failuresUntilStop) await deps.tellOfStop(account)
  const seen = { level: closer.level, evidence, failures: admission.failures, changes: closer.changes }
  if (paused) {
    return {
      ok: false,
      attemptId,
      problem: paused,
      pausedUntil: admission.pausedUntil ?? undefined,
      pauseSeconds: admission.nextPauseSeconds,
      seen,
    }
  }
  return {
    ok: false,
    attemptId,
    problem: said,
    triesLeft: near ? admission.triesLeft : undefined,
    pauseSeconds: admission.nextPauseSeconds,
    seen,
  }
}

type Closer = {
  level: 'T0' | 'T1'
  former?: boolean | undefined
  sameAsOther?: boolean | undefined
  changes?: Changes | undefined
}

/**
 * On a browser that knows the account: whether it may hear more, and whether the password is a former one. On all
 * others nothing is done, so that nothing differs between known and unknown identifiers. It never refuses or delays
 * for long: what cannot be seen is left out.
 */
async function lookCloser(deps: SignInDeps, claim: PasswordClaim, { account, matches }: Mismatch): Promise<Closer> {
  if (!account?.knownHere || matches) return { level: 'T0' }
  try {
    const [may, changes, former, sameAsOther] = await Promise.all([
      mayHearAsFamiliar(deps.db, account, claim.jar.browserHash),
      changesLately(deps.db, account),
      findFormerPassword(deps.db, deps.hasher, account, claim.password).then((found) => found !== undefined),
      failedOnAnother(deps, claim, account),
    ])
    return may ? { level: 'T1', former, sameAsOther, changes } : { level: 'T0', former, sameAsOther }
  } catch {
    return { level: 'T0' }
  }
}

/** The wrong password of one's other account: seen by the counters alone, no password is verified for it. */
async function failedOnAnother({ db, keys, hasher }: SignInDeps, claim: PasswordClaim, account: Claimed) {
  const { browserHash } = claim.jar
  if (!browserHash) return false
  const known = await knownAccounts(db, browserHash)
  const others = known.filter(({ accountId }) => accountId !== account.accountId)
  return hasFailedBefore(
    db,
    others.map(({ accountId, userName }) => {
      const identifier = caseFold(userName)
      const attempted = { authenticator: 'password', identifier, accountId, familiarBrowser: browserHash, network: '' }
      return {
        key: throttleKeys(keys, attempted).identifierKey,
        fingerprint: hasher.fingerprint(claim.password, identifier),
      }
    }),
  )
}

/** Names and counts for the log; what the page showed where the reason in the log says more. */
function evidenceOf(
  claim: PasswordClaim,
  { repeated }: Admission,
  { former, sameAsOther }: Pick<Closer, 'former' | 'sameAsOther'>,
  shown: string,
): Observations {
  return {
    ...claim.evidence,
    shown,
    ...(repeated && { repeated }),
    ...(former !== undefined && { former }),
    ...(sameAsOther !== undefined && { sameAsOther }),
  }
}

/**
 * Whether it is one more towards the hundred that stop a password for good: a different wrong one, while the account was
 * not paused. Else a stranger, or an old mail program, could stop it within minutes by always the same try (D4).
 */
function failureCounts({ matches, admission }: Mismatch): boolean {
  return !matches && admission.accountAdmitted && !admission.repeated
}

const nobody = { ownerId: nilUuid, accountId: nilUuid }

async function logRefusal(
  deps: SignInDeps,
  claim: PasswordClaim,
  attemptId: string,
  account: Claimed | undefined,
  reason: string,
): Promise<void> {
  await deps.db.run(attemptStatement(entry(claim, attemptId, account, 'refused', reason)))
}

function entry(
  claim: PasswordClaim,
  attemptId: string,
  account: Claimed | undefined,
  outcome: 'success' | 'refused',
  reason?: string,
) {
  return {
    attemptId,
    ownerId: account?.ownerId,
    accountId: account?.accountId,
    identifierHmac: claim.identifierHmac,
    browserHash: claim.browserHash,
    clientId: claim.clientId,
    method: 'password',
    outcome,
    reason,
    familiar: account?.familiar ?? false,
    device: claim.client.device,
    network: claim.client.network,
    evidence: claim.evidence,
  }
}
