import { BlockList, isIP } from 'node:net'
import Bowser from 'bowser'
import type { Web } from './web.ts'

/** What a request tells of the device and network it comes from. */
export type ClientFacts = {
  /** For people: "Chrome 141 · Windows". */
  device: string
  /** The network only, never the whole address: 203.0.113.0/24, 2001:db8:1::/48. */
  network: string
}

const known = new Map<string, string>()
const browsers = new Set([...Object.values(Bowser.BROWSER_MAP), 'Miui', 'PlayStation 4', 'WebOS Browser'])
const systems = new Set(Object.values(Bowser.OS_MAP))

/**
 * Browser and system in words, from the User-Agent header. Only names that are known: the words end up in mails to
 * others, so whoever sends the header must not choose them (ATK-047).
 */
export function describeDevice(userAgent: string | undefined): string {
  if (!userAgent) return '—'
  const text = userAgent.slice(0, 400)
  let device = known.get(text)
  if (device === undefined) {
    device = parseDevice(text)
    if (known.size > 2000) known.clear()
    known.set(text, device)
  }
  return device
}

function parseDevice(userAgent: string): string {
  const { browser, os } = Bowser.parse(userAgent)
  const version = /^\d{1,4}(?=\.|$)/.exec(browser.version ?? '')?.[0] ?? ''
  const name = browsers.has(browser.name ?? '') ? `${browser.name} ${version}`.trim() : ''
  const system = systems.has(os.name ?? '') ? os.name : ''
  return [name, system].filter(Boolean).join(' · ') || '—'
}

/** The network part of an address: /24 of IPv4, /48 of IPv6. */
export function networkOf(address: string): string {
  const plain = address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address
  if (isIP(plain) === 4) return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  return isIP(plain) === 6 ? prefixOf(plain, 3) : 'unknown'
}

/** What limits count by: an IPv4 address, or the /64 of an IPv6 one, since a household has all of it. */
export function sourceOf(address: string): string {
  return isIP(address) === 6 ? prefixOf(address, 4) : address
}

/** The first groups of an IPv6 address: 3 for its /48, 4 for its /64. */
function prefixOf(plain: string, count: number): string {
  const [head = '', tail] = plain.split('%')[0]?.split('::') ?? []
  const left = head ? head.split(':') : []
  const missing = tail === undefined ? 0 : 8 - left.length - (tail ? tail.split(':').length : 0)
  const groups = [...left, ...Array(Math.max(missing, 0)).fill('0'), ...(tail ? tail.split(':') : [])]
  return `${groups
    .slice(0, count)
    .map((group) => group.replace(/^0+(?=.)/, '') || '0')
    .join(':')}::/${count * 16}`
}

export type AddressReader = (peer: string | undefined, forwardedFor: string | undefined) => string

/**
 * Says which address a request comes from. `X-Forwarded-For` is believed only as far as trusted proxies wrote it:
 * from the right, the first address that is not one of them.
 */
export function addressReader(trustedProxies: string[]): AddressReader {
  const trusted = new BlockList()
  for (const range of trustedProxies) {
    const [address = '', bits] = range.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    trusted.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family)
  }
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  const plain = (address: string) => (address.startsWith('::ffff:') ? address.slice(7) : address)
  return (peer = '', forwardedFor) => {
    let address = plain(peer)
    if (trustedProxies.length === 0 || !forwardedFor) return address
    const hops = forwardedFor
      .slice(-1000)
      .split(',')
      .map((hop) => plain(hop.trim()))
    while (isTrusted(address) && hops.length > 0) {
      const hop = hops.pop() as string
      if (isIP(hop) === 0) break
      address = hop
    }
    return address
  }
}

/** Device and network of a request. `address` is what limits count by. */
export function clientReader(trustedProxies: string[]): (c: Web) => ClientFacts & { address: string } {
  const readAddress = addressReader(trustedProxies)
  return (c) => {
    const peer = c.env?.incoming?.socket?.remoteAddress
    const address = readAddress(peer, c.req.header('x-forwarded-for'))
    return {
      device: describeDevice(c.req.header('user-agent')),
      network: networkOf(address),
      address: sourceOf(address),
    }
  }
}
