import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diagnose, disclose, readResult } from './index.ts'
import { at, seen } from './situations.fixture.ts'

const good = () =>
  JSON.parse(
    JSON.stringify(
      disclose(
        diagnose({
          attempt: 'at_01JD',
          symptom: 'Y1',
          evidence: [seen('caps.on'), seen('fill.typed')],
          tried: [{ id: 'try_again', at, outcome: 'cancelled' }],
        }),
        'T0',
      ),
    ),
  )

test('a result is read back as it was', () => {
  assert.deepEqual(readResult(good()), { result: good() })
})

test('what a newer engine added is let through', () => {
  assert.deepEqual(readResult({ ...good(), weather: 'fine' }), { result: { ...good(), weather: 'fine' } })
})

test('every mistake is named by its path', () => {
  const mistakes = (change: object) => {
    const read = readResult({ ...good(), ...change })
    return 'mistakes' in read ? read.mistakes : []
  }
  const finding = good().findings[0]
  assert.deepEqual(mistakes({ version: 2 }), ['version'])
  assert.deepEqual(mistakes({ symptom: 'Y23', level: 'T9', next: 'wait' }), ['symptom', 'level', 'next'])
  assert.deepEqual(mistakes({ findings: [{ ...finding, cause: 'C99', said: 'GK1' }] }), [
    'findings[0].cause',
    'findings[0].said',
  ])
  assert.deepEqual(mistakes({ findings: [{ ...finding, confidence: 1.5, evidence: ['caps.perhaps'] }] }), [
    'findings[0].confidence',
    'findings[0].evidence[0]',
  ])
  assert.deepEqual(mistakes({ repairs: [{ id: 'person', kind: 'auto' }, { id: 'pray' }] }), [
    'repairs[0].kind',
    'repairs[1].id',
  ])
  assert.deepEqual(mistakes({ tried: [{ id: 'try_again', at: 'once', outcome: 'no_change' }] }), ['tried[0].at'])
  assert.deepEqual(mistakes({ unknown: true }), ['findings: unknown'])
  assert.deepEqual(mistakes({ lookedAt: 'caps.on', question: {}, attempt: '' }), [
    'attempt',
    'question.id',
    'question.answers',
    'lookedAt',
  ])
  for (const raw of [null, undefined, 'result', [], 3])
    assert.deepEqual(readResult(raw), { mistakes: ['result: not an object'] })
})
