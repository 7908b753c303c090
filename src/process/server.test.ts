import assert from 'node:assert/strict'
import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLog } from '../platform/log/index.ts'
import { measure, openReadiness, type Readiness } from '../platform/metrics/index.ts'
import { type Shell, type ShellOptions, serve } from './server.ts'

type Answer = { status: number; headers: IncomingMessage['headers']; text: string }

const always: Readiness = { troubles: async () => [], close: async () => {} }

type Started = { shell: Shell; lines: string[]; closed: () => boolean } & AsyncDisposable

async function start(options: Partial<ShellOptions> = {}, token?: string, local = false): Promise<Started> {
  const lines: string[] = []
  const log = createLog({ level: 'debug', human: false, to: { write: (line) => void lines.push(line) } })
  let closed = false
  const handle = (asked: IncomingMessage, response: ServerResponse) => {
    if (asked.url === '/broken') throw new Error('no handler')
    if (asked.url === '/slow') setTimeout(() => response.end('slow but whole'), 300)
    else if (asked.url !== '/never') response.end('hello')
  }
  const close = async () => {
    closed = true
  }
  const shell = await serve(
    { handle, close },
    {
      config: { host: '127.0.0.1', port: 0, local, metricsToken: token },
      log,
      readiness: always,
      metrics: async () => 'genkan_test 1',
      ...options,
    },
  )
  return { shell, lines, closed: () => closed, [Symbol.asyncDispose]: () => shell.stop() }
}

function get(
  { port }: Shell,
  path: string,
  headers: Record<string, string> = {},
  agent = new Agent(),
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, headers, agent }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    asking.on('error', reject).end()
  })
}

suite('a stop', () => {
  test('finishes requests in flight, then takes no more', async () => {
    const { shell, closed } = await start()
    const slow = get(shell, '/slow')
    await sleep(100)
    await shell.stop()
    assert.deepEqual([(await slow).status, (await slow).text], [200, 'slow but whole'])
    assert.equal((await slow).headers.connection, 'close')
    assert.equal(closed(), true)
    await assert.rejects(get(shell, '/'), /ECONNREFUSED/)
  })

  test('tells new requests on kept connections to come back, with 503 and Retry-After', async () => {
    const { shell } = await start()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    await get(shell, '/', {}, agent)
    const slow = get(shell, '/slow')
    await sleep(100)
    const stopped = shell.stop()
    const refused = await get(shell, '/', {}, agent)
    assert.equal(refused.status, 503)
    assert.equal(refused.headers['retry-after'], '5')
    assert.equal(refused.headers.connection, 'close')
    assert.match(refused.text, /まもなく再開します/)
    assert.equal((await slow).status, 200)
    await stopped
    agent.destroy()
  })

  test('does not wait longer than its limit', async () => {
    const { shell } = await start({ stopLimitMs: 200 })
    const never = get(shell, '/never').catch((fault) => fault)
    await sleep(50)
    const begin = performance.now()
    await shell.stop()
    assert.ok(performance.now() - begin < 2000)
    assert.equal((await never).code, 'ECONNRESET')
  })

  test('with nothing to finish is over at once', async () => {
    const { shell } = await start()
    await get(shell, '/', { Connection: 'close' })
    const begin = performance.now()
    await shell.stop()
    assert.ok(performance.now() - begin < 500)
  })
})

suite('health', () => {
  test('/healthz says that the process lives', async () => {
    await using running = await start({ readiness: { ...always, troubles: async () => ['no database'] } })
    assert.equal((await get(running.shell, '/healthz')).status, 200)
  })

  test('/readyz says why requests should go elsewhere', async () => {
    const troubles = ['the database does not answer']
    await using running = await start({ readiness: { ...always, troubles: async () => troubles } })
    const answer = await get(running.shell, '/readyz')
    assert.deepEqual([answer.status, answer.text], [503, 'the database does not answer\n'])
    troubles.pop()
    assert.equal((await get(running.shell, '/readyz')).status, 200)
  })

  test('a database that is away or frozen is told within about a second', async () => {
    const away = openReadiness('postgres://x:x@127.0.0.1:1/x', { warn: () => {} })
    assert.deepEqual(await away.troubles(), ['the database does not answer'])
    await away.close()
  })

  test('a database with the same clock is ready', { skip: !process.env.GENKAN_TEST_DATABASE_URL }, async () => {
    const ready = openReadiness(process.env.GENKAN_TEST_DATABASE_URL ?? '', { warn: () => {} })
    assert.deepEqual(await ready.troubles(), [])
    await ready.close()
  })

  test('a clock 20 s off is told', { skip: !process.env.GENKAN_TEST_DATABASE_URL }, async (t) => {
    const ready = openReadiness(process.env.GENKAN_TEST_DATABASE_URL ?? '', { warn: () => {} })
    await ready.troubles()
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 20_000 })
    const troubles = await ready.troubles()
    t.mock.timers.reset()
    assert.match(troubles.join(), /^this machine's clock is (19|20)\.\d s off the database's$/)
    await ready.close()
  })
})

suite('/metrics', () => {
  const token = 'a-token-for-metrics-0123456789abcdef'

  test('is open to programs on this machine, not to what a proxy on it passes on', async () => {
    await using running = await start()
    assert.equal((await get(running.shell, '/metrics')).text, 'genkan_test 1\n')
    assert.equal((await get(running.shell, '/metrics', { 'X-Forwarded-For': '192.0.2.1' })).status, 404)
    assert.equal((await get(running.shell, '/metrics', { Forwarded: 'for=192.0.2.1' })).status, 404)
  })

  test('is open to whoever holds the token', async () => {
    await using running = await start({}, token)
    const ask = (authorization: string) =>
      get(running.shell, '/metrics', { 'X-Forwarded-For': '192.0.2.1', Authorization: authorization })
    assert.equal((await ask(`Bearer ${token}`)).status, 200)
    assert.equal((await ask(`Bearer ${token}x`)).status, 404)
    assert.equal((await ask('Bearer ')).status, 404)
  })

  test('counts requests by method and status, unknown methods as one', async () => {
    await using running = await start()
    await get(running.shell, '/')
    const text = JSON.stringify(await measure())
    assert.match(text, /"method":"GET","status":200/)
  })
})

suite('each request', () => {
  test('has an id, that of the proxy in front if it looks like one', async () => {
    await using running = await start()
    assert.match(String((await get(running.shell, '/')).headers['x-request-id']), /^[\w-]{12}$/)
    const own = await get(running.shell, '/', { 'X-Request-Id': 'from-the-proxy-1' })
    assert.equal(own.headers['x-request-id'], 'from-the-proxy-1')
    const odd = await get(running.shell, '/', { 'X-Request-Id': 'x"><script>' })
    assert.match(String(odd.headers['x-request-id']), /^[\w-]{12}$/)
  })

  test('is one line in the log, without the query', async () => {
    await using running = await start()
    const { headers } = await get(running.shell, '/reset?code=hunter2')
    await sleep(20)
    const [line = '{}', ...more] = running.lines
    const { method, path, status, ms, requestId } = JSON.parse(line)
    assert.deepEqual([method, path, status, requestId], ['GET', '/reset', 200, headers['x-request-id']])
    assert.equal(typeof ms, 'number')
    assert.deepEqual(more, [])
    assert.doesNotMatch(line, /hunter2/)
  })

  test('that stumbles in the application is answered with 500', async () => {
    await using running = await start()
    assert.equal((await get(running.shell, '/broken')).status, 500)
    assert.match(running.lines.join(), /no handler/)
  })

  test('may have 32 kB of headers, and no more', async () => {
    await using running = await start()
    assert.equal((await get(running.shell, '/', { 'X-Long': 'x'.repeat(31_000) })).status, 200)
    assert.equal((await get(running.shell, '/', { 'X-Long': 'x'.repeat(34_000) })).status, 431)
  })

  test('that is no HTTP is answered with 400 and closed', async () => {
    await using running = await start()
    const socket = connect(running.shell.port, '127.0.0.1')
    socket.write('hello?\r\n\r\n')
    const chunks = await socket.toArray()
    assert.match(Buffer.concat(chunks).toString(), /^HTTP\/1\.1 400 /)
  })
})
