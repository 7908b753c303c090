import { generator } from '../child.ts'
import { residentMegabytes } from '../cpu.ts'
import { startGenkan } from '../genkan.ts'
import { signInRequests } from '../requests.ts'
import type { Row } from '../table.ts'

const times = 10_000

/** Memory of one worker after many sign-ins by 1,000 persons. */
export async function memory(): Promise<Row[]> {
  await using genkan = await startGenkan()
  await using load = generator()
  const [worker] = genkan.workerPids()
  const before = residentMegabytes(worker!)
  const work = { kind: 'repeat', requests: signInRequests(genkan, 1000), status: 303 }
  await load.ask({ port: genkan.port, connections: 4, times, work })
  return [
    {
      what: 'memory of one worker after 10,000 sign-ins',
      measured: residentMegabytes(worker!),
      digits: 0,
      unit: 'MB',
      most: 200,
      beside: `${before.toFixed(0)} MB before the first`,
    },
  ]
}
