import type { Visitor } from '../../access/index.ts'
import {
  diagnose,
  disclose,
  type EvidenceItem,
  type Level,
  type Priors,
  type Result,
  symptomOf,
} from '../../diagnosis/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import type { Changes, KnownAccount } from '../../mechanisms/known-devices/index.ts'
import type { LoggedAttempt } from '../../records/sign-in-log/index.ts'
import type { Context } from '../context.ts'
import { priorsNow } from './learned.ts'
import { levelOfAttempt } from './level.ts'
import {
  changeEvidence,
  datedEvidence,
  observeBrowser,
  pageEvidence,
  pauseBand,
  triesBand,
  type UndatedEvidence,
} from './observe/index.ts'
import { missedOn } from './subject.ts'

/** What a refused sign-in knows when its page is made; nothing is asked for. */
export type AttemptContext = {
  attemptLabel: string
  /** The code that the page shows. */
  code: string
  /** This browser may hear what only a familiar one may (`mayHearAsFamiliar`). */
  familiar: boolean
  flow: Flow
  evidence: LoggedAttempt['evidence']
  /** Different wrong passwords in a row under the counter that is shown. */
  failures: number
  /** The accounts on this browser's list. */
  known: readonly KnownAccount[]
  organization: { ownerId: string } | undefined
  /** On a familiar browser: what was changed lately. */
  changes?: Changes | undefined
  /** With the right password alone: the state that kept the account out. */
  state?: 'disabled' | 'closed' | 'suspended' | undefined
}

/**
 * The engine's answer on the failing page itself, by the same rules as everywhere. No round trip, no wait, under a
 * millisecond; at T0 it is made of nothing but what is the same for identifiers that nobody has.
 */
export function explainRefusal(
  { db }: Pick<Context, 'db'>,
  { jarHashes }: Pick<Visitor, 'jarHashes'>,
  attempt: AttemptContext,
): Result {
  return explain({ ...attempt, noSession: jarHashes.length === 0 }, priorsNow(db))
}

/** `noSession`: the browser brought no session cookie at all. */
type AttemptOfBrowser = AttemptContext & { noSession: boolean }

/** The same with given priors. */
export function explain(attempt: AttemptOfBrowser, priors: Priors): Result {
  const at = new Date()
  const level = levelOfAttempt(attempt)
  const diagnosis = diagnose({
    attempt: attempt.attemptLabel,
    symptom: symptomOf(attempt.code),
    evidence: evidenceOf(attempt, level, at),
    tried: missedOn(attempt.flow, at),
    at: at.toISOString(),
    priors,
  })
  return disclose(diagnosis, level)
}

function evidenceOf(attempt: AttemptOfBrowser, level: Level, at: Date): EvidenceItem[] {
  const { evidence, flow, known, organization, code, failures } = attempt
  const undated: (UndatedEvidence | undefined | false)[] = [
    { name: 'source', value: code === 'GK6012' ? 'limited' : 'free', where: 'log' },
    { name: 'pause', value: pauseBand(code), where: 'log' },
    { name: 'tries', value: triesBand(failures, evidence.repeated === true), where: 'log' },
    level !== 'T0' &&
      evidence.former !== undefined && { name: 'former', value: evidence.former ? 'yes' : 'no', where: 'log' },
    ...(level !== 'T0' && attempt.changes ? changeEvidence(attempt.changes) : []),
    ...(attempt.state ? stateEvidence(attempt.state) : []),
  ]
  return [
    ...pageEvidence(evidence, at),
    ...observeBrowser({ flow, known, sessions: attempt.noSession ? [] : undefined, organization }, at),
    ...datedEvidence(at, undated),
  ]
}

function stateEvidence(state: NonNullable<AttemptContext['state']>): UndatedEvidence[] {
  if (state === 'suspended') return [{ name: 'organisation', value: 'suspended', where: 'account' }]
  return [{ name: 'account', value: state, where: 'account' }]
}
