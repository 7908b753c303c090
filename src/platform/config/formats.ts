import { isIP, isIPv4, isIPv6 } from 'node:net'

/**
 * Brings the public address into the one form used everywhere: origin, no trailing slash.
 * Gives undefined for anything that is not an origin, for a pattern such as https://*.example.com, which nobody can
 * open, and for http that leaves this machine: cookies and one-time links would travel readable.
 */
export function originUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackName(url.hostname))
  return bare && safe && isHostName(url.hostname) ? url.origin : undefined
}

/** One real host: labels of letters, digits and hyphens, or an address. URL itself lets `*` and `_` through. */
function isHostName(host: string): boolean {
  return (
    isIP(host.replace(/^\[|\]$/g, '')) !== 0 ||
    /^([a-z0-9]([a-z0-9-]*[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.?$/.test(host)
  )
}

function isLoopbackName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

/**
 * Brings a trusted proxy into CIDR form; a plain address means itself alone.
 * Ranges that cover a good part of the internet are refused (undefined), also when they are written as
 * IPv4 inside IPv6: whoever is in the range may claim to be any visitor.
 */
export function cidr(text: string): string | undefined {
  const [address = '', length, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0 || (family === 6 && /^::ffff:|\./i.test(address))) return undefined
  const bits = family === 4 ? 32 : 128
  if (length === undefined) return `${address}/${bits}`
  const least = family === 4 ? 8 : 16
  const ok = /^\d{1,3}$/.test(length) && Number(length) >= least && Number(length) <= bits
  return ok ? `${address}/${Number(length)}` : undefined
}

/** Whether the text is an address of a DNS server as node:dns takes it: 10.0.0.2, 10.0.0.2:53, ::1 or [::1]:53. */
export function nameServer(text: string): boolean {
  if (isIP(text)) return true
  const parts = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text)
  if (!parts || Number(parts[3]) > 65535) return false
  return parts[1] === undefined ? isIPv4(parts[2] ?? '') : isIPv6(parts[1])
}
