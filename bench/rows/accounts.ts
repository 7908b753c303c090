import { generator } from '../child.ts'
import { type Genkan, startGenkan } from '../genkan.ts'
import type { Load } from '../load.ts'
import { median } from '../median.ts'
import { signInRequests } from '../requests.ts'
import type { Row } from '../table.ts'

const rounds = 7
const seconds = 4

/** How long a sign-in takes with very many accounts, against few. One at a time, so that nothing waits in a queue. */
export async function accounts(): Promise<Row[]> {
  await using many = await startGenkan({ accounts: 1_000_000 })
  await using few = await startGenkan({ accounts: 1000 })
  await using load = generator()
  const timer = (genkan: Genkan) => {
    const work = { kind: 'repeat', requests: signInRequests(genkan, 1000), status: 303 }
    return async () => (await load.ask<Load>({ port: genkan.port, connections: 1, seconds, work })).medianMs
  }
  const [withMany, withFew] = [timer(many), timer(few)]
  const pairs: { many: number; few: number }[] = []
  for (let round = 0; round <= rounds; round += 1) pairs.push({ many: await withMany(), few: await withFew() })
  const measured = pairs.slice(1)
  const medianOf = (which: 'many' | 'few') => median(measured.map((pair) => pair[which]))
  return [
    {
      what: 'sign-in time at 1,000,000 accounts against 1,000',
      measured: median(measured.map((pair) => pair.many / pair.few)),
      digits: 2,
      unit: 'times',
      most: 1.15,
      beside: `${medianOf('many').toFixed(1)} ms against ${medianOf('few').toFixed(1)} ms`,
    },
  ]
}
