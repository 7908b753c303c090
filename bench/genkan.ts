import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openHasher } from '../src/mechanisms/authenticators/index.ts'
import { openFlows } from '../src/mechanisms/flows/index.ts'
import { openKeys } from '../src/platform/crypto/index.ts'
import { openDatabase } from '../src/platform/database/index.ts'
import { joinEmbedded } from '../src/platform/embedded-postgres/index.ts'
import { commandLine, treeOf } from './cpu.ts'
import { seedAccounts } from './seed.ts'

export const root = join(import.meta.dirname, '..')

export const quiet = { debug() {}, info() {}, warn() {}, error() {} }

export const password = 'Ribbon-otter-7-maple'

export type GenkanOptions = {
  workers?: number
  accounts?: number
  /** A database of its own, instead of the one that comes along. */
  databaseUrl?: string
}

export type Genkan = Awaited<ReturnType<typeof startGenkan>>

/**
 * Starts an installation as an operator would, in processes of its own: the primary, the workers, and the database
 * that comes along with its data in a temporary folder, flushed to disk as always. It has accounts whose persons are
 * known to their browsers.
 */
export async function startGenkan(options: GenkanOptions = {}) {
  const { accounts = 1000, databaseUrl } = options
  await using undo = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'genkan-bench-'))
  undo.defer(() => rm(folder, { recursive: true, force: true }))
  const port = await freePort()
  const secret = randomBytes(36).toString('base64')
  const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment({ ...options, folder, port, secret }),
  })
  undo.defer(() => stop(child))
  const pid = child.pid as number
  await untilItAnswers(`http://localhost:${port}/readyz`, () => child.exitCode === null)

  const keys = openKeys([Buffer.from(secret)])
  const url = databaseUrl ?? (await joinEmbedded({ folder, log: quiet })).url
  const db = openDatabase({ url, poolSize: 2 })
  undo.defer(() => db.close())
  await seedAccounts(url, accounts, await openHasher(keys).hash(password))
  const running = undo.move()

  return {
    port,
    host: `localhost:${port}`,
    pid,
    db,
    accounts,
    flows: openFlows(keys, { secure: false }),
    /** The processes that answer requests. */
    workerPids: () =>
      treeOf(pid)
        .filter((each) => each.parent === pid && commandLine(each.pid).includes('main.ts'))
        .map((each) => each.pid),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

function environment(given: GenkanOptions & { folder: string; port: number; secret: string }): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    NODE_OPTIONS: process.env.BENCH_NODE_OPTIONS,
    GENKAN_URL: `http://localhost:${given.port}`,
    PORT: String(given.port),
    GENKAN_HOST: '127.0.0.1',
    GENKAN_DATA_FOLDER: given.folder,
    GENKAN_SECRET: given.secret,
    GENKAN_SMTP_URL: 'smtp://127.0.0.1:9',
    GENKAN_MAIL_FROM: 'genkan@example.com',
    GENKAN_LOG_LEVEL: 'silent',
    GENKAN_WORKERS: String(given.workers ?? 1),
    ...(given.databaseUrl ? { DATABASE_URL: given.databaseUrl } : { GENKAN_DATABASE: 'embedded' }),
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** An address where nothing listens yet. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** Resolves with the milliseconds since the call when the address answers 200; throws after a minute, or when `alive` says no. */
export async function untilItAnswers(url: string, alive: () => boolean): Promise<number> {
  const start = performance.now()
  while (performance.now() - start < 60_000 && alive()) {
    const answer = await fetch(url).catch(() => undefined)
    const ok = answer?.status === 200
    await answer?.body?.cancel()
    if (ok) return performance.now() - start
    await sleep(10)
  }
  throw new Error(`${url} did not answer`)
}
