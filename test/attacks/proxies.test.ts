import assert from 'node:assert/strict'
import { request } from 'node:http'
import { test } from 'node:test'
import { openHttpProxy } from '../http-proxy.ts'
import { startApp, type TestApp } from '../start-app.ts'
import { count } from './means.ts'

const address = 'aiko@example.com'
const evil = 'evil.example'
const [edge, inner] = ['127.0.0.2', '127.0.0.3']

/** What a client claims, a different address each time. */
const forged = (number: number): [string, string][] => [
  ['X-Forwarded-For', `203.0.113.${number}, ${edge}`],
  ['X-Forwarded-For', `198.51.100.${number}`],
  ['Forwarded', `for=203.0.113.${number};host=${evil};proto=https`],
  ['X-Forwarded-Host', evil],
  ['X-Forwarded-Proto', 'https'],
  ['X-Forwarded-Prefix', '/evil'],
  ['X-Real-IP', `203.0.113.${number}`],
]

type Asked = { status: number; location: string | undefined; body: string }

/** A form as it comes to the outermost proxy, from a client at a loopback address of its own. */
function send(app: TestApp, port: number, client: string, path: string, fields: object, headers: [string, string][]) {
  const body = new URLSearchParams(fields as Record<string, string>).toString()
  return new Promise<Asked>((resolve, reject) => {
    const host = new URL(app.url).host
    const all: [string, string][] = [
      ['Host', host],
      ['Accept-Language', 'en'],
      ['Origin', app.url],
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Content-Length', String(Buffer.byteLength(body))],
      ...headers,
    ]
    const sent = request(
      { host: '127.0.0.1', port, localAddress: client, method: 'POST', path, headers: all.flat(), setHost: false },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part) => parts.push(part))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            location: answer.headers.location,
            body: Buffer.concat(parts).toString(),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

async function signIn(app: TestApp, port: number, client: string, number: number, headers: [string, string][]) {
  const username = `p${number}@example.com`
  await send(app, port, client, '/sign-in', { identifier: username }, headers)
  const seen = await send(app, port, client, '/sign-in/password', { username, password: 'wrong' }, headers)
  return /data-problem="(GK\d{4})"/.exec(seen.body)?.[1]
}

for (const manner of ['appends', 'adds a line'] as const) {
  test(`ATK-037 through a chain of proxies (each ${manner}) only what they saw counts, and no address is forged`, async () => {
    const limits = { network: { perMinute: 3, perDay: 100 } }
    await using app = await startApp({ limits, config: { trustedProxies: [`${edge}/32`, `${inner}/32`] } })
    await app.given.account({ address })
    const second = await openHttpProxy(app, inner, manner)
    const first = await openHttpProxy(second, edge, manner)
    try {
      const one = []
      for (let n = 1; n <= 5; n += 1) one.push(await signIn(app, first.port, '127.0.0.9', n, forged(n)))
      assert.deepEqual(one, ['GK3001', 'GK3001', 'GK3001', 'GK6012', 'GK6012'], 'the claims bring no new tries')
      assert.equal(await signIn(app, first.port, '127.0.0.10', 6, forged(6)), 'GK3001', 'a neighbour is not held')
      assert.equal(await count(app, '(select distinct key from network_failures) k'), 2)

      const asked = await send(app, first.port, '127.0.0.10', '/reset', { identifier: address }, forged(7))
      assert.match(asked.location as string, /^\/reset\/code\?/)
      const [mail] = await app.mail(address)
      assert.ok(mail)
      assert.ok(mail.link?.startsWith(`${app.url}/reset/link/`))
      const words = JSON.stringify(mail.content)
      assert.ok(!words.includes(evil) && !words.includes('203.0.113') && !words.includes('198.51.100'))
      assert.ok(words.includes('127.0.0.0/24'), 'the network that the outermost proxy saw')
    } finally {
      await first.close()
      await second.close()
    }
  })
}

test('ATK-037 a client that goes past the proxies is believed nothing', async () => {
  const limits = { network: { perMinute: 3, perDay: 100 } }
  await using app = await startApp({ limits, config: { trustedProxies: [`${edge}/32`] } })
  const seen = []
  for (let n = 1; n <= 4; n += 1) seen.push(await signIn(app, app.port, '127.0.0.9', n, forged(n)))
  assert.equal(seen[3], 'GK6012')
})
