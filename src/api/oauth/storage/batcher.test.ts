import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createBatcher } from './batcher.ts'

test('what is asked for at the same moment is looked up together, and each gets its own answer', async () => {
  const sizes: number[] = []
  const ask = createBatcher<number, string>(4, async (keys) => {
    sizes.push(keys.length)
    await sleep(5)
    return keys.map(String)
  })
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => ask(n)))
  assert.deepEqual(answers, ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
  assert.deepEqual(sizes, [4, 4, 2])
})

test('a look-up that fails fails those who asked for it, and nobody else', async () => {
  const ask = createBatcher<string, string>(2, async (keys) => {
    if (keys.includes('bad')) throw new Error('away')
    return keys
  })
  const outcomes = await Promise.allSettled(['bad', 'beside', 'good', 'fine'].map(ask))
  assert.deepEqual(
    outcomes.map((outcome) => outcome.status),
    ['rejected', 'rejected', 'fulfilled', 'fulfilled'],
  )
})

test('a look-up that hangs does not make the next one wait', async () => {
  const { promise: hanging, resolve: release } = Promise.withResolvers<void>()
  const ask = createBatcher<string, string>(2, async (keys) => {
    if (keys.includes('slow')) await hanging
    return keys
  })
  const slow = ask('slow')
  await sleep(10)
  assert.equal(await ask('quick'), 'quick')
  release()
  assert.equal(await slow, 'slow')
})
