import { refuseUnlessMay } from '../../access/index.ts'
import { readEvidence } from '../../diagnosis/index.ts'
import { liveSessions } from '../../mechanisms/sessions/index.ts'
import { takeOne } from '../../mechanisms/throttling/index.ts'
import { randomToken } from '../../platform/crypto/index.ts'
import { formatTime } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { readAttemptId } from '../../records/sign-in-log/index.ts'
import type { Context } from '../context.ts'
import { findProvenAccounts } from './find-proven-accounts.ts'
import { sealGoal } from './goal.ts'
import { createInvestigation } from './investigations.ts'
import { symptomShown } from './shown.ts'
import { accountToHear, missedOn, ownAttempt } from './subject.ts'
import type { Investigator, NewInvestigation } from './types.ts'

/** Each investigation is a row for 30 days: a network may begin so many of them. */
const beginnings = { times: 600, seconds: 3600 }

export type OpenedInvestigation = { ok: true; token: string }

/**
 * Begins an investigation: what keeps this person out, seen from their attempt, what their browser's page saw, and
 * where they were going. Its token is shown to nobody else.
 *
 * Refused with GK6012 when this network has begun too many. A proof that does not hold is left out.
 */
export async function openInvestigation(
  context: Context,
  actor: Investigator,
  input: NewInvestigation,
): Promise<OpenedInvestigation | Refusal> {
  const { proof } = input
  const proved = proof && (await findProvenAccounts(context, actor, proof))
  const own = proved?.find(({ accountId }) => accountId === proof?.accountId)
  return openProved(context, actor, input, own?.accountId)
}

/** The same for an account that the act before has seen proved. */
export async function openProved(
  context: Context,
  actor: Investigator,
  input: Omit<NewInvestigation, 'proof'>,
  provedAccountId: string | undefined,
): Promise<OpenedInvestigation | Refusal> {
  const refused = refuseUnlessMay(actor, 'diagnosis.open') ?? (await refuseTooMany(context, actor, input))
  if (refused) return refused
  const { db } = context
  const { browserHash, jarHashes } = actor
  const { flow } = input
  const [attempt, sessions] = await Promise.all([
    ownAttempt(db, readAttemptId(input.attempt), browserHash),
    liveSessions(db, jarHashes),
  ])
  // Somebody who is signed in, and stopped all the same, asks about that account.
  const signedIn = !attempt && !flow?.identifier && sessions.length === 1 ? sessions[0] : undefined
  const accountId = provedAccountId ?? signedIn?.accountId
  const account = await accountToHear(db, { accountId, attempt, flow, browserHash })
  // Another account's attempt says nothing about the one that was proved.
  const fitting = !provedAccountId || attempt?.accountId === provedAccountId ? attempt : undefined
  const token = randomToken()
  await createInvestigation(db, token, {
    browserHash,
    attemptId: fitting?.attemptId,
    ownerId: account?.ownerId,
    accountId: account?.accountId,
    flow: flow && sealGoal(context, flow),
    proven: provedAccountId !== undefined,
    symptom: input.symptom ?? (attempt && symptomShown(attempt)),
    evidence: readEvidence(input.evidence ?? [], 'visitor'),
    // Only an attempt that failed afterwards says that what was tried did not help.
    tried: fitting && flow ? missedOn(flow, fitting.at) : [],
  })
  return { ok: true, token }
}

async function refuseTooMany(
  { db, keys, config }: Context,
  { client }: Investigator,
  { language }: Pick<NewInvestigation, 'language'>,
): Promise<Refusal | undefined> {
  const taken = await takeOne(db, keys, 'helper begin', client.address, beginnings)
  return taken.ok
    ? undefined
    : refuse('too_many_requests', { time: formatTime(taken.until, language, config.timeZone) })
}
