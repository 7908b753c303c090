import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { filesIn, readFile } from '../platform/content/index.ts'
import { checkModel, modelSchemas } from './check-model.ts'

test('the model is as its schema says, and every file has one', () => {
  assert.doesNotThrow(checkModel)
  const files = [...filesIn('model'), ...filesIn('model/words').map((file) => `words/${file}`)]
  assert.deepEqual(Object.keys(modelSchemas()).sort(), files.sort())
})

// biome-ignore lint/suspicious/noExplicitAny: the test breaks data of every shape
type Data = any

test('a mistake in the model is named by its place', () => {
  const places = (file: string, change: (data: Data) => void) => {
    const data = structuredClone(readFile<Data>(`model/${file}`, z.any()))
    change(data)
    return modelSchemas()
      [file]?.safeParse(data)
      .error?.issues.map(({ path }) => path.join('.'))
  }
  assert.equal(
    places('causes.json', () => {}),
    undefined,
  )
  const made: [string, string, (data: Data) => void][] = [
    ['observations.json', 'evidence.caps', (data) => (data.evidence.caps.usual.on = 0.5)],
    ['observations.json', 'evidence.caps', (data) => (data.evidence.caps.likely.C04 = { perhaps: 1 })],
    ['observations.json', 'evidence.caps.likely', (data) => (data.evidence.caps.likely.C99 = {})],
    ['observations.json', 'evidence.caps.read.on.0', (data) => (data.evidence.caps.read.on = [{ capsLock: true }])],
    ['observations.json', 'evidence.caps.noticed.on', (data) => (data.evidence.caps.noticed.on = 'whale')],
    ['evidence.json', 'delivery.receipt.level', (data) => (data.delivery.receipt.level = 'T9')],
    ['causes.json', 'input.C04.repairs', (data) => (data.input.C04.repairs.pray = 1)],
    ['causes.json', 'input.C08.confirmedBy.0', (data) => (data.input.C08.confirmedBy = ['former.perhaps'])],
    ['symptoms.json', 'Y1.codes.0', (data) => (data.Y1.codes[0] = 'GK1')],
    ['repairs.json', 'browser.private_window.after', (data) => (data.browser.private_window.after = 'pray')],
    ['words/rules.json', 'statements.0.when', (data) => (data.statements[0].when = 'phoneNew|whale')],
  ]
  for (const [file, place, change] of made) assert.deepEqual(places(file, change), [place], `${file} ${place}`)
})
