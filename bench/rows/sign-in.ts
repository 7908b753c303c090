import { availableParallelism } from 'node:os'
import { generator } from '../child.ts'
import { startGenkan } from '../genkan.ts'
import { signInRequests } from '../requests.ts'
import { compare, costUnderLoad } from '../rounds.ts'
import { type Row, rate } from '../table.ts'
import { startHashing } from './hash.ts'

/** As many hashes at once as Genkan computes; and enough people that none of its places is ever free. */
const atOnce = availableParallelism()
const connections = 4 * atOnce
const seconds = 5

/** One password sign-in: the POST, session and log included. */
export async function signIn(): Promise<Row[]> {
  await using genkan = await startGenkan()
  await using load = generator()
  await using hashing = startHashing({ seconds, atOnce })
  const work = { kind: 'repeat', requests: signInRequests(genkan, 1000), status: 303 } as const
  const order = { port: genkan.port, connections, work }
  const { ratio, ours, reference } = await compare(
    {
      // Long enough that what is compiled while it runs is compiled.
      warmUp: () => costUnderLoad(load, genkan.pid, { ...order, seconds: 15 }),
      round: () => costUnderLoad(load, genkan.pid, { ...order, seconds }),
    },
    hashing,
  )
  return [
    {
      what: 'one password sign-in',
      measured: ratio,
      digits: 2,
      unit: 'hashes',
      most: 1.25,
      beside: `${ours.cpuMs.toFixed(1)} ms of CPU, a hash ${reference.cpuMs.toFixed(1)}; ${rate(ours.perSecond)}, hashes ${rate(reference.perSecond)}`,
    },
  ]
}
