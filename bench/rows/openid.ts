import { availableParallelism } from 'node:os'
import { generator } from '../child.ts'
import { makeClient, signInsTo } from '../clients.ts'
import { startGenkan } from '../genkan.ts'
import { compare, costUnderLoad } from '../rounds.ts'
import { type Row, rate } from '../table.ts'
import { startHashing } from './hash.ts'

/** As many hashes at once as Genkan computes; and enough people that none of its places is ever free. */
const atOnce = availableParallelism()
const connections = 4 * atOnce
const seconds = 5
/** People for each round: more than sign in within its time, so that nobody comes twice in a minute. */
const people = 1500
const warmUpPeople = 4000

/** One whole OpenID sign-in: authorization request, identifier page, password page, code, tokens. */
export async function openid(): Promise<Row[]> {
  await using genkan = await startGenkan({ accounts: warmUpPeople + 6 * people })
  await using load = generator()
  await using hashing = startHashing({ seconds, atOnce })
  const client = await makeClient(genkan)
  let came = 0
  const run = (count: number, forSeconds: number) => {
    const work = { kind: 'openid', signIns: signInsTo(client, genkan, count, came) } as const
    came += count
    return costUnderLoad(load, genkan.pid, { port: genkan.port, connections, work, seconds: forSeconds })
  }
  const { ratio, ours, reference } = await compare(
    {
      warmUp: () => run(warmUpPeople, 15),
      round: () => run(people, seconds),
    },
    hashing,
  )
  return [
    {
      what: 'one whole OpenID sign-in',
      measured: ratio,
      digits: 2,
      unit: 'hashes',
      most: 1.8,
      beside: `${ours.cpuMs.toFixed(1)} ms of CPU, a hash ${reference.cpuMs.toFixed(1)}; ${rate(ours.perSecond)}, hashes ${rate(reference.perSecond)}`,
    },
  ]
}
