import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type EvidenceName, type Fact, facts, nameOf, shapes } from '../evidence/index.ts'
import { answerItem, diagnose, nextQuestion, type QuestionId, questionIds, questions } from '../index.ts'
import { anySymptom, at, seen } from '../situations.fixture.ts'

const ask = (symptom: Parameters<typeof diagnose>[0]['symptom'], known: Fact[], asked: QuestionId[] = []) =>
  nextQuestion(diagnose({ symptom, evidence: known.map((fact) => seen(fact)), asked }))

test('the first question is the one that tells most', () => {
  assert.equal(ask('Y1', []), 'fill')
  assert.equal(ask('Y17', []), 'other_device')
  assert.equal(ask('Y8', []), 'new_phone')
  assert.equal(ask('Y22', []), 'strange')
})

test('what the software sees is never asked', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...anySymptom),
      fc.uniqueArray(fc.constantFrom(...facts), { maxLength: 12, selector: nameOf }),
      (symptom, known) => {
        const question = ask(symptom, known)
        if (!question) return
        const names = new Set(known.filter((fact) => counts(fact, symptom)).map(nameOf))
        for (const name of questions[question].unless) assert.ok(!names.has(name), `${question} asked, ${name} known`)
      },
    ),
    { numRuns: 60 },
  )
  assert.notEqual(ask('Y13', ['kind.personal']), 'purpose')
})

function counts(fact: Fact, symptom: (typeof anySymptom)[number]): boolean {
  const { about } = shapes[nameOf(fact)]
  return !about || !symptom || about.includes(symptom)
}

test('never more than three questions, never the same one twice, none once it is clear', () => {
  assert.equal(ask('Y1', [], ['fill', 'last_success', 'strange']), undefined)
  assert.notEqual(ask('Y1', [], ['fill']), 'fill')
  assert.equal(ask('Y5', ['cookies.blocked']), undefined)
})

test('which error, which browser, Caps Lock, spaces and the network are nobody’s question', () => {
  const never: EvidenceName[] = ['caps', 'extra', 'wide', 'browser', 'features', 'online', 'rtt', 'cookies', 'hosts']
  for (const id of questionIds) for (const answer of questions[id].answers) assert.ok(!never.includes(nameOf(answer)))
})

test('answers are evidence, said by a person', () => {
  assert.deepEqual(answerItem('fill.filled', at), { name: 'fill', value: 'filled', where: 'person', at })
  for (const id of questionIds)
    for (const answer of questions[id].answers) assert.ok(shapes[nameOf(answer)].places.includes('person'), answer)
  const before = diagnose({ symptom: 'Y1', evidence: [] })
  const after = diagnose({ symptom: 'Y1', evidence: [answerItem('fill.filled', at)] })
  assert.ok(after.probabilities.C10 > 2 * before.probabilities.C10)
})
