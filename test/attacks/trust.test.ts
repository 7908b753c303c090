import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import fc from 'fast-check'
import { readConfig } from '../../src/platform/config/index.ts'
import { addressReader } from '../../src/platform/http/client.ts'
import { password, signIn, startApp } from '../start-app.ts'
import { askFor, count, generous, toTheFullHour } from './means.ts'
import { formOf, sendBytes, sendRaw } from './wire.ts'

const address = 'aiko@example.com'

test('ATK-096 with sign-up off every one of its paths refuses, whatever the method', async () => {
  await using app = await startApp({ config: { signUp: false }, limits: generous })
  const paths = [
    '',
    '/',
    '/code',
    '/resend',
    '/link/x',
    '/details',
    '//details',
    '/../sign-up/details',
    '/details/',
    '/DETAILS',
  ]
  for (const path of paths) {
    for (const method of ['GET', 'POST', 'PUT', 'HEAD']) {
      const form = formOf(app, `/sign-up${path}`, { email: address, fullName: 'Mallory', noPassword: 'yes' })
      const answer = await sendRaw(app.port, { ...form, method })
      assert.ok([403, 404].includes(answer.status), `${method} /sign-up${path}: ${answer.status}`)
    }
  }
  assert.equal(await count(app, 'account'), 0)
  assert.equal(await count(app, 'challenge'), 0)
  assert.equal(await count(app, 'message'), 0)
})

test('ATK-096 a proof from before sign-up was switched off makes no account any more', async () => {
  await using on = await startApp({ limits: generous })
  const browser = on.browser()
  const page = await browser.submit(await browser.get('/sign-up'), '/sign-up', { email: address })
  const [mail] = await on.mail(address)
  const details = await browser.submit(page, '/sign-up/code', { code: mail?.code as string })
  await using off = await startApp({
    database: on.database,
    config: { secrets: on.config.secrets, signUp: false },
    limits: generous,
  })
  const late = off.browser()
  for (const [name, value] of browser.cookies) late.cookies.set(name, value)
  const answer = await late.post('/sign-up/details', { ...details.fields('/sign-up/details'), fullName: 'M', password })
  assert.equal(answer.status, 403)
  assert.equal(await count(on, 'account'), 0)
})

test('ATK-098 the whole internet cannot be made a trusted proxy', () => {
  const local = { GENKAN_DATA_FOLDER: '/nonexistent' }
  for (const range of ['0.0.0.0/0', '::/0', '0.0.0.0/1', '::ffff:0:0/96', '10.0.0.1,0.0.0.0/0', '*', 'all', '']) {
    const read = readConfig({ ...local, GENKAN_PROXY: 'on', GENKAN_TRUSTED_PROXIES: range })
    const mistaken = 'mistakes' in read && read.mistakes.some((line) => line.includes('GENKAN_TRUSTED_PROXIES'))
    assert.ok(mistaken, range)
  }
})

test('ATK-098 what anybody writes about where it comes from is not believed', () => {
  const none = addressReader([])
  assert.equal(none('192.0.2.7', '203.0.113.9'), '192.0.2.7')
  const one = addressReader(['10.0.0.0/8', 'fd00::/16'])
  assert.equal(one('192.0.2.7', '203.0.113.9'), '192.0.2.7')
  assert.equal(one('10.0.0.1', '203.0.113.9'), '203.0.113.9')
  assert.equal(one('::ffff:10.0.0.1', '203.0.113.9'), '203.0.113.9')
  assert.equal(one('10.0.0.1', '1.1.1.1, 203.0.113.9, 10.2.3.4'), '203.0.113.9')
  assert.equal(one('10.0.0.1', '1.1.1.1, nonsense'), '10.0.0.1')
  assert.equal(one('10.0.0.1', `${'1.1.1.1,'.repeat(10_000)}203.0.113.9`), '203.0.113.9')
  assert.equal(one(undefined, '203.0.113.9'), '')
})

test('ATK-098 the limit for a network is not escaped by headers', async () => {
  await using app = await startApp({ limits: { network: { perMinute: 5, perDay: 100 } } })
  await toTheFullHour(app)
  const seen = []
  for (let index = 0; index < 8; index += 1) {
    const claimed = `203.0.113.${index}`
    const headers = {
      'x-forwarded-for': claimed,
      forwarded: `for=${claimed}`,
      'x-real-ip': claimed,
      'cf-connecting-ip': claimed,
    }
    seen.push((await signIn(app.browser({ headers }), `p${index}@example.com`, 'wrong')).problem)
  }
  assert.deepEqual(seen.slice(5), ['GK6012', 'GK6012', 'GK6012'])
  assert.equal(await count(app, 'network_failures'), 1)
})

test('ATK-099 no header of any name opens anything', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const { host } = new URL(app.url)
  const paths = ['/account', '/accounts', '/reset/password', '/sign-up/details', '/sign-in/code/account', '/sign-out']
  const plain = new Map<string, number>()
  for (const target of paths) plain.set(target, (await sendRaw(app.port, { target, headers: [['Host', host]] })).status)
  const known = [
    'middleware-subrequest',
    'user',
    'user-id',
    'remote-user',
    'authenticated',
    'original-url',
    'internal',
    'admin',
  ]
  const name = fc.oneof(fc.constantFrom(...known), fc.stringMatching(/^[a-z]{1,12}(-[a-z]{1,12})?$/))
  const value = fc.constantFrom('1', 'true', 'admin', address, 'src/middleware', '/sign-in', '*', '127.0.0.1')
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 8 }),
      async (target, fields) => {
        const headers = fields.map(([one, two]): [string, string] => [`x-${one}`, two])
        const answer = await sendRaw(app.port, { target, headers: [['Host', host], ...headers] })
        assert.equal(answer.status, plain.get(target))
        assert.doesNotMatch(answer.body, /aiko@/)
      },
    ),
    { seed: 99, numRuns: 150 },
  )
})

test('ATK-114 long and odd headers get an ordinary answer in constant time', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const { host } = new URL(app.url)
  const big = (size: number, text = 'a') => text.repeat(Math.ceil(size / text.length)).slice(0, size)
  const cases: Record<string, [string, string][]> = {
    'Authorization of 8 kB': [['Authorization', big(8192)]],
    'Authorization: Basic': [['Authorization', 'Basic']],
    'Authorization: Basic nonsense': [['Authorization', `Basic ${big(4096, '%')}`]],
    'Authorization: Bearer': [['Authorization', 'Bearer ']],
    'Authorization: Bearer, dots': [['Authorization', `Bearer ${big(8000, '.')}`]],
    'Authorization twice': [
      ['Authorization', 'Bearer a'],
      ['Authorization', 'Basic Og=='],
    ],
    'Accept-Language of 10 kB': [['Accept-Language', big(10_240, 'ja;q=0.5,')]],
    'Accept-Language, odd': [['Accept-Language', big(10_240, ';q=,-*')]],
    'Accept of 10 kB': [['Accept', big(10_240, 'text/html;q=0.1,')]],
    'User-Agent of 8 kB': [['User-Agent', big(8192, 'Mozilla/5.0 (')]],
    'User-Agent, slashes': [['User-Agent', big(8192, '/ ')]],
    'Cookie of 8 kB': [['Cookie', `genkan_session=${big(8000)}`]],
    '300 cookies': [['Cookie', Array.from({ length: 300 }, (_, index) => `c${index}=${index}`).join('; ')]],
    '2,000 equal cookies': [['Cookie', big(12_000, 'genkan_session=A; ')]],
    'Cookie without form': [['Cookie', big(8000, ';= ')]],
    'two cookies of our name': [['Cookie', `genkan_session=${big(43)}; genkan_session=${big(43, 'b')}`]],
    'X-Forwarded-For of 10 kB': [['X-Forwarded-For', big(10_240, '1.1.1.1,')]],
    'Range of 8 kB': [['Range', `bytes=${big(8000, '0-1,')}`]],
    'If-None-Match of 8 kB': [['If-None-Match', big(8000, '"a",')]],
    'Origin, odd': [['Origin', big(8000)]],
    '100 headers': Array.from({ length: 100 }, (_, index): [string, string] => [`x-h${index}`, 'v']),
    'obs-text': [['X-Odd', '\u00ff\u00fe']],
    'Content-Type on GET': [['Content-Type', big(4000)]],
    Upgrade: [
      ['Upgrade', 'h2c, websocket'],
      ['Sec-WebSocket-Key', 'x'],
    ],
  }
  for (const [name, headers] of Object.entries(cases)) {
    for (const target of [
      '/sign-in',
      '/accounts',
      '/oauth/token',
      '/oauth/userinfo',
      '/.well-known/openid-configuration',
    ]) {
      const before = process.cpuUsage()
      const answer = await sendRaw(app.port, { target, headers: [['Host', host], ...headers] })
      const { user, system } = process.cpuUsage(before)
      assert.ok(answer.status >= 200 && answer.status < 500, `${name} ${target}: ${answer.status}`)
      assert.ok((user + system) / 1000 < 250, `${name} ${target}: ${(user + system) / 1000} ms`)
    }
    const posted = await sendRaw(
      app.port,
      formOf(
        app,
        '/sign-in',
        { identifier: address },
        headers.filter(([one]) => one !== 'Content-Type'),
      ),
    )
    assert.ok([303, 400, 403, 417, 431].includes(posted.status), `POST, ${name}: ${posted.status}`)
  }
})

test('ATK-114 what is no proper request is refused, and the next one is served', async () => {
  await using app = await startApp({ limits: generous })
  const { host } = new URL(app.url)
  const body = 'identifier=aiko%40example.com'
  const type = 'Content-Type: application/x-www-form-urlencoded\r\n'
  for (const bytes of [
    'GET /sign-in\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    `G\u0000T / HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `GET /sign-in HTTP/1.1\r\nHost: ${host}\r\nX: ${'a'.repeat(1_000_000)}\r\n\r\n`,
    `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    `GET /sign-in HTTP/1.1\r\nHost: ${host}\r\n folded: yes\r\n\r\n`,
    `GET /sign-in HTTP/1.1\r\nHost : ${host}\r\n\r\n`,
    `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\n${type}Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${body}`,
    `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\n${type}Content-Length: 5\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\n${type}Content-Length: -1\r\nConnection: close\r\n\r\n${body}`,
    `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\n${type}Transfer-Encoding: xchunked\r\nConnection: close\r\n\r\n${body}`,
    `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\n${type}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n${body}\r\n0\r\n\r\n`,
    'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n',
    `OPTIONS * HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    `TRACE /sign-in HTTP/1.1\r\nHost: ${host}\r\nX-Secret: 12345\r\nConnection: close\r\n\r\n`,
    `TRACK /sign-in HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    `GET http:///sign-in HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    `GET \\sign-in HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    `GET /sign-in?flow=%ff%fe%00 HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    `GET /reset/link/%ff%c0%af HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    `GET /reset/link/%00 HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    `GET /reset/link/%E0%A4%A HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
  ]) {
    const answer = await sendBytes(app.port, bytes)
    assert.ok(answer.status < 500, `${answer.status} for ${JSON.stringify(bytes.slice(0, 60))}`)
    assert.doesNotMatch(answer.body, /12345/)
  }
  assert.equal((await app.browser().get('/sign-in')).status, 200)
})

test('ATK-114 a body that does not end, or is longer than it says, is not gathered in memory', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const { host } = new URL(app.url)
  const head = `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n`
  const taken = await pour(app.port, `${head}Transfer-Encoding: chunked\r\n\r\n`)
  assert.ok(taken.answered.startsWith('HTTP/1.1 413'), taken.answered.slice(0, 40))
  assert.ok(taken.bytes < 8_000_000, `${taken.bytes} bytes were taken before the answer`)
  const declared = await sendBytes(app.port, `${head}Content-Length: 1000000\r\n\r\n${'a'.repeat(1_000_000)}`)
  assert.ok([413, 0].includes(declared.status), `${declared.status}`)
  assert.equal((await askFor(app, app.browser(), address)).status, 200)
})

/** Sends chunks without end until an answer comes, and says how much was taken until then. */
async function pour(port: number, head: string): Promise<{ answered: string; bytes: number }> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`
  let answered = ''
  socket.on('data', (data) => {
    answered += data
  })
  socket.write(head)
  while (!answered && !socket.destroyed && socket.bytesWritten < 64_000_000) {
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), once(socket, 'close'), once(socket, 'data')])
  }
  const bytes = socket.bytesWritten
  socket.destroy()
  return { answered, bytes }
}
