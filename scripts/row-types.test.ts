import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { createTestDatabase } from '../test/database.ts'
import { rowTypes } from './row-types.ts'

test('the types of rows are those of the migrated schema', async () => {
  const database = await createTestDatabase()
  try {
    const now = await rowTypes({ query: async (text) => ({ rows: (await database.query(text)).rows }) })
    const kept = readFileSync(new URL('../src/records/schema.ts', import.meta.url), 'utf8')
    assert.equal(now, kept, 'run: node scripts/dev.ts row-types')
  } finally {
    await database.drop()
  }
})
