/** The queue for hashing is full: answer 503 with Retry-After, and count nothing (D18). */
export class Overloaded extends Error {
  constructor() {
    super('too many password checks are waiting')
  }
}

export type Gate = { run<Result>(body: () => Promise<Result>): Promise<Result>; waiting(): number }

/**
 * Lets `width` bodies run at once and `queue` wait. A hash takes a core and 19 MB for some 15 ms: without a gate a
 * flood of sign-ins would take memory without end and make every page slow.
 */
export function openGate(width: number, queue: number): Gate {
  let running = 0
  const waiting: (() => void)[] = []
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
  return {
    waiting: () => waiting.length,
    async run(body) {
      if (running < width) running += 1
      else if (waiting.length >= queue) throw new Overloaded()
      else await new Promise<void>((resolve) => waiting.push(resolve))
      try {
        return await body()
      } finally {
        leave()
      }
    },
  }
}
