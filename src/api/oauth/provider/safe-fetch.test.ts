import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { createSafeFetch, isPublicAddress } from './safe-fetch.ts'

const inner = [
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.19.255.255',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'fe80::1',
  'fe80::1%eth0',
  'fd00::1',
  'ff02::1',
  '2001:db8::1',
  'nonsense',
  '',
]

test('an address inside is told from one outside', () => {
  for (const address of inner) assert.equal(isPublicAddress(address), false, address)
  for (const address of ['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8']) {
    assert.equal(isPublicAddress(address), true, address)
  }
})

test('ATK-101 ATK-112 BAD-ssrf no address inside is fetched, however it is written', async () => {
  const fetch = createSafeFetch({ local: false })
  const addresses = [
    'http://127.0.0.1',
    'https://127.0.0.1',
    'https://127.1',
    'https://2130706433',
    'https://0x7f.1',
    'https://0177.0.0.1',
    'https://0',
    'https://[::]',
    'https://[::1]',
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:7f00:1]',
    'https://[64:ff9b::7f00:1]',
    'https://[2002:7f00:1::]',
    'https://[fd00::1]',
    'https://10.0.0.1',
    'https://169.254.169.254/latest/meta-data',
    'https://①②⑦.⓪.⓪.①',
    'https://localhost',
    'https://localhost.',
    'http://example.com',
    'file:///etc/passwd',
    'gopher://example.com',
    'ftp://example.com',
    'https://example.com:25',
    'https://example.com:5432',
    'https://example.com:2379',
    'https://user:secret@example.com',
    'data:text/plain,x',
  ]
  for (const address of addresses) await assert.rejects(async () => fetch(address), address)
})

test('ATK-101 an answer is cut off when it is too long, and redirects are not followed', async () => {
  const server = createServer((req, res) => {
    if (req.url === '/long') res.end('x'.repeat(70_000))
    else if (req.url === '/away') res.writeHead(302, { location: '/long' }).end()
    else res.end(`${req.method} ${req.headers['content-type']}`)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const fetch = createSafeFetch({ local: true })
  await assert.rejects(fetch(`${url}/long`), /too long/)
  assert.equal((await fetch(`${url}/away`)).status, 302)
  const posted = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' })
  assert.equal(await posted.text(), 'POST text/plain')
  server.closeAllConnections()
  server.close()
})
