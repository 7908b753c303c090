import { generator, startChild } from '../child.ts'
import { startGenkan } from '../genkan.ts'
import type { Work } from '../load.ts'
import { pageRequest } from '../requests.ts'
import { compare, costUnderLoad } from '../rounds.ts'
import { type Row, rate } from '../table.ts'
import { type Answer, openWire } from '../wire.ts'

const connections = 16
const seconds = 3

/** One sign-in page, against `node:http` that sends the same bytes. */
export async function page(): Promise<Row[]> {
  await using genkan = await startGenkan()
  await using load = generator()
  await using bare = startChild(import.meta.resolve('../bare-http.ts'))
  const request = pageRequest(genkan)
  const sample = await askOnce(genkan.port, request)
  const barePort = await bare.ask<number>({ headers: headersOf(sample), body: sample.body() })
  const work: Work = { kind: 'repeat', requests: [request], status: 200 }
  const measured = (pid: number, port: number) => ({
    warmUp: () => costUnderLoad(load, pid, { port, connections, seconds: 6, work }),
    round: () => costUnderLoad(load, pid, { port, connections, seconds, work }),
  })
  const { ratio, ours, reference } = await compare(measured(genkan.pid, genkan.port), measured(bare.pid, barePort))
  return [
    {
      what: 'one sign-in page',
      measured: ratio,
      digits: 2,
      unit: 'times node:http',
      most: 4,
      beside: `${(ours.cpuMs * 1000).toFixed(0)} µs of CPU against ${(reference.cpuMs * 1000).toFixed(0)}; ${rate(ours.perSecond)} against ${rate(reference.perSecond)}`,
    },
  ]
}

async function askOnce(port: number, request: string): Promise<Answer> {
  const wire = await openWire(port)
  try {
    return await wire.ask(request)
  } finally {
    wire.close()
  }
}

function headersOf({ head }: Answer): Record<string, string> {
  const lines = head.split('\r\n').slice(1)
  const pairs = lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()])
  return Object.fromEntries(pairs.filter(([name]) => !/^(date|connection|keep-alive)$/i.test(name!)))
}
