import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPacks } from './check-packs.ts'

test('every file of the packs is as it should be', () => {
  assert.doesNotThrow(checkPacks)
})
