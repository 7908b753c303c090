import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { contentLists } from '../../scripts/content-lists.ts'

test('the lists of content files name the files that there are', () => {
  for (const [file, list] of contentLists())
    assert.equal(readFileSync(file, 'utf8'), list, `run node scripts/content-lists.ts: ${file}`)
})
