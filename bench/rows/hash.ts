import type { HashOrder } from '../bare-hash.ts'
import { startChild } from '../child.ts'
import { cpuMilliseconds } from '../cpu.ts'
import type { Measured } from '../rounds.ts'

/** Bare hashes with the parameters of a stored password, as many at once as sign-ins are under way. */
export function startHashing(order: HashOrder): Measured & AsyncDisposable {
  const child = startChild(import.meta.resolve('../bare-hash.ts'))
  return {
    async round() {
      const before = cpuMilliseconds(child.pid)
      const { done, perSecond } = await child.ask<{ done: number; perSecond: number }>(order)
      return { perSecond, cpuMs: (cpuMilliseconds(child.pid) - before) / done }
    },
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  }
}
