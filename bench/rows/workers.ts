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
/** One alone, with what is left over of the cores, cannot keep two workers busy. */
const generators = 3

type Which = 'pages' | 'mixed'
type Side = { genkan: Genkan; work: Record<Which, Work> }

/**
 * What a second worker adds where no hashing is in the way: for pages, which need nothing but a worker. Beside it, half
 * pages and half userinfo: there the database takes its part of the cores, and with two cores none is left over.
 */
export async function workers(): Promise<Row[]> {
  await using one = await startGenkan({ workers: 1 })
  await using two = await startGenkan({ workers: 2 })
  await using loads = new AsyncDisposableStack()
  const askers = Array.from({ length: generators }, () => loads.use(generator()))
  const sides = [await sideOf(one), await sideOf(two)]
  const rateOf = async ({ genkan, work }: Side, which: Which) => {
    const order = { port: genkan.port, connections, seconds, work: work[which] }
    const told = await Promise.all(askers.map((asker) => asker.ask<Load>(order)))
    return told.reduce((sum, { perSecond }) => sum + perSecond, 0)
  }
  const pairs: Record<Which, [number, number][]> = { pages: [], mixed: [] }
  for (let round = 0; round <= rounds; round += 1)
    for (const which of ['pages', 'mixed'] as const)
      pairs[which].push([await rateOf(sides[0]!, which), await rateOf(sides[1]!, which)])
  const share = (which: Which) => median(pairs[which].slice(1).map(([alone, both]) => alone / both))
  const rateWith = (which: Which, at: 0 | 1) => rate(median(pairs[which].slice(1).map((pair) => pair[at])))
  const told = (which: Which) => `${rateWith(which, 0)} against ${rateWith(which, 1)}`
  return [
    {
      what: "one worker's share of two workers' rate",
      measured: share('pages'),
      digits: 2,
      unit: '',
      most: 0.67,
      beside: `${told('pages')}; with userinfo ${share('mixed').toFixed(2)}, ${told('mixed')}`,
    },
  ]
}

async function sideOf(genkan: Genkan): Promise<Side> {
  const wire = await openWire(genkan.port)
  const client = await makeClient(genkan)
  const page = pageRequest(genkan)
  const mixed: string[] = []
  for (const signIn of signInsTo(client, genkan, 16)) {
    const { access_token } = await signInToApplication(wire, signIn)
    mixed.push(page, getRequest(genkan.host, '/oauth/userinfo', { Authorization: `Bearer ${access_token}` }))
  }
  wire.close()
  const work = (requests: string[]): Work => ({ kind: 'repeat', requests, status: 200 })
  return { genkan, work: { pages: work([page]), mixed: work(mixed) } }
}
