import { refuseUnlessMay } from '../../access/index.ts'
import {
  type AttemptedRepair,
  disclose,
  type EvidenceItem,
  type Interpretation,
  type QuestionId,
  type Result,
  readEvidence,
  type SymptomId,
  understand,
} from '../../diagnosis/index.ts'
import { liveSessions, type Session } from '../../mechanisms/sessions/index.ts'
import { takeOne } from '../../mechanisms/throttling/index.ts'
import { nilUuid } from '../../platform/crypto/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { type KnownAttempt, knownAttempt, readAttemptId } from '../../records/sign-in-log/index.ts'
import type { Context } from '../context.ts'
import { diagnoseSubject } from './diagnose-subject.ts'
import { levelOf } from './level.ts'
import { accountToHear, type Subject } from './subject.ts'
import type { Investigator } from './types.ts'

/** What a program tells; the level is not among it. */
export type DiagnosisRequest = {
  symptom: SymptomId | undefined
  /** The visitor's own side alone. */
  evidence: EvidenceItem[]
  /** A person's own words. */
  text: string | undefined
  attempt: string | undefined
  asked: QuestionId[]
  tried: AttemptedRepair[]
}

export type ProgramDiagnosis = { ok: true; result: Result; understood: Interpretation | undefined }

/** For one network in a minute; nothing is remembered of what was asked. */
const perMinute = { times: 60, seconds: 60 }

/**
 * One diagnosis for a program, from what it tells and what the caller's browser proves. An attempt counts if it came
 * from this very browser, or if somebody is signed in as its account (T3); any other number changes nothing.
 *
 * Refused with GK6012 and the end of the wait when this network has asked too often.
 */
export async function diagnoseEvidence(
  context: Context,
  actor: Investigator,
  request: DiagnosisRequest,
): Promise<ProgramDiagnosis | (Refusal & { until?: Date })> {
  const refused = refuseUnlessMay(actor, 'diagnosis.open')
  if (refused) return refused
  const { db, keys } = context
  const taken = await takeOne(db, keys, 'helper api', actor.client.address, perMinute)
  if (!taken.ok) return { ...refuse('too_many_requests'), until: taken.until }
  const { browserHash, jarHashes } = actor
  const [named, sessions] = await Promise.all([
    knownAttempt(db, readAttemptId(request.attempt) ?? nilUuid),
    liveSessions(db, jarHashes),
  ])
  const signedIn = named && isOfSession(named, sessions) ? (named.accountId ?? undefined) : undefined
  const attempt = named && (signedIn || isOfBrowser(named, browserHash)) ? named : undefined
  const account = await accountToHear(db, { accountId: signedIn, attempt, browserHash })
  const subject: Subject = { attempt, account, flow: undefined, browserHash, at: new Date() }
  const level = await levelOf(db, subject, { contact: false, sessions })
  const understood = request.text ? understand(request.text) : undefined
  const told = withText(request, understood)
  return {
    ok: true,
    result: disclose(await diagnoseSubject(context, subject, level, sessions, told), level),
    understood,
  }
}

function isOfBrowser(attempt: KnownAttempt, browserHash: Buffer | undefined): boolean {
  return Boolean(attempt.browserHash && browserHash?.equals(attempt.browserHash))
}

function isOfSession({ accountId }: KnownAttempt, sessions: readonly Session[]): boolean {
  return accountId !== null && sessions.some((session) => session.accountId === accountId)
}

/** What was told in words counts as told by the visitor; what is given beside it counts more. */
function withText(request: DiagnosisRequest, understood: Interpretation | undefined): DiagnosisRequest {
  if (!understood) return request
  const given = new Set(request.evidence.map(({ name }) => name))
  const told = understood.evidence.flatMap(itemOf).filter(({ name }) => !given.has(name))
  return {
    ...request,
    symptom: request.symptom ?? understood.symptom,
    evidence: [...request.evidence, ...told],
  }
}

/** A person who says "Caps Lock was on" stands for the browser that would have seen it. */
function itemOf({ name, value }: { name: string; value: unknown }): EvidenceItem[] {
  const at = new Date().toISOString()
  const read = ['person', 'browser', 'device'].flatMap((where) => readEvidence([{ name, value, where, at }], 'visitor'))
  return read.slice(0, 1)
}
