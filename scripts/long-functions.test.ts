import assert from 'node:assert/strict'
import { test } from 'node:test'
import { longFunctions } from './long-functions.ts'

const body = (lines: number, depth = '') => Array(lines).fill(`${depth}  step()`).join('\n')
const found = (text: string) => longFunctions('a.ts', text).map(({ name, line, lines }) => [name, line, lines])

test('a named function of more than 70 lines is found, however it is written', () => {
  assert.deepEqual(found(`export async function long(\n  a: string,\n): Promise<void> {\n${body(70)}\n}`), [
    ['long', 1, 74],
  ])
  assert.deepEqual(found(`const long = async (a: string): Promise<void> => {\n${body(69)}\n}`), [['long', 1, 71]])
  assert.deepEqual(found(`const all = {\n  async long(a: string): Promise<void> {\n${body(69, '  ')}\n  },\n}`), [
    ['long', 2, 71],
  ])
  assert.deepEqual(found(`const all = {\n  long: (a: string) => {\n${body(69, '  ')}\n  },\n}`), [['long', 2, 71]])
})

test('a short function, a call and a loop are none', () => {
  assert.deepEqual(found(`function short() {\n${body(68)}\n}`), [])
  assert.deepEqual(found(`describe('x', () => {\n${body(90)}\n})`), [])
  assert.deepEqual(found(`for (const a of b) {\n${body(90)}\n}`), [])
})
