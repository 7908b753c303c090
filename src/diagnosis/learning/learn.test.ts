import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type CauseId,
  diagnose,
  learnPriors,
  type Priors,
  type Resolved,
  startingPriors,
  symptomIds,
  tableOf,
} from '../index.ts'

const shares = (priors: Priors, id: string) => {
  const weights = priors.tables.find((table) => table.id === id)?.weights ?? {}
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
  return (cause: CauseId) => (weights[cause] ?? 0) / total
}

/** The same number of attempts in each of some weeks. */
const weekly = (weeks: number, count: number, over: Partial<Resolved> = {}): Resolved[] =>
  Array.from({ length: weeks }, (_, week) => ({
    ...{ week: `2026-W${week}`, symptom: 'Y13', table: 'Y13', cause: 'C17', count },
    ...over,
  }))

const before = shares(startingPriors, 'Y13')

test('with few attempts nothing is learned', () => {
  assert.equal(learnPriors(weekly(10, 99)), startingPriors)
})

test('what is measured takes over as it grows', () => {
  const some = shares(learnPriors(weekly(10, 100)), 'Y13')
  const many = shares(learnPriors(weekly(10, 10_000)), 'Y13')
  assert.ok(before('C17') < some('C17') && some('C17') < many('C17'))
  assert.ok(many('C17') > 0.75)
})

test('what was not seen keeps a quarter of where it started', () => {
  const learned = shares(learnPriors(weekly(10, 100_000)), 'Y13')
  for (const cause of ['C14', 'C13', 'C16', 'C18', 'C15'] as const)
    assert.ok(learned(cause) >= 0.2 * before(cause), `${cause}: ${before(cause)} → ${learned(cause)}`)
})

test('one odd week does not unlearn the rest', () => {
  const calm = [...weekly(12, 60, { cause: 'C14' }), ...weekly(12, 40, { cause: 'C13' })]
  const odd: Resolved = { week: '2026-W40', symptom: 'Y13', table: 'Y13', cause: 'C18', count: 50_000 }
  const learned = shares(learnPriors([...calm, odd]), 'Y13')
  const usual = shares(learnPriors(calm), 'Y13')
  assert.ok(learned('C14') > 0.7 * usual('C14'))
  assert.ok(learned('C18') < 0.3)
  assert.equal(shares(learnPriors([odd]), 'Y13')('C18'), before('C18'), 'a week alone is not learned from')
})

test('a table learns only what it lists, and only from its own attempts', () => {
  const learned = learnPriors(weekly(10, 500, { cause: 'C60' }))
  assert.equal(shares(learned, 'Y13')('C60'), 0)
  assert.ok(Math.abs(shares(learned, 'Y5')('C37') - shares(startingPriors, 'Y5')('C37')) < 1e-9)
  assert.ok((learned.symptoms.Y13 ?? 0) > startingPriors.symptoms.Y13, 'but the symptom is met more often')
})

test('learned priors are priors again: a diagnosis with them makes one', () => {
  const table = fc.constantFrom(...startingPriors.tables)
  const resolved = fc.array(
    fc.tuple(table, fc.nat({ max: 20 }), fc.nat({ max: 5000 }), fc.nat({ max: 8 })).map(([one, which, count, week]) => {
      const listed = Object.keys(one.weights) as CauseId[]
      const cause = listed[which % listed.length] ?? 'C09'
      return { week: `W${week}`, symptom: one.symptom, table: one.id, cause, count }
    }),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(resolved, fc.constantFrom(undefined, ...symptomIds), (attempts, symptom) => {
      const { probabilities } = diagnose({ symptom, evidence: [], priors: learnPriors(attempts) })
      const total = Object.values(probabilities).reduce((sum, share) => sum + share, 0)
      assert.ok(Math.abs(total - 1) < 1e-9, `${total}`)
    }),
    { numRuns: 100 },
  )
})

test('an attempt is counted to the table that its diagnosis started from', () => {
  assert.equal(tableOf('Y1', ['fill.filled']), 'Y1.filled')
  assert.equal(tableOf('Y1', ['fill.pasted']), 'Y1.typed')
  assert.equal(tableOf('Y7', ['domain.carrier']), 'Y7.carrier')
  assert.equal(tableOf('Y7', []), 'Y7')
})
