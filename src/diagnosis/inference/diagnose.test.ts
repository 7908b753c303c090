import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { candidatesOf, startingPriors, symptomsOf } from '../causes/index.ts'
import { type EvidenceItem, type Fact, facts, nameOf } from '../evidence/index.ts'
import { type CauseId, causeIds, type SymptomId } from '../ids.ts'
import { anySymptom, at, decidingFor, seen, signsOf } from '../situations.fixture.ts'
import { type AttemptedRepair, calibration, diagnose, ratioOf, wordFor } from './index.ts'

const shareOf = (cause: CauseId, symptom: SymptomId | undefined, known: readonly Fact[]) =>
  diagnose({ symptom, evidence: known.map((fact) => seen(fact)) }).probabilities[cause]

/** Any observations, at most one of each item. */
const observations = fc
  .uniqueArray(fc.constantFrom(...facts), { maxLength: 25, selector: nameOf })
  .map((known) => known as Fact[])

test('every cause comes first, under each of its symptoms, when its signs are seen', () => {
  for (const cause of causeIds)
    for (const symptom of symptomsOf(cause)) {
      const diagnosis = diagnose({ symptom, evidence: signsOf(cause).map((fact) => seen(fact)) })
      assert.equal(diagnosis.findings[0]?.cause, cause, `${cause} under ${symptom}, seen: ${signsOf(cause)}`)
    }
})

test('what decides for a cause makes it almost certain, under each of its symptoms and without one', () => {
  for (const cause of causeIds)
    for (const deciding of decidingFor(cause))
      for (const symptom of [undefined, ...symptomsOf(cause)]) {
        const evidence = deciding.map((fact) => seen(fact))
        const { findings, facts: counted } = diagnose({ symptom, evidence })
        // Some evidence says nothing about some symptoms: a mail service that is down explains no missing message.
        if (counted.length < deciding.length) continue
        assert.equal(findings[0]?.cause, cause, `${cause} under ${symptom}, seen: ${deciding}`)
        assert.equal(findings[0]?.confidence, 'almost_certain', `${cause} under ${symptom}, seen: ${deciding}`)
      }
})

test('probabilities make one, and none is below nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...anySymptom), observations, (symptom, known) => {
      const shares = Object.values(diagnose({ symptom, evidence: known.map((fact) => seen(fact)) }).probabilities)
      assert.equal(shares.length, causeIds.length + 1)
      const total = shares.reduce((sum, share) => sum + share, 0)
      assert.ok(Math.abs(total - 1) < 1e-9 && shares.every((share) => share >= 0), `${total}`)
    }),
  )
})

test('what decides for a cause never lowers it, whatever else is known', () => {
  const confirmed = causeIds.flatMap((cause) => decidingFor(cause).map((deciding) => ({ cause, deciding })))
  fc.assert(
    fc.property(
      fc.constantFrom(...confirmed),
      observations,
      fc.nat(),
      fc.boolean(),
      ({ cause, deciding }, known, which, named) => {
        const symptoms = symptomsOf(cause)
        const symptom = named ? symptoms[which % symptoms.length] : undefined
        const others = known.filter((fact) => !deciding.some((one) => nameOf(one) === nameOf(fact)))
        const before = shareOf(cause, symptom, others)
        const after = shareOf(cause, symptom, [...others, ...deciding])
        assert.ok(after >= before - 1e-9, `${cause}: ${before} → ${after}`)
      },
    ),
    { numRuns: 500 },
  )
})

test('a sign that speaks for no other cause as much never lowers its cause', () => {
  for (const cause of causeIds)
    for (const symptom of symptomsOf(cause))
      for (const fact of signsOf(cause)) {
        const most = Math.max(...causeIds.map((other) => ratioOf(fact, other)))
        if (ratioOf(fact, cause) < most || decidesElsewhere(fact, cause)) continue
        const before = shareOf(cause, symptom, [])
        assert.ok(shareOf(cause, symptom, [fact]) >= before - 1e-9, `${cause} under ${symptom}: ${fact}`)
      }
})

function decidesElsewhere(fact: Fact, cause: CauseId): boolean {
  return causeIds.some((other) => other !== cause && decidingFor(other).some(([one, more]) => one === fact && !more))
}

test('where nothing speaks we do not know', () => {
  const { unknown, findings } = diagnose({ evidence: [] })
  assert.deepEqual([unknown, findings], [true, []])
  assert.equal(diagnose({ symptom: 'Y1', evidence: [] }).unknown, true)
  const fine: Fact[] = ['caps.off', 'wide.none', 'extra.none', 'cookies.kept', 'clock.fine', 'online.yes', 'page.clean']
  assert.equal(diagnose({ symptom: 'Y1', evidence: fine.map((fact) => seen(fact)) }).unknown, true)
})

test('what nobody modelled keeps its share', () => {
  for (const symptom of anySymptom) {
    const { probabilities } = diagnose({ symptom, evidence: [] })
    assert.ok(Math.abs(probabilities.unknown - calibration.unknown) < 1e-9)
  }
})

test('the starting shares are those of the model', () => {
  const typed = (cause: CauseId) => Math.round(100 * shareOf(cause, 'Y1', ['fill.typed']))
  assert.deepEqual([typed('C09'), typed('C08'), typed('C04')], [22, 13, 11])
  const filled = (cause: CauseId) => Math.round(100 * shareOf(cause, 'Y1', ['fill.filled']))
  assert.deepEqual([filled('C10'), filled('C08')], [42, 28])
  assert.ok(shareOf('C28', 'Y7', ['mailbox.carrier']) > 2.5 * shareOf('C28', 'Y7', []))
})

test('at the door of the admin centre the kind of account comes first', () => {
  const ranked = [...candidatesOf('Y13')].slice(0, 2)
  assert.deepEqual(ranked, ['C14', 'C13'])
  assert.deepEqual(
    diagnose({ symptom: 'Y13', evidence: [] }).findings.map(({ cause }) => cause),
    ['C14', 'C13', 'C17'],
  )
})

test('the order of evidence changes nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...anySymptom), observations, fc.nat(), (symptom, known, turn) => {
      const evidence = known.map((fact) => seen(fact))
      const turned = [...evidence.slice(turn % 26), ...evidence.slice(0, turn % 26)].reverse()
      const told = (items: EvidenceItem[]) => {
        const { input: _, ...rest } = diagnose({ symptom, evidence: items })
        return JSON.stringify(rest)
      }
      assert.equal(told(turned), told(evidence))
    }),
  )
})

test('a repair that did not help speaks against what it would have repaired', () => {
  const of = (outcome: 'no_change' | 'cancelled' | undefined, known: Fact[]) => {
    const tried: AttemptedRepair[] = outcome ? [{ id: 'start_clean', at, outcome }] : []
    return diagnose({ symptom: 'Y5', evidence: known.map((fact) => seen(fact)), tried }).probabilities.C36
  }
  assert.ok(of('no_change', []) < 0.4 * of(undefined, []))
  assert.ok(of('no_change', ['old_cookie.found']) < 0.8 * of(undefined, ['old_cookie.found']), 'even if a fact decided')
  assert.equal(of('cancelled', []), of(undefined, []))
})

test('success elsewhere speaks for this browser and against the account', () => {
  const before = diagnose({ symptom: 'Y17', evidence: [] })
  const after = diagnose({ symptom: 'Y17', evidence: [seen('success_elsewhere.clean_browser'), seen('page.clean')] })
  assert.equal(after.findings[0]?.cause, 'C36')
  assert.ok(after.probabilities.C14 < before.probabilities.C14)
})

test('a former password after a change that nobody familiar made points at a takeover', () => {
  const alone = diagnose({ symptom: 'Y1', evidence: [seen('former.yes'), seen('sensitive.none')] })
  assert.equal(alone.findings[0]?.cause, 'C08')
  const strange = diagnose({ symptom: 'Y1', evidence: [seen('former.yes'), seen('sensitive.unfamiliar')] })
  assert.equal(strange.findings[0]?.cause, 'C62')
})

test('causes that cannot be told apart are tied', () => {
  const priors = {
    ...startingPriors,
    tables: startingPriors.tables.map((table) =>
      table.symptom === 'Y22' ? { ...table, weights: { C62: 1, C20: 1 } } : table,
    ),
  }
  const { findings } = diagnose({ symptom: 'Y22', evidence: [], priors })
  assert.deepEqual(
    findings.map(({ cause, tied }) => [cause, tied]),
    [
      ['C20', false],
      ['C62', true],
    ],
  )
})

test('confidence is told in three words', () => {
  assert.deepEqual([0.85, 0.849, 0.6, 0.599].map(wordFor), ['almost_certain', 'probably', 'probably', 'possibly'])
})
