import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { filesIn, pairUp, readFile, text, texts } from './index.ts'

test('a fault in a file is told with the file and the place', () => {
  const schema = z.strictObject({ title: z.number() })
  assert.throws(() => readFile('help/en/GK3001.json', schema), /content\/help\/en\/GK3001\.json.*\n {2}title: /)
  assert.throws(() => readFile('help/en/GK3001.json', schema), /at the top: .*"means"/)
  assert.throws(() => readFile('help/en/GK0000.json', schema), /content\/help\/en\/GK0000\.json .*\n.*no such file/)
  assert.ok(filesIn('help/en').includes('GK3001.json'))
})

test('a text is never empty', () => {
  for (const empty of ['', ' ', 'end \n']) assert.equal(text.safeParse(empty).success, false, JSON.stringify(empty))
  assert.equal(text.safeParse('Two\nlines').success, true)
  assert.deepEqual(texts.parse({ title: 'a', lead: { short: 'b' } }), { title: 'a', 'lead.short': 'b' })
  assert.equal(texts.safeParse({ lead: { short: ' ' } }).error?.issues[0]?.path.join(), 'lead.short')
  assert.equal(texts.safeParse({ lead: { short: 3 } }).success, false)
})

test('facts and words that do not belong together are named', () => {
  assert.deepEqual(pairUp('x', { b: 1, a: 2 }, { a: 'A', b: 'B' }), [
    ['b', 1, 'B'],
    ['a', 2, 'A'],
  ])
  assert.throws(
    () => pairUp('x', { a: 1 }, { toString: 'B' }),
    /content\/x .*\n.*nobody reads toString\n.*a is missing/,
  )
})
