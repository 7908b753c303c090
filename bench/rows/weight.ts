import { gzipSync } from 'node:zlib'
import { startGenkan } from '../genkan.ts'
import type { Row } from '../table.ts'

/** The sign-in page with all that it loads, as it comes over the wire. */
export async function weight(): Promise<Row[]> {
  await using genkan = await startGenkan({ accounts: 1 })
  const loaded = new Map<string, number>()
  const strangers = new Set<string>()
  const waiting = [`http://${genkan.host}/sign-in`]
  for (let address = waiting.shift(); address; address = waiting.shift()) {
    if (loaded.has(address)) continue
    const { bytes, text } = await fetchWhole(address)
    loaded.set(address, bytes)
    for (const found of addressesIn(text, address)) {
      if (new URL(found).host === genkan.host) waiting.push(found)
      else strangers.add(found)
    }
  }
  const kilobytes = [...loaded.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000
  const names = [...loaded].map(([address, bytes]) => `${address.split('/').at(-1)} ${(bytes / 1000).toFixed(1)}`)
  return [
    { what: 'sign-in page weight', measured: kilobytes, digits: 1, unit: 'kB', most: 50, beside: names.join(', ') },
    { what: 'requests of the sign-in page', measured: loaded.size, digits: 0, unit: '', most: 6 },
    { what: 'of them to third parties', measured: strangers.size, digits: 0, unit: '', most: 0 },
  ]
}

/** What is fetched, and what it weighs on the wire. */
async function fetchWhole(address: string): Promise<{ bytes: number; text: string }> {
  const answer = await fetch(address, { headers: { 'accept-encoding': 'br, gzip', 'accept-language': 'ja' } })
  if (answer.status !== 200) throw new Error(`${address} was answered ${answer.status}`)
  const text = await answer.text()
  if (!answer.headers.has('content-encoding')) return { bytes: Buffer.byteLength(text), text }
  return { bytes: Number(answer.headers.get('content-length')) || gzipSync(text).length, text }
}

/** Style, scripts, what they import at once, images and icons. Links that a person may follow are not loaded. */
function addressesIn(text: string, from: string): string[] {
  const found = [
    ...[...text.matchAll(/<link [^>]*rel="(?:stylesheet|icon|modulepreload|preload)"[^>]*href="([^"]+)"/g)],
    ...[...text.matchAll(/<(?:script|img|iframe|source|video|audio|embed)[^>]* src="([^"]+)"/g)],
    ...[...text.matchAll(/\burl\(["']?([^"')]+)["']?\)/g)],
    ...[...text.matchAll(/^import [^'"]*["']([^"']+)["']/gm)],
    ...[...text.matchAll(/new (?:Shared)?Worker\((?:new URL\()?["']([^"']+)["']/g)],
  ]
  return found
    .map(([, address]) => address!)
    .filter((address) => !address.startsWith('data:'))
    .map((address) => new URL(address, from).href)
}
