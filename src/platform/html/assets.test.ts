import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { asset, assets, chooseEncoding } from './assets.ts'

const get = (path: string, headers = {}, method = 'GET') => assets.request(path, { method, headers })
const original = (name: string) => readFileSync(new URL(`../../browser/${name}`, import.meta.url))
const served = async (name: string) => Buffer.from(await (await get(asset(name))).arrayBuffer())

test('a file is served for good, with its type, and compressed as the browser likes', async () => {
  const types = {
    'app.js': 'text/javascript; charset=utf-8',
    'favicon.svg': 'image/svg+xml',
  }
  for (const [name, type] of Object.entries(types)) {
    const plain = await get(asset(name))
    assert.equal(plain.status, 200)
    assert.equal(plain.headers.get('content-type'), type)
    assert.equal(plain.headers.get('cache-control'), 'public, max-age=31536000, immutable')
    assert.equal(plain.headers.get('x-content-type-options'), 'nosniff')
    assert.equal(plain.headers.get('vary'), 'Accept-Encoding')
    assert.deepEqual(Buffer.from(await plain.arrayBuffer()), original(name))
  }
  const style = await get(asset('app.css'))
  assert.equal(style.headers.get('content-type'), 'text/css; charset=utf-8')
  const brotli = await get(asset('app.css'), { 'Accept-Encoding': 'gzip, deflate, br, zstd' })
  assert.equal(brotli.headers.get('content-encoding'), 'br')
  assert.deepEqual(brotliDecompressSync(Buffer.from(await brotli.arrayBuffer())), await served('app.css'))
  const gzip = await get(asset('app.css'), { 'Accept-Encoding': 'gzip' })
  assert.equal(gzip.headers.get('content-encoding'), 'gzip')
  assert.deepEqual(gunzipSync(Buffer.from(await gzip.arrayBuffer())), await served('app.css'))
})

test('the style is one file: each part once, in the order of the list', async () => {
  const rules = (style: Buffer | string) =>
    String(style)
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      .trim()
  const parts = readdirSync(new URL('../../browser/styles/', import.meta.url))
  const listed = [...String(original('app.css')).matchAll(/@import "\.\/styles\/([^"]+)"/g)].map(
    ([, name = '']) => name,
  )
  assert.deepEqual(listed.toSorted(), parts.sort())
  assert.equal(rules(await served('app.css')), rules(listed.map((name) => original(`styles/${name}`)).join('\n')))
})

test('HEAD and a matching ETag cost no body', async () => {
  const head = await get(asset('app.js'), {}, 'HEAD')
  assert.equal(head.status, 200)
  assert.equal(await head.text(), '')
  assert.equal(head.headers.get('content-length'), String(original('app.js').length))
  const again = await get(asset('app.js'), { 'If-None-Match': head.headers.get('etag') ?? '' })
  assert.equal(again.status, 304)
  assert.equal(await again.text(), '')
})

test('anything else is not there: other versions, tests, folders, paths that climb', async () => {
  const version = asset('app.js').split('/')[2]
  const others = ['000000000000/app.js', `${version}/app.test.ts`, `${version}/typing.test.ts`, `${version}/`, 'app.js']
  const climbing = [
    `${version}/..%2f..%2fpackage.json`,
    `${version}/%2e%2e/app.js`,
    `${version}/constructor`,
    `${version}/app.js%00`,
  ]
  for (const path of [...others, ...climbing]) assert.equal((await get(`/assets/${path}`)).status, 404, path)
  assert.throws(() => asset('missing.js'))
})

test('every file that a script imports is served beside it', () => {
  for (const name of readdirSync(new URL('../../browser/', import.meta.url)).filter((file) => file.endsWith('.js'))) {
    for (const [, imported] of original(name)
      .toString()
      .matchAll(/(?:from |import\(|URL\()'\.\/([^']+)'/g))
      asset(String(imported))
  }
})

test('an encoding that is refused is not sent', () => {
  assert.equal(chooseEncoding('br;q=0, gzip'), 'gzip')
  assert.equal(chooseEncoding('br;q=0.000, gzip;q=0'), 'identity')
  assert.equal(chooseEncoding('BR ; q=0.5'), 'br')
  assert.equal(chooseEncoding(''), 'identity')
  assert.equal(chooseEncoding('brotli, x-gzip'), 'identity')
})

test('the style stays under 8 kB and the script under 15 kB as they travel', async () => {
  const size = async (name: string) =>
    Number((await get(asset(name), { 'Accept-Encoding': 'gzip' })).headers.get('content-length'))
  assert.ok((await size('app.css')) <= 8_000)
  const scripts = ['app.js', 'fields.js', 'typing.js', 'typo-domains.js']
  const sizes = await Promise.all(scripts.map(size))
  assert.ok(sizes.reduce((sum, one) => sum + one) <= 15_000, sizes.join(' + '))
})
