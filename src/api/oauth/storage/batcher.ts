/** Looks one thing up, and with it all that are asked for at the same moment. */
export type Batched<Key, Answer> = (key: Key) => Promise<Answer>

type Waiting<Key, Answer> = { key: Key; done(answer: Answer): void; failed(fault: unknown): void }

/** A look-up that takes longer than this is not waited for by the next one. */
const patienceMilliseconds = 50

/**
 * Collects what is asked for while a look-up is on its way, and looks it up together, at most `most` at once: the
 * busier, the cheaper each. While little goes on nothing waits. Each is looked up after it was asked for, so no
 * answer is ever too old.
 */
export function createBatcher<Key, Answer>(
  most: number,
  lookUp: (keys: Key[]) => Promise<Answer[]>,
): Batched<Key, Answer> {
  const waiting: Waiting<Key, Answer>[] = []
  let flying = false
  let planned = false

  /** After all requests that are here already have asked. */
  function plan(): void {
    if (planned || flying || waiting.length === 0) return
    planned = true
    setImmediate(() => {
      planned = false
      void fly(waiting.splice(0, most))
    })
  }

  async function fly(batch: Waiting<Key, Answer>[]): Promise<void> {
    flying = true
    let over = false
    const land = () => {
      if (over) return
      over = true
      flying = false
      plan()
    }
    const patience = setTimeout(land, patienceMilliseconds)
    try {
      const answers = await lookUp(batch.map((each) => each.key))
      batch.forEach((each, index) => {
        each.done(answers[index] as Answer)
      })
    } catch (fault) {
      for (const each of batch) each.failed(fault)
    }
    clearTimeout(patience)
    land()
  }

  return (key) =>
    new Promise((done, failed) => {
      waiting.push({ key, done, failed })
      plan()
    })
}
