import {
  type AttemptedRepair,
  type Diagnosis,
  diagnose,
  type EvidenceItem,
  type Level,
  type QuestionId,
  type SymptomId,
} from '../../diagnosis/index.ts'
import type { Session } from '../../mechanisms/sessions/index.ts'
import { attemptLabel } from '../../platform/crypto/index.ts'
import { type Account, findAccount, readIdentifier } from '../../records/accounts/index.ts'
import type { KnownAttempt } from '../../records/sign-in-log/index.ts'
import { priorsNow } from './learned.ts'
import { type ObserveContext, observe } from './observe/index.ts'
import { symptomShown } from './shown.ts'
import type { Subject } from './subject.ts'

/** What was told beside what Genkan sees itself. */
export type VisitorInput = {
  symptom?: SymptomId | null | undefined
  evidence?: EvidenceItem[]
  asked?: QuestionId[]
  tried?: AttemptedRepair[]
}

/** Everything that is known and that this level may hear, thought through. It leaves the house through `disclose` alone. */
export async function diagnoseSubject(
  context: ObserveContext,
  subject: Subject,
  level: Level,
  sessions: readonly Session[],
  input: VisitorInput = {},
): Promise<Diagnosis> {
  const { attempt } = subject
  const seen = await observe(context, subject, level, sessions)
  return diagnose({
    attempt: attempt && attemptLabel(attempt.attemptId),
    symptom: input.symptom ?? (attempt && symptomShown(attempt)),
    evidence: [...(input.evidence ?? []), ...seen],
    asked: input.asked,
    tried: input.tried,
    at: subject.at.toISOString(),
    priors: priorsNow(context.db),
  })
}

/** Diagnoses a refused attempt with everything that is known: for the log and for whoever may hear all of it. */
export async function diagnoseAttempt(
  context: ObserveContext,
  attempt: KnownAttempt,
  level: Level,
): Promise<Diagnosis> {
  const account = attempt.accountId ? await findAccount(context.db, attempt.accountId) : undefined
  return diagnoseSubject(context, subjectOf(attempt, account), level, [])
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
