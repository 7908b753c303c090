import {
  type Diagnosis,
  diagnose,
  disclose,
  type EvidenceItem,
  type Level,
  type QuestionId,
  type Result,
  type SymptomId,
  type Tried,
} from '../../diagnosis/index.ts'
import { liveSessions, type Session } from '../../mechanisms/sessions/index.ts'
import { attemptLabel, nilUuid } from '../../platform/crypto/index.ts'
import type { Jar } from '../../platform/http/index.ts'
import { type Account, findAccount, readIdentifier } from '../../records/accounts/index.ts'
import {
  type KnownAttempt,
  knownAttempt,
  type LoggedAttempt,
  newestRefused,
  readAttemptId,
  signInHistory,
} from '../../records/sign-in-log/index.ts'
import { priorsNow } from './learned.ts'
import { levelOf } from './level.ts'
import { type ObserveDeps, observe } from './observe/index.ts'
import { symptomShown } from './open-helper.ts'
import { accountToHear, type Subject } from './subject.ts'

/** Diagnoses a refused attempt with everything that is known: for the log, never for anybody's eyes as it is. */
export async function diagnoseAttempt(
  deps: ObserveDeps,
  attempt: KnownAttempt,
  level: Level,
  sessions: readonly Session[] = [],
): Promise<Diagnosis> {
  const account = attempt.accountId ? await findAccount(deps.db, attempt.accountId) : undefined
  return diagnosisOf(deps, subjectOf(attempt, account), level, sessions)
}

async function diagnosisOf(
  deps: ObserveDeps,
  subject: Subject,
  level: Level,
  sessions: readonly Session[],
  said: Partial<Asked> = {},
): Promise<Diagnosis> {
  const { attempt } = subject
  const seen = await observe(deps, subject, level, sessions)
  return diagnose({
    attempt: attempt && attemptLabel(attempt.attemptId),
    symptom: said.symptom ?? (attempt && symptomShown(attempt)),
    evidence: [...(said.evidence ?? []), ...seen],
    asked: said.asked,
    tried: said.tried,
    at: subject.at.toISOString(),
    priors: priorsNow(deps.db),
  })
}

/** Of the identifier only a keyed hash is kept; the account's own name stands in for it where there is one. */
function subjectOf(attempt: KnownAttempt, account: Account | undefined): Subject {
  const read = account && readIdentifier(account.userName)
  return {
    attempt,
    account,
    flow: read?.ok ? { id: '', at: 0, identifier: read.identifier } : undefined,
    browserHash: attempt.browserHash ?? undefined,
    at: new Date(),
  }
}

/** What a program tells; the level is not among it. */
export type Asked = {
  symptom: SymptomId | undefined
  /** The visitor's own side alone. */
  evidence: EvidenceItem[]
  attempt: string | undefined
  asked: QuestionId[]
  tried: Tried[]
}

/**
 * The answer of `POST /helper/diagnoses`. An attempt counts if it came from this very browser, or if somebody is signed in
 * as its account (T3); any other number changes nothing.
 */
export async function answerProgram(deps: ObserveDeps, jar: Jar, asked: Asked): Promise<Result> {
  const { db } = deps
  const [named, sessions] = await Promise.all([
    knownAttempt(db, readAttemptId(asked.attempt) ?? nilUuid),
    liveSessions(db, jar.jarHashes),
  ])
  const own = named && (isOwn(named, jar) || isOfSession(named, sessions)) ? named : undefined
  const signedIn = own && isOfSession(own, sessions) ? (own.accountId ?? undefined) : undefined
  const account = await accountToHear(db, { accountId: signedIn, attempt: own, browserHash: jar.browserHash })
  const subject: Subject = { attempt: own, account, flow: undefined, browserHash: jar.browserHash, at: new Date() }
  const level = await levelOf(db, subject, { contact: false, sessions })
  return disclose(await diagnosisOf(deps, subject, level, sessions, asked), level)
}

function isOwn({ browserHash }: KnownAttempt, jar: Jar): boolean {
  return Boolean(browserHash && jar.browserHash?.equals(browserHash))
}

function isOfSession({ accountId }: KnownAttempt, sessions: readonly Session[]): boolean {
  return accountId !== null && sessions.some((session) => session.accountId === accountId)
}

/** The diagnosis of an attempt for its own person (T3) or an operator (T5); undefined for everybody else. */
export async function resultFor(
  deps: ObserveDeps,
  jar: Jar,
  attemptText: string,
  operator: boolean,
): Promise<Result | undefined> {
  const [attempt, sessions] = await Promise.all([
    knownAttempt(deps.db, readAttemptId(attemptText) ?? nilUuid),
    liveSessions(deps.db, jar.jarHashes),
  ])
  if (!attempt) return undefined
  const level = operator ? 'T5' : isOfSession(attempt, sessions) ? 'T3' : undefined
  return level && disclose(await diagnoseAttempt(deps, attempt, level), level)
}

export type TimelineEntry = Pick<
  LoggedAttempt,
  'at' | 'method' | 'outcome' | 'reason' | 'device' | 'network' | 'familiar'
> & { attempt: string }

/** What `genkan why` shows. */
export type Why = {
  account: Pick<Account, 'accountId' | 'userName' | 'kind' | 'status' | 'organizationName'> | null
  /** The attempt that is explained; null when the account has no refused one. */
  attempt: TimelineEntry | null
  result: Result | null
  /** The attempts on the account, newest first; those of nobody's identifier stand alone. */
  timeline: TimelineEntry[]
}

/**
 * Why an attempt, or the newest refused attempt on an account, was refused: everything an operator may see (T5).
 * Undefined when there is no such attempt.
 */
export async function whyFor(
  deps: ObserveDeps,
  about: { attempt: string } | { account: Account },
): Promise<Why | undefined> {
  const { db } = deps
  const attempt =
    'attempt' in about
      ? await knownAttempt(db, readAttemptId(about.attempt) ?? nilUuid)
      : await newestRefused(db, about.account.accountId)
  if ('attempt' in about && !attempt) return undefined
  const account = 'account' in about ? about.account : await findAccount(db, attempt?.accountId ?? nilUuid)
  const history = account ? await signInHistory(db, account, 20) : attempt ? [attempt] : []
  const diagnosis = attempt && attempt.outcome !== 'success' && (await diagnoseAttempt(deps, attempt, 'T5'))
  return {
    account: account ? factsOf(account) : null,
    attempt: attempt ? entryOf(attempt) : null,
    result: diagnosis ? disclose(diagnosis, 'T5') : null,
    timeline: history.map(entryOf),
  }
}

function factsOf({ accountId, userName, kind, status, organizationName }: Account) {
  return { accountId, userName, kind, status, organizationName }
}

function entryOf(attempt: LoggedAttempt): TimelineEntry {
  const { at, method, outcome, reason, device, network, familiar } = attempt
  return { attempt: attemptLabel(attempt.attemptId), at, method, outcome, reason, device, network, familiar }
}
