import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

const base = mkdtempSync(join(tmpdir(), 'genkan-main-'))
chmodSync(base, 0o711)
after(() => rmSync(base, { recursive: true, force: true }))

type Run = {
  child: ChildProcess
  port: number
  output(): string
  ended: Promise<number | null>
  url(path: string): string
}

/** Starts Genkan as a person would: a program of its own, with nothing but these settings. */
async function launch(settings: Record<string, string>): Promise<Run> {
  const port = Number(settings.PORT ?? (await freePort()))
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env.PATH, PORT: String(port), GENKAN_EXAMPLE_PORT: String(await freePort()), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  const ended = once(child, 'exit').then(([code]) => code)
  after(() => child.kill('SIGKILL'))
  return { child, port, output: () => output, ended, url: (path) => `http://localhost:${port}${path}` }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  return port
}

async function until<Value>(look: () => Promise<Value | undefined> | Value | undefined): Promise<Value> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(50)) {
    const found = await look()
    if (found) return found
  }
  throw new Error('waited in vain')
}

const isReady = (run: Run) => () =>
  fetch(run.url('/readyz')).then(
    (answer) => answer.ok,
    () => false,
  )

/** The processes that a run has made, workers and database included. */
function childrenOf(pid: number | undefined): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}

suite('with nothing configured', () => {
  test('the first page is there, and the console says where', async () => {
    const run = await launch({ GENKAN_DATA_FOLDER: join(base, 'local') })
    await until(isReady(run))
    assert.equal((await fetch(run.url('/sign-in'))).status, 200)
    await until(() => run.output().includes('/local/outbox'))
    assert.ok(run.output().includes(run.url('')))
    run.child.kill('SIGTERM')
    assert.equal(await run.ended, 0)
  })

  test('a second start goes on with the data of the first one', async () => {
    const run = await launch({ GENKAN_DATA_FOLDER: join(base, 'local') })
    await until(isReady(run))
    assert.doesNotMatch(run.output(), /first start/)
    run.child.kill('SIGINT')
    assert.equal(await run.ended, 0)
  })

  test('a stop in the middle of a start is a stop, not a failure', async () => {
    const run = await launch({ GENKAN_DATA_FOLDER: join(base, 'local') })
    await until(() => childrenOf(run.child.pid).length > 0)
    run.child.kill('SIGTERM')
    assert.equal(await run.ended, 0, run.output())
    assert.doesNotMatch(run.output(), /could not start/)
  })

  test('a port that is taken is told in one line, with a way out', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const run = await launch({ GENKAN_DATA_FOLDER: join(base, 'taken'), PORT: String(port) })
    assert.equal(await run.ended, 1)
    other.close()
    assert.match(run.output(), new RegExp(`^Genkan could not start:\\n  Port ${port} is taken .+ PORT=\\d+\\n$`))
  })
})

test('mistakes in the configuration are told all at once, and nothing is started', async () => {
  const run = await launch({ GENKAN_PRODUCTION: 'on', GENKAN_WORKERS: 'many', GENKAN_DATA_FOLDER: join(base, 'none') })
  assert.equal(await run.ended, 1)
  const [heading, ...lines] = run.output().trimEnd().split('\n')
  assert.equal(heading, 'The configuration has mistakes:')
  assert.equal(lines.length, 6, run.output())
})

suite('several worker processes', { skip: process.platform !== 'linux' }, () => {
  const settings = { GENKAN_DATA_FOLDER: join(base, 'workers'), GENKAN_WORKERS: '2' }

  test('one that dies is replaced while the others go on', async () => {
    const run = await launch(settings)
    await until(isReady(run))
    const isWorker = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').endsWith('src/main.ts\0')
    const workers = childrenOf(run.child.pid).filter(isWorker)
    assert.equal(workers.length, 2)
    process.kill(workers[0] ?? 0, 'SIGKILL')
    await until(() => run.output().includes('is replaced'))
    await until(async () => (await fetch(run.url('/healthz'))).status === 200)
    await until(() => childrenOf(run.child.pid).filter(isWorker).length === 2)
    run.child.kill('SIGTERM')
    assert.equal(await run.ended, 0)
  })

  test('metrics are the sums over all of them', async () => {
    const run = await launch(settings)
    await until(isReady(run))
    for (let i = 0; i < 10; i++) await fetch(run.url('/healthz'), { headers: { Connection: 'close' } })
    const text = await (await fetch(run.url('/metrics'))).text()
    const counts = /^genkan_http_request_seconds_count\{method="GET",status="200"\} (\d+)$/m.exec(text)
    assert.ok(Number(counts?.[1]) >= 10, text.slice(0, 500))
    assert.match(text, /process_resident_memory_bytes/)
    run.child.kill('SIGTERM')
    assert.equal(await run.ended, 0)
  })

  test('after kill -9 nothing is left over, and the next start needs no help', async () => {
    const run = await launch(settings)
    await until(isReady(run))
    const children = childrenOf(run.child.pid)
    assert.ok(children.length >= 3)
    run.child.kill('SIGKILL')
    await run.ended
    const next = await launch({ ...settings, PORT: String(run.port) })
    // Not `isReady`: for a moment the workers of the killed run may still answer there.
    await until(() => next.output().includes('/local/outbox'))
    for (const pid of children) {
      await until(() => {
        try {
          return readFileSync(`/proc/${pid}/cmdline`, 'utf8') === ''
        } catch {
          return true
        }
      })
    }
    next.child.kill('SIGTERM')
    assert.equal(await next.ended, 0)
  })
})
