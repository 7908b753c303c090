import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type EvidenceName, type Fact, facts, nameOf } from '../evidence/index.ts'
import { type CauseId, causeIds, type SymptomId } from '../ids.ts'
import { seen } from '../situations.fixture.ts'
import { diagnose, shareOf } from './index.ts'

/**
 * What the engine would reach if the world were as it assumes. This is no measure of truth (the model bench has
 * people's real troubles for that): it shows that tempering and rules keep confidences honest.
 */
const observers: [SymptomId, EvidenceName[]][] = [
  ['Y1', ['caps', 'wide', 'extra', 'fill', 'known_here', 'domain', 'tries', 'pause']],
  [
    'Y1',
    ['caps', 'wide', 'extra', 'fill', 'known_here', 'domain', 'tries', 'former', 'password', 'sensitive', 'account'],
  ],
  ['Y5', ['cookies', 'old_cookie', 'storage', 'clock', 'page', 'script', 'loop', 'reuse', 'other_tab', 'tabs']],
  ['Y7', ['receipt', 'opened', 'mailbox', 'resend', 'link', 'mail_service', 'incident', 'account', 'sensitive']],
  ['Y13', ['kind', 'reuse', 'membership', 'role', 'kinds']],
]

const rounds = 400

test('confidence is what it says, as far as the model’s own world goes', (t) => {
  const random = chance(20_261_122)
  for (const [symptom, names] of observers) {
    let [right, confidence, brier] = [0, 0, 0]
    for (let round = 0; round < rounds; round++) {
      const truth = pickCause(symptom, random)
      const evidence = names.map((name) => seen(pickFact(name, truth, random)))
      const { probabilities } = diagnose({ symptom, evidence })
      const first = causeIds.reduce((best, cause) => (probabilities[cause] > probabilities[best] ? cause : best))
      right += first === truth ? 1 / rounds : 0
      confidence += probabilities[first] / rounds
      brier += (probabilities[first] - (first === truth ? 1 : 0)) ** 2 / rounds
    }
    t.diagnostic(
      `${symptom}, ${names.length} observers: right ${percent(right)}, confidence ${percent(confidence)}, Brier ${brier.toFixed(3)}`,
    )
    assert.ok(Math.abs(right - confidence) < 0.12, `${symptom}: right ${right}, confidence ${confidence}`)
  }
})

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}

function pickCause(symptom: SymptomId, random: () => number): CauseId {
  const { probabilities } = diagnose({ symptom, evidence: [] })
  const known = 1 - probabilities.unknown
  return pick(causeIds, (cause) => probabilities[cause] / known, random)
}

function pickFact(name: EvidenceName, truth: CauseId, random: () => number): Fact {
  const own = facts.filter((fact) => nameOf(fact) === name)
  return pick(own, (fact) => shareOf(fact, truth), random)
}

function pick<T>(all: readonly T[], share: (one: T) => number, random: () => number): T {
  let left = random()
  for (const one of all) {
    left -= share(one)
    if (left < 0) return one
  }
  return all.at(-1) as T
}

/** The same numbers every time (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
