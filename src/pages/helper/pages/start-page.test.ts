import assert from 'node:assert/strict'
import { test } from 'node:test'
import { symptomIds } from '../../../diagnosis/index.ts'
import { groupedSymptoms } from './start-page.ts'

test('everything that people can see stands in exactly one group', () => {
  assert.deepEqual([...groupedSymptoms].sort(), [...symptomIds].sort())
})
