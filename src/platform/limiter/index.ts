/** The queue for hashing is full: the answer is 503 with Retry-After, and nothing is counted. */
export class Overloaded extends Error {
  constructor() {
    super('too many password checks are waiting')
  }
}

export type Limiter = {
  /** Runs the body when its turn comes; throws `Overloaded` when nobody more may wait. */
  run<Result>(body: () => Promise<Result>): Promise<Result>
  /** Keeps a place for one body that comes a little later; throws `Overloaded` when there is none. Dispose of it. */
  reserve(): Place
  waiting(): number
}

/** A place in the queue: a body that has one is never turned away. */
export type Place = Disposable & { run<Result>(body: () => Promise<Result>): Promise<Result> }

/**
 * Lets `width` bodies run at once and `queue` wait. A hash takes a core and 19 MB for some 15 ms: without a limit a
 * flood of sign-ins would take memory without end and make every page slow.
 */
export function openLimiter(width: number, queue: number): Limiter {
  let running = 0
  let reserved = 0
  const waiting: (() => void)[] = []
  const needPlace = () => {
    if (running + waiting.length + reserved >= width + queue) throw new Overloaded()
  }
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
  async function enter<Result>(body: () => Promise<Result>): Promise<Result> {
    if (running < width) running += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await body()
    } finally {
      leave()
    }
  }
  return {
    waiting: () => waiting.length,
    async run(body) {
      needPlace()
      return enter(body)
    },
    reserve() {
      needPlace()
      reserved += 1
      let kept = true
      const giveBack = () => {
        if (kept) reserved -= 1
        kept = false
      }
      return {
        run(body) {
          giveBack()
          return enter(body)
        },
        [Symbol.dispose]: giveBack,
      }
    },
  }
}
