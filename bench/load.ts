import { getPriority, setPriority } from 'node:os'
import { carryOut } from './child.ts'
import { median } from './median.ts'
import { type OpenIdSignIn, signInToApplication } from './openid.ts'
import { formRequest, openWire, type Wire } from './wire.ts'

/** What is to be asked, again and again. */
export type Work =
  /** These requests in turn, each answered with this status. */
  | { kind: 'repeat'; requests: string[]; status: number }
  /** Each chain's refresh token is exchanged for the next one. */
  | { kind: 'refresh'; host: string; authorization: string; chains: string[] }
  /** Whole sign-ins to an application, each in a browser of its own. */
  | { kind: 'openid'; signIns: OpenIdSignIn[] }

export type Order = { port: number; connections: number; work: Work } & ({ seconds: number } | { times: number })

export type Load = {
  done: number
  perSecond: number
  medianMs: number
  /** The refresh tokens that the chains have come to. */
  chains: string[]
}

type Step = (wire: Wire) => Promise<void>

// Whatever is measured goes first; the generator takes what is left over.
setPriority(Math.min(19, getPriority() + 19))

carryOut(async (order: Order): Promise<Load> => {
  const { work } = order
  const chains = work.kind === 'refresh' ? [...work.chains] : []
  const step = stepOf(work, chains)
  const wires = await Promise.all(Array.from({ length: order.connections }, () => openWire(order.port)))
  const times: number[] = []
  const start = performance.now()
  const open = 'times' in order ? () => begun < order.times : () => performance.now() < start + order.seconds * 1000
  let begun = 0
  const keepAsking = async (wire: Wire) => {
    while (open()) {
      begun += 1
      const at = performance.now()
      await step(wire)
      times.push(performance.now() - at)
    }
  }
  await Promise.all(wires.map(keepAsking))
  const seconds = (performance.now() - start) / 1000
  for (const wire of wires) wire.close()
  return { done: times.length, perSecond: times.length / seconds, medianMs: median(times), chains }
})

function stepOf(work: Work, chains: string[]): Step {
  if (work.kind === 'refresh') return refresh(work, chains)
  let next = Math.floor(Math.random() * 1000)
  if (work.kind === 'openid') {
    return async (wire) => {
      await signInToApplication(wire, work.signIns[next++ % work.signIns.length]!)
    }
  }
  return async (wire) => {
    const answer = await wire.ask(work.requests[next++ % work.requests.length]!)
    if (answer.status !== work.status)
      throw new Error(`answered ${answer.status}: ${answer.head}\n\n${answer.body().slice(0, 2000)}`)
  }
}

/** A chain is taken out while its token is being exchanged: nobody else may use it. */
function refresh({ host, authorization }: Work & { kind: 'refresh' }, chains: string[]): Step {
  return async (wire) => {
    const token = chains.shift()
    if (token === undefined) throw new Error('more connections than refresh tokens')
    const fields = { grant_type: 'refresh_token', refresh_token: token }
    const answer = await wire.ask(formRequest(host, '/oauth/token', fields, { Authorization: authorization }))
    if (answer.status !== 200) throw new Error(`a refresh was answered ${answer.status}: ${answer.body()}`)
    chains.push(JSON.parse(answer.body()).refresh_token)
  }
}
