import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { Hono } from 'hono'

type Encoding = 'br' | 'gzip' | 'identity'
type File = { type: string; bytes: Record<Encoding, Buffer> }

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

const folder = new URL('../../browser/', import.meta.url)
const files = readFiles()

/** One name for all files together: they change together, and import each other by their plain names. */
const version = nameOf(files)

const unchanged = {
  'Cache-Control': 'public, max-age=31536000, immutable',
  ETag: `"${version}"`,
  Vary: 'Accept-Encoding',
}

/**
 * The address of a file that browsers load, '/assets/3f2a91c04b7d/app.css'. It changes with the content.
 *
 * Throws for a name that does not exist: a page would go out without its style.
 */
export function asset(name: string): string {
  if (!files.has(name)) throw new Error(`There is no file ${name} in src/browser.`)
  return `/assets/${version}/${name}`
}

/** Serves `/assets/…`: read and compressed once, kept by browsers for good. Anything else is 404. */
export const assets = new Hono()

assets.get('/assets/:version/:name', (c) => {
  const file = c.req.param('version') === version ? files.get(c.req.param('name')) : undefined
  if (!file) return c.notFound()
  if (c.req.header('If-None-Match') === unchanged.ETag) return c.body(null, 304, unchanged)
  const encoding = chooseEncoding(c.req.header('Accept-Encoding') ?? '')
  const bytes = file.bytes[encoding]
  return c.body(new Uint8Array(bytes), 200, {
    ...unchanged,
    'Content-Type': file.type,
    'Content-Length': String(bytes.length),
    'X-Content-Type-Options': 'nosniff',
    ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
  })
})

/** Brotli, gzip or neither, from an Accept-Encoding header (RFC 9110, 12.5.3). */
export function chooseEncoding(accepted: string): Encoding {
  const wishes = accepted
    .slice(0, 200)
    .toLowerCase()
    .split(',')
    .map((wish) => wish.replace(/\s/g, ''))
  const takes = (name: string) =>
    wishes.some((wish) => wish === name || (wish.startsWith(`${name};q=`) && Number(wish.slice(name.length + 3)) > 0))
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : 'identity'
}

function readFiles(): Map<string, File> {
  const names = readdirSync(folder).filter((name) => /^[\w-]+\.(css|js|svg)$/.test(name))
  return new Map(names.sort().map((name) => [name, readOne(name)]))
}

function readOne(name: string): File {
  const identity = name.endsWith('.css') ? bundle(name) : readFileSync(new URL(name, folder))
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length }
  const bytes = { identity, br: brotliCompressSync(identity, { params }), gzip: gzipSync(identity, { level: 9 }) }
  return { type: types[name.slice(name.lastIndexOf('.') + 1)] as string, bytes }
}

/** A style sheet with the files that it imports in their places and without comments: browsers load one file. */
function bundle(name: string): Buffer {
  const read = (path: string) => readFileSync(new URL(path, folder), 'utf8')
  const whole = read(name).replace(/@import "\.\/([\w/-]+\.css)";/g, (_, path: string) => read(path))
  return Buffer.from(
    whole
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s*\n\s*\n/g, '\n')
      .trimStart(),
  )
}

function nameOf(all: Map<string, File>): string {
  const hash = createHash('sha256')
  for (const [name, { bytes }] of all) hash.update(`${name}\0${bytes.identity.length}\0`).update(bytes.identity)
  return hash.digest('hex').slice(0, 12)
}
