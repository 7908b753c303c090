import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import { disclose, type Result } from '../../diagnosis/index.ts'
import { attemptLabel, nilUuid } from '../../platform/crypto/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { type Account, findAccount } from '../../records/accounts/index.ts'
import {
  type KnownAttempt,
  knownAttempt,
  type LoggedAttempt,
  newestRefused,
  readAttemptId,
  signInHistory,
} from '../../records/sign-in-log/index.ts'
import { diagnoseAttempt } from './diagnose-subject.ts'
import { levelOfReader } from './level.ts'
import type { ObserveContext } from './observe/index.ts'

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
 * Why an attempt, or the newest refused attempt on an account, was refused: everything that operators and the command
 * line may see, with the attempts around it. `why` is undefined when there is no such attempt.
 */
export async function whyAttempt(
  context: ObserveContext,
  actor: Actor,
  about: { attempt: string } | { account: Account },
): Promise<{ ok: true; why: Why | undefined } | Refusal> {
  const refused = refuseUnlessMay(actor, 'sign_ins.read')
  if (refused) return refused
  const attempt = await findAttemptOf(context.db, about)
  if ('attempt' in about && !attempt) return { ok: true, why: undefined }
  const account = 'account' in about ? about.account : await findAccount(context.db, attempt?.accountId ?? nilUuid)
  const why: Why = {
    account: account ? factsOf(account) : null,
    attempt: attempt ? entryOf(attempt) : null,
    result: attempt ? await resultOf(context, actor, attempt) : null,
    timeline: (await attemptsAround(context.db, account, attempt)).map(entryOf),
  }
  return { ok: true, why }
}

type About = Parameters<typeof whyAttempt>[2]

function findAttemptOf(q: Queries, about: About): Promise<KnownAttempt | undefined> {
  if ('attempt' in about) return knownAttempt(q, readAttemptId(about.attempt) ?? nilUuid)
  return newestRefused(q, about.account.accountId)
}

async function resultOf(context: ObserveContext, actor: Actor, attempt: KnownAttempt): Promise<Result | null> {
  const level = levelOfReader(actor, attempt, [])
  if (!level || attempt.outcome === 'success') return null
  return disclose(await diagnoseAttempt(context, attempt, level), level)
}

async function attemptsAround(
  q: Queries,
  account: Account | undefined,
  attempt: LoggedAttempt | undefined,
): Promise<LoggedAttempt[]> {
  if (account) return signInHistory(q, account, 20)
  return attempt ? [attempt] : []
}

function factsOf({ accountId, userName, kind, status, organizationName }: Account) {
  return { accountId, userName, kind, status, organizationName }
}

function entryOf(attempt: LoggedAttempt): TimelineEntry {
  const { at, method, outcome, reason, device, network, familiar } = attempt
  return { attempt: attemptLabel(attempt.attemptId), at, method, outcome, reason, device, network, familiar }
}
