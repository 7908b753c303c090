import { generator } from '../child.ts'
import { makeClient, signInsTo } from '../clients.ts'
import { type Genkan, startGenkan } from '../genkan.ts'
import type { Load, Work } from '../load.ts'
import { median } from '../median.ts'
import { signInToApplication } from '../openid.ts'
import { pageRequest } from '../requests.ts'
import { type Row, rate } from '../table.ts'
import { getRequest, openWire } from '../wire.ts'

const rounds = 5
const seconds = 3
const connections = 32

/** What a second worker adds where no hashing is in the way: half pages, half userinfo. */
export async function workers(): Promise<Row[]> {
  await using one = await startGenkan({ workers: 1 })
  await using two = await startGenkan({ workers: 2 })
  await using load = generator()
  const works = new Map([one, two].map((genkan) => [genkan, undefined as Work | undefined]))
  for (const genkan of works.keys()) works.set(genkan, await mixed(genkan))
  const rateOf = async (genkan: Genkan) => {
    const order = { port: genkan.port, connections, seconds, work: works.get(genkan) }
    return (await load.ask<Load>(order)).perSecond
  }
  const pairs: { one: number; two: number }[] = []
  for (let round = 0; round <= rounds; round += 1) pairs.push({ one: await rateOf(one), two: await rateOf(two) })
  const measured = pairs.slice(1)
  const rateWith = (which: 'one' | 'two') => rate(median(measured.map((pair) => pair[which])))
  return [
    {
      what: "one worker's share of two workers' rate",
      measured: median(measured.map((pair) => pair.one / pair.two)),
      digits: 2,
      unit: '',
      most: 0.67,
      beside: `${rateWith('one')} against ${rateWith('two')}, half pages, half userinfo`,
    },
  ]
}

async function mixed(genkan: Genkan): Promise<Work> {
  const wire = await openWire(genkan.port)
  const client = await makeClient(genkan)
  const requests: string[] = []
  for (const signIn of signInsTo(client, genkan, 16)) {
    const { access_token } = await signInToApplication(wire, signIn)
    requests.push(
      pageRequest(genkan),
      getRequest(genkan.host, '/oauth/userinfo', { Authorization: `Bearer ${access_token}` }),
    )
  }
  wire.close()
  return { kind: 'repeat', requests, status: 200 }
}
