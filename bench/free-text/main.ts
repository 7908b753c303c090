import { readFileSync } from 'node:fs'
import { type CauseId, type Interpretation, type SymptomId, understand } from '../../src/diagnosis/index.ts'
import type { Row } from '../table.ts'
import type { Labelled } from './labelled.ts'

type Judged = Labelled & { read: Interpretation }

/** Of 100: how many are right at once, and among the first three. */
type Score = { texts: number; first: number; three: number }

/**
 * How well free text is understood, over both held-out sets. The first was written before anything was built, the second
 * when most of it was; neither takes part in learning. The building set is shown beside them, it says little.
 */
export async function freeText(): Promise<Row[]> {
  const first = judged('held-out.json')
  const second = judged('held-out-2.json')
  tell('held out, first', first)
  tell('held out, second', second)
  tell('building', judged('building.json'))
  const heldOut = [...first, ...second]
  const symptoms = symptomScore(heldOut)
  const causes = causeScore(heldOut)
  const untold = untelling(heldOut)
  const { mean, most } = milliseconds(heldOut)
  const missed = (what: string, right: number, allowed: number, beside?: string): Row => ({
    what: `free text: ${what}`,
    measured: 100 - right,
    digits: 1,
    unit: '%',
    most: allowed,
    beside,
  })
  return [
    missed('symptom not the first', symptoms.first, 20, `${symptoms.texts} texts, held out`),
    missed('symptom not among three', symptoms.three, 5),
    missed('named cause not the first', causes.first, 30, `${causes.texts} texts`),
    missed('speaks though the text tells nothing', untold.recall, 20, `${untold.texts} texts`),
    missed('silent though the text tells', untold.precision, 20),
    {
      what: 'free text: time for a text',
      measured: mean,
      digits: 2,
      unit: 'ms',
      most: 2,
      beside: `at most ${most.toFixed(1)} ms`,
    },
  ]
}

function judged(file: string): Judged[] {
  const texts: Labelled[] = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
  return texts.map((text) => ({ ...text, read: understand(text.text) }))
}

function symptomScore(texts: Judged[]): Score {
  const telling = texts.filter(({ symptom }) => symptom)
  const place = ({ symptom, also = [], read }: Judged) =>
    read.candidates.findIndex((candidate) => ([symptom, ...also] as SymptomId[]).includes(candidate.symptom))
  return scoreOf(telling.map(place))
}

function causeScore(texts: Judged[]): Score {
  const naming = texts.filter(({ causes }) => causes)
  const place = ({ causes, read }: Judged) =>
    read.causes.findIndex(({ cause }) => (causes as CauseId[]).includes(cause))
  return scoreOf(naming.map(place))
}

function scoreOf(places: number[]): Score {
  const share = (below: number) => percent(places.filter((place) => place >= 0 && place < below).length, places.length)
  return { texts: places.length, first: share(1), three: share(3) }
}

/** Recall: of the texts that do not tell, how many are known as such. Precision: of those called so, how many are. */
function untelling(texts: Judged[]): { texts: number; recall: number; precision: number } {
  const are = texts.filter(({ symptom }) => symptom === null)
  const called = texts.filter(({ read }) => read.unknown)
  const right = are.filter(({ read }) => read.unknown).length
  return { texts: are.length, recall: percent(right, are.length), precision: percent(right, called.length) }
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : (100 * part) / whole
}

/** Each text ten times, after a warm-up. */
function milliseconds(texts: Judged[]): { mean: number; most: number } {
  const times = texts.map(({ text }) => {
    const began = performance.now()
    for (let i = 0; i < 10; i++) understand(text)
    return (performance.now() - began) / 10
  })
  return { mean: times.reduce((sum, time) => sum + time, 0) / times.length, most: Math.max(...times) }
}

function tell(name: string, texts: Judged[]): void {
  const line = (what: string, some: Judged[]) => {
    const symptoms = symptomScore(some)
    const causes = causeScore(some)
    const { recall, precision, texts: are } = untelling(some)
    const share = ({ first, three, texts }: Score) => `${first.toFixed(1)} / ${three.toFixed(1)} of ${texts}`
    console.log(
      `${what.padEnd(20)}${share(symptoms).padEnd(24)}${share(causes).padEnd(24)}${recall.toFixed(0)} / ${precision.toFixed(0)} of ${are}`,
    )
  }
  console.log(
    `\n${name.padEnd(20)}${'symptom: 1st / three'.padEnd(24)}${'cause: 1st / three'.padEnd(24)}does not tell: recall / precision`,
  )
  line('all', texts)
  for (const language of ['ja', 'en'])
    line(
      language,
      texts.filter((text) => text.language === language),
    )
  for (const register of new Set(texts.map((text) => text.register)))
    line(
      register,
      texts.filter((text) => text.register === register),
    )
}

if (import.meta.main) console.table(await freeText())
