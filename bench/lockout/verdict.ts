import { type CauseId, causeIds, causes, reaches } from '../../src/diagnosis/index.ts'
import { median } from '../median.ts'
import type { Outcome } from './run.ts'
import type { Scenario } from './scenario.ts'

/** How one scenario went. */
export type Verdict = {
  outcome: Outcome
  /** The cause that was named first; null: none. `inside`: this person may not hear it, so it is what an operator sees. */
  named: CauseId | null
  confidence: number | undefined
  inside: boolean
  first: boolean
  amongThree: boolean
  /** Back in, or where somebody can act; without having needed anybody if that is possible. */
  right: boolean
}

type Naming = Pick<Verdict, 'named' | 'confidence' | 'inside' | 'amongThree'>

export function judge(outcome: Outcome): Verdict {
  const { scenario, walk } = outcome
  const naming = namingOf(outcome)
  const first = scenario.untold ? !naming.named : isTrue(scenario, naming.named)
  return {
    outcome,
    ...naming,
    first,
    amongThree: first || (!scenario.untold && naming.amongThree),
    right: walk.end === scenario.ends && outcome.fault === undefined,
  }
}

function isTrue({ cause, also }: Scenario, named: CauseId | null): boolean {
  return named !== null && (named === cause || named === also)
}

/**
 * What was told to the person at the first place where they might hear the true cause; or, where they never might, what
 * the installation knew. A cause that is told as a neutral one below its level is told rightly as that.
 */
function namingOf({ scenario, walk, inside }: Outcome): Naming {
  const { cause, untold } = scenario
  if (untold) return told(walk.told[0]?.named ?? [], cause, false)
  const open = walk.told.find(({ level }) => reaches(level, causes[cause].from))
  if (open) return told(open.named, cause, false)
  const disguised = walk.told.find(({ named }) => named[0]?.cause === causes[cause].below)
  if (disguised) return { named: cause, confidence: disguised.named[0]?.confidence, inside: false, amongThree: true }
  const [last] = walk.told.slice(-1)
  if (causes[cause].from === 'T0' || !inside) return told(last?.named ?? [], cause, false)
  const known = causeIds.find((each) => each === inside.cause)
  return {
    named: known ?? null,
    confidence: inside.probability,
    inside: true,
    amongThree: known === cause,
  }
}

function told(named: { cause: CauseId; confidence: number | undefined }[], truth: CauseId, inside: boolean): Naming {
  return {
    named: named[0]?.cause ?? null,
    confidence: named[0]?.confidence,
    inside,
    amongThree: named.slice(0, 3).some(({ cause }) => cause === truth),
  }
}

export type Summary = {
  scenarios: number
  causes: number
  /** Scenarios where something failed, so that there was something to name. */
  judged: number
  first: number
  amongThree: number
  brier: number
  couldBeIn: number
  backIn: number
  ledRight: number
  medianClicks: number
  medianSeconds: number
  leaks: string[]
  mended: number
  notCovered: CauseId[]
}

export function summarise(verdicts: Verdict[]): Summary {
  const judged = verdicts.filter(({ outcome }) => !outcome.scenario.mended)
  const could = verdicts.filter(({ outcome }) => outcome.scenario.ends === 'in')
  const back = could.filter(({ right }) => right)
  const helped = back.filter(({ outcome }) => !outcome.scenario.mended)
  const covered = new Set(verdicts.map(({ outcome }) => outcome.scenario.cause))
  const share = (some: unknown[], all: unknown[]) => (all.length > 0 ? some.length / all.length : 1)
  const sure = judged.filter(({ named, confidence }) => named && confidence !== undefined)
  return {
    scenarios: verdicts.length,
    causes: covered.size,
    judged: judged.length,
    first: share(
      judged.filter(({ first }) => first),
      judged,
    ),
    amongThree: share(
      judged.filter(({ amongThree }) => amongThree),
      judged,
    ),
    brier:
      sure.reduce((sum, { first, confidence = 0 }) => sum + (confidence - Number(first)) ** 2, 0) /
      Math.max(1, sure.length),
    couldBeIn: could.length,
    backIn: share(back, could),
    ledRight: share(
      verdicts.filter(({ right }) => right),
      verdicts,
    ),
    medianClicks: helped.length > 0 ? median(helped.map(({ outcome }) => outcome.walk.clicks)) : 0,
    medianSeconds: helped.length > 0 ? median(helped.map(({ outcome }) => outcome.walk.seconds)) : 0,
    leaks: verdicts.flatMap(({ outcome }) => outcome.walk.leaks),
    mended: verdicts.filter(({ outcome }) => outcome.scenario.mended).length,
    notCovered: causeIds.filter((cause) => !covered.has(cause)),
  }
}

/** Why a cause is not produced here. */
export const notProduced: Partial<Record<CauseId, string>> = {
  C06: 'no secrets are generated for people to read off yet',
  C18: 'each account belongs to one organisation: the wrong one open is C14 here',
  C23: 'an address that is not confirmed keeps nobody out',
  C17: 'there are no administrators’ pages yet',
  C34: 'no approval on the phone yet',
  C35: 'no codes of an app yet',
  C48: 'no passkeys yet',
  C49: 'no passkeys yet',
  C50: 'no passkeys yet',
  C54: 'applications are open to every account of their kind',
  C55: 'no rules by place, device or time yet',
  C56: 'no second step yet',
  C57: 'no sign-in of another provider yet',
  C61: 'no password is asked to be changed yet',
}
