import { type Child, generator } from '../child.ts'
import { type Genkan, password, startGenkan } from '../genkan.ts'
import { compare, costUnderLoad } from '../rounds.ts'
import { addressOf, browserOf } from '../seed.ts'
import { formRequest } from '../wire.ts'
import { startHashing } from './hash.ts'
import { perSecond, type Row } from './row.ts'

const atOnce = 2
const seconds = 5

/** One password sign-in (the POST, session and log included), in bare hashes. */
export async function signIn(): Promise<Row[]> {
  await using genkan = await startGenkan()
  await using load = generator()
  await using hashing = startHashing({ seconds, atOnce })
  const requests = signInRequests(genkan, 1000)
  const { ratio, ours, reference } = await compare({ round: () => signInFor(load, genkan, requests) }, hashing)
  return [
    {
      what: 'one password sign-in',
      measured: ratio,
      digits: 2,
      unit: 'hashes',
      most: 1.25,
      beside: `${ours.cpuMs.toFixed(1)} ms against ${reference.cpuMs.toFixed(1)} ms; ${perSecond(ours.perSecond)} against ${perSecond(reference.perSecond)}`,
    },
  ]
}

function signInFor(load: Child, { port, pid }: Genkan, requests: string[]) {
  return costUnderLoad(load, pid, { port, connections: atOnce, seconds, work: { kind: 'repeat', requests, status: 303 } })
}

/**
 * The last step of sign-ins by so many persons, evenly taken from all accounts, each from a browser that knows the
 * account.
 */
export function signInRequests({ host, flows, accounts }: Genkan, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const n = 1 + Math.floor((index * accounts) / count)
    const address = addressOf(n)
    const flow = flows.make({ identifier: { kind: 'email', value: address, norm: address } })
    const headers = { Cookie: `genkan_browser=${browserOf(n)}`, Origin: `http://${host}` }
    return formRequest(host, '/sign-in/password', { flow, username: address, password }, headers)
  })
}
