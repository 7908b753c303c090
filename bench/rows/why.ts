import { causeIds, startingPriors } from '../../src/diagnosis/index.ts'
import { explain } from '../../src/services/investigation/explain-refusal.ts'
import { median } from '../median.ts'
import type { Row } from '../table.ts'

const rounds = 2000

/** What a browser tells, in the mixtures that are met: typed, filled, pasted, Caps Lock, Japanese input, an old page. */
const told = [
  { keystrokes: 9 },
  { keystrokes: 9, capsSeen: true },
  { autofilled: true, keystrokes: 0 },
  { pasted: true, trimmed: true },
  { keystrokes: 12, imeComposition: true, nonAscii: true },
  { noJs: true },
]
const common = {
  cookieProbe: true,
  storageProbe: true,
  clockSkewMs: 40,
  rttMs: 30,
  online: true,
  tabCount: 1,
  inApp: null,
}

/** The diagnosis in the path of a refused sign-in: diagnose and disclose from what is at hand. */
export async function why(): Promise<Row[]> {
  const times = Array.from({ length: rounds }, (_, round) => timeOnce(round))
  const warm = times.slice(rounds / 10).sort((a, b) => a - b)
  return [
    {
      what: 'the diagnosis beside a refused sign-in',
      measured: median(warm),
      digits: 2,
      unit: 'ms',
      most: 5,
      beside: `99 % under ${(warm[Math.floor(warm.length * 0.99)] ?? 0).toFixed(2)} ms; the first ${(times[0] ?? 0).toFixed(1)}; ${causeIds.length} causes`,
    },
  ]
}

function timeOnce(round: number): number {
  const { noJs, ...facts } = { noJs: undefined, ...told[round % told.length] }
  const began = performance.now()
  explain(
    {
      attemptLabel: 'at_01JDZ8T3M5Q7R9V1X3Y5Z7A9BC',
      code: round % 10 === 9 ? 'GK3003' : 'GK3001',
      familiar: round % 3 === 0,
      flow: { id: '', at: 0, identifier: { kind: 'email', value: 'aiko@example.com', norm: 'aiko@example.com' } },
      evidence: noJs ? { noJs } : { ...common, ...facts, ...(round % 3 === 0 && { former: round % 2 === 0 }) },
      failures: 1 + (round % 9),
      known: [],
      organization: undefined,
      noSession: true,
    },
    startingPriors,
  )
  return performance.now() - began
}
