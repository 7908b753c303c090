import { lookup as resolve } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * Networks that are not the open internet (IANA special-purpose registries). Nothing that an application names may
 * make us talk to a neighbour.
 */
const inner = new BlockList()
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inner.addSubnet(address, bits, 'ipv4')
for (const [address, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inner.addSubnet(address, bits, 'ipv6')

export class FetchRefused extends Error {}

/** Whether an address belongs to the open internet. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').split('%')[0] as string
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1]
  if (mapped) return isPublicAddress(mapped)
  const family = isIP(plain)
  if (family === 0 || plain.toLowerCase().startsWith('::ffff:')) return false
  return !inner.check(plain, family === 6 ? 'ipv6' : 'ipv4')
}

const guardedLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (fault, addresses) => {
    if (fault) return done(fault, [])
    // All of them: one inner address among outer ones is an attempt, not a mistake.
    if (!addresses.every(({ address }) => isPublicAddress(address)))
      return done(new FetchRefused('the name leads to an inner network'), [])
    if (options.all) return done(null, addresses)
    const first = addresses[0]
    return first ? done(null, first.address, first.family) : done(new FetchRefused('the name leads nowhere'), [])
  })
}

const limitBytes = 64 * 1024
const limitMilliseconds = 3000
const ports = new Set(['', '443', '8443'])

export type SafeFetch = (url: string | URL, options?: RequestInit) => Promise<Response>

/**
 * A `fetch` for addresses that applications registered: https to the open internet only, connected to the very
 * address that was checked, no redirects, 64 kB and 3 seconds at most, no cookies and no proxies.
 *
 * In local mode plain http and this machine are allowed too: the example application lives there.
 */
export function createSafeFetch({ local }: { local: boolean }): SafeFetch {
  return async (input, options = {}) => {
    const url = new URL(input)
    if (!local) refuseInner(url)
    if (url.protocol !== 'https:' && !(local && url.protocol === 'http:'))
      throw new FetchRefused(`${url.protocol} is not fetched`)
    if (url.username || url.password) throw new FetchRefused('an address with a user name is not fetched')
    const body = options.body === undefined || options.body === null ? undefined : String(options.body)
    const headers = Object.fromEntries(new Headers(options.headers))
    return send(url, { method: options.method ?? 'GET', headers, body, lookup: local ? undefined : guardedLookup })
  }
}

function refuseInner(url: URL): void {
  if (!ports.has(url.port)) throw new FetchRefused(`port ${url.port} is not fetched`)
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) && !isPublicAddress(url.hostname))
    throw new FetchRefused('an inner network is not fetched')
}

type Sending = {
  method: string
  headers: Record<string, string>
  body: string | undefined
  lookup: LookupFunction | undefined
}

function send(url: URL, { method, headers, body, lookup }: Sending): Promise<Response> {
  return new Promise((done, failed) => {
    const { request } = url.protocol === 'https:' ? https : http
    const signal = AbortSignal.timeout(limitMilliseconds)
    const sent = request(url, { method, headers, lookup, agent: false, signal, maxHeaderSize: 16_384 }, (answer) => {
      const chunks: Buffer[] = []
      let size = 0
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > limitBytes) sent.destroy(new FetchRefused('the answer is too long'))
        else chunks.push(chunk)
      })
      answer.on('error', failed)
      answer.on('end', () => {
        const status = answer.statusCode ?? 0
        const known = Object.entries(answer.headers).flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, value] as [string, string]] : [],
        )
        const empty = status === 204 || status === 205 || status === 304
        done(
          new Response(empty ? null : Buffer.concat(chunks), {
            status: status >= 200 && status <= 599 ? status : 502,
            headers: known,
          }),
        )
      })
    })
    sent.on('error', failed)
    sent.end(body)
  })
}
