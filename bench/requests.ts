import type { Flows, NewFlow } from '../src/mechanisms/flows/index.ts'
import { type Genkan, password } from './genkan.ts'
import { addressOf, browserOf } from './seed.ts'
import { formRequest, getRequest } from './wire.ts'

/** What the page tells of its browser with a sign-in, when scripts run. */
const evidence = JSON.stringify({
  capsSeen: false,
  imeComposition: false,
  nonAscii: false,
  autofilled: true,
  pasted: false,
  keystrokes: 0,
  cookieProbe: true,
  storageProbe: true,
  clockSkewMs: 12,
  rttMs: 38,
  online: true,
  features: ['passkeys', 'modules'],
  inApp: null,
  tabCount: 1,
  sinceLoadMs: 2345,
})

/**
 * The last step of sign-ins by so many persons, evenly taken from all accounts, each from a browser that knows the
 * account.
 */
export function signInRequests({ host, flows, accounts }: Genkan, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const n = 1 + Math.floor((index * accounts) / count)
    const address = addressOf(n)
    const { flow, cookie } = flowFor(flows, { identifier: { kind: 'email', value: address, norm: address } })
    const headers = { Cookie: `genkan_browser=${browserOf(n)}; ${cookie}`, Origin: `http://${host}` }
    return formRequest(host, '/sign-in/password', { flow, username: address, password, evidence }, headers)
  })
}

/** A flow as a page of ours begins it: its id, and the cookie that the browser got with it. */
export function flowFor(flows: Flows, begun: NewFlow): { flow: string; cookie: string } {
  const cookies: string[] = []
  const at = { jar: { flows: new Map<string, string>() }, setCookie: (cookie: string) => void cookies.push(cookie) }
  const { id } = flows.begin(at, begun)
  return { flow: id, cookie: cookies[0]?.split(';')[0] ?? '' }
}

/** The first sign-in page, as a browser asks for it that was never here. */
export const pageRequest = ({ host }: { host: string }) => getRequest(host, '/sign-in')
