import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type Child = {
  pid: number
  /** Rejects when the child could not do it. */
  ask<Answer>(order: object): Promise<Answer>
  [Symbol.asyncDispose](): Promise<void>
}

/** Starts a program of the bench in a process of its own, whose costs are its own. */
export function startChild(address: string): Child {
  const child = fork(fileURLToPath(address), { serialization: 'advanced' })
  return {
    pid: child.pid as number,
    ask: (order) => ask(child, order),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

/** What asks, in a process that takes only what others leave over. */
export const generator = () => startChild(import.meta.resolve('./load.ts'))

type Reply<Answer> = { answer?: Answer; fault?: string }

async function ask<Answer>(child: ChildProcess, order: object): Promise<Answer> {
  const stop = new AbortController()
  const ended = once(child, 'exit', { signal: stop.signal }).then(() => [{ fault: 'a process of the bench ended' }])
  ended.catch(() => {})
  child.send(order)
  const [reply] = (await Promise.race([once(child, 'message'), ended])) as [Reply<Answer>]
  stop.abort()
  if (reply.fault !== undefined) throw new Error(reply.fault)
  return reply.answer as Answer
}

/** The other side: carries out one order after the other, and ends with the parent. */
export function carryOut<Order, Answer>(work: (order: Order) => Promise<Answer>): void {
  process.on('disconnect', () => process.exit())
  process.on('message', async (order: Order) => {
    const reply = await work(order).then(
      (answer) => ({ answer }),
      (fault: Error) => ({ fault: fault.stack ?? String(fault) }),
    )
    process.send?.(reply)
  })
}
