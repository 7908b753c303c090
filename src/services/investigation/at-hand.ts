import type { Priors } from '../../diagnosis/index.ts'
import {
  diagnose,
  disclose,
  type EvidenceItem,
  type Level,
  type Result,
  repairIds,
  symptomOf,
  type Tried,
} from '../../diagnosis/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import type { Changes, KnownAccount } from '../../mechanisms/known-devices/index.ts'
import type { LoggedAttempt } from '../../records/sign-in-log/index.ts'
import {
  changeSightings,
  observeBrowser,
  pageSightings,
  pauseBand,
  type Sighting,
  seenAt,
  triesBand,
} from './observe/index.ts'

/** What a refused sign-in has at hand when its page is made; nothing is asked for. */
export type AtHand = {
  attemptLabel: string
  /** The code that the page shows. */
  code: string
  /** What the visitor has proved: T2 with the right password, T1 on a familiar browser, else T0. */
  level: Extract<Level, 'T0' | 'T1' | 'T2'>
  flow: Flow
  evidence: LoggedAttempt['evidence']
  /** Different wrong passwords in a row under the counter that is shown. */
  failures: number
  /** The accounts on this browser's list. */
  known: readonly KnownAccount[]
  organization: { ownerId: string } | undefined
  /** The browser brought no session cookie at all. */
  noSession: boolean
  /** From T1: what was changed lately. */
  changes?: Changes | undefined
  /** Right password only: the state that kept the account out. */
  state?: 'disabled' | 'closed' | 'suspended' | undefined
}

/**
 * The engine's answer on the failing page itself. No round trip, no wait, under a millisecond; at T0 it is made of
 * nothing but what is the same for identifiers that nobody has.
 */
export function explainAtHand(hand: AtHand, priors: Priors): Result {
  const at = new Date()
  const symptom = symptomOf(hand.code)
  const diagnosis = diagnose({
    attempt: hand.attemptLabel,
    symptom,
    evidence: evidenceAtHand(hand, at),
    tried: missedOn(hand.flow, at),
    at: at.toISOString(),
    priors,
  })
  return disclose(diagnosis, hand.level)
}

/** What was taken up on the way to a page that fails all the same. */
export function missedOn({ tried = [] }: Flow, at: Date): Tried[] {
  return repairIds.filter((id) => tried.includes(id)).map((id) => ({ id, at: at.toISOString(), outcome: 'no_change' }))
}

function evidenceAtHand(hand: AtHand, at: Date): EvidenceItem[] {
  const { evidence, flow, known, organization, code, failures, level } = hand
  const sightings: (Sighting | undefined | false)[] = [
    { name: 'source', value: code === 'GK6012' ? 'limited' : 'free', where: 'log' },
    { name: 'pause', value: pauseBand(code), where: 'log' },
    { name: 'tries', value: triesBand(failures, evidence.repeated === true), where: 'log' },
    level !== 'T0' &&
      evidence.former !== undefined && { name: 'former', value: evidence.former ? 'yes' : 'no', where: 'log' },
    ...(level !== 'T0' && hand.changes ? changeSightings(hand.changes) : []),
    ...(hand.state ? stateSightings(hand.state) : []),
  ]
  return [
    ...pageSightings(evidence, at),
    ...observeBrowser({ flow, known, sessions: hand.noSession ? [] : undefined, organization }, at),
    ...seenAt(at, sightings),
  ]
}

function stateSightings(state: NonNullable<AtHand['state']>): Sighting[] {
  if (state === 'suspended') return [{ name: 'organisation', value: 'suspended', where: 'account' }]
  return [{ name: 'account', value: state, where: 'account' }]
}
