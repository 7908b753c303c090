import { randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { hashParameters } from '../src/mechanisms/authenticators/index.ts'
import { carryOut } from './child.ts'

/** The limit of a password sign-in: nothing but hashes with the same parameters, so many at once, for a while. */
export type HashOrder = { seconds: number; atOnce: number }

carryOut(async ({ seconds, atOnce }: HashOrder) => {
  const start = performance.now()
  let done = 0
  const keepHashing = async () => {
    while (performance.now() < start + seconds * 1000) {
      await hashRaw('Ribbon-otter-7-maple', { ...hashParameters, salt: randomBytes(16) })
      done += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, keepHashing))
  return { done, perSecond: (done * 1000) / (performance.now() - start) }
})
