import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { extname, join } from 'node:path'
import type { Config } from '../platform/config/index.ts'
import type { Log } from '../platform/log/index.ts'
import { aggregate, type Measured, measure } from '../platform/metrics/index.ts'
import type { FromWorker, ToWorker } from './ipc.ts'

export type WorkerPool = {
  /** Gives the workers their configuration; resolves when all of them take requests, rejects when one cannot. */
  start(config: Config): Promise<void>
  /** Asks all to finish and waits; who takes longer than `stopLimitMs` is ended. */
  stop(): Promise<void>
}

/** A little more than the workers give their requests in flight. */
const stopLimitMs = 25_000
const longestPauseMs = 30_000

/**
 * Left alone, V8 lets the heap grow for as long as the machine has memory: 310 MB after 10,000 sign-ins. Within these
 * limits a worker stays below 200 MB in all. A smaller young generation would cost the OpenID endpoints a third more.
 */
const heapLimits = ['--max-old-space-size=512', '--max-semi-space-size=16']

/**
 * Forks the worker processes. They load their code at once, while the primary process still prepares the
 * database. One that dies is replaced, at once the first time, then with growing pauses.
 */
export function startWorkers(size: number, log: Log): WorkerPool {
  let config: Config | undefined
  let stopping = false
  let pauseMs = 0
  const { promise: started, resolve, reject } = Promise.withResolvers<void>()
  // A pool that is stopped before it was started has nobody to tell.
  started.catch(() => {})
  const loaded = new Set<Worker>()
  const listening = new Set<Worker>()

  cluster.setupPrimary({
    exec: join(import.meta.dirname, `../main${extname(import.meta.filename)}`),
    args: [],
    execArgv: [...process.execArgv, ...heapLimits],
    serialization: 'advanced',
  })
  for (let i = 0; i < size; i++) add()

  function add(): void {
    const worker = cluster.fork()
    const since = Date.now()
    worker.on('message', (message: FromWorker) => hear(worker, message))
    worker.once('exit', (code, signal) => {
      listening.delete(worker)
      if (!loaded.delete(worker) || !config)
        reject(new Error(`A worker process ended at its start (${signal ?? code}).`))
      if (!stopping) replace(worker, Date.now() - since, signal ?? code)
    })
  }

  function hear(worker: Worker, message: FromWorker): void {
    if (message.kind === 'loaded') {
      loaded.add(worker)
      if (config) tell(worker, { kind: 'start', config })
    }
    if (message.kind === 'listening' && listening.add(worker).size === size) resolve()
    if (message.kind === 'failed') {
      log.error({ worker: worker.process.pid, reason: message.message }, 'a worker process could not start')
      reject(new Error(message.message))
    }
    if (message.kind === 'metrics') void answerMetrics(worker, message.question)
  }

  function replace(worker: Worker, livedMs: number, exit: string | number): void {
    pauseMs = livedMs > longestPauseMs ? 0 : Math.min(pauseMs * 2 || 500, longestPauseMs)
    log.error({ worker: worker.process.pid, exit, pauseMs }, 'a worker process ended and is replaced')
    setTimeout(() => stopping || add(), pauseMs)
  }

  return {
    start(given) {
      config = given
      for (const worker of loaded) tell(worker, { kind: 'start', config })
      return started
    },
    async stop() {
      stopping = true
      await Promise.all(workers().map(dismiss))
    },
  }
}

const workers = () => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)

function tell(worker: Worker, message: ToWorker): void {
  // A worker that has just died is no fault: it is being replaced.
  if (worker.isConnected()) worker.send(message, () => {})
}

async function dismiss(worker: Worker): Promise<void> {
  if (worker.isDead()) return
  const ended = once(worker, 'exit')
  const limit = setTimeout(() => worker.process.kill('SIGKILL'), stopLimitMs)
  tell(worker, { kind: 'stop' })
  await ended
  clearTimeout(limit)
}

async function answerMetrics(asker: Worker, question: number): Promise<void> {
  const measured = await Promise.all([measure(), ...workers().map(measureWorker)])
  tell(asker, { kind: 'metrics', question, text: await aggregate(measured) })
}

/** One worker's metrics; nothing from one that does not answer within a second. */
function measureWorker(worker: Worker): Promise<Measured> {
  const question = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER)
  return new Promise((resolve) => {
    const done = (measured: Measured) => {
      clearTimeout(limit)
      worker.off('message', listen)
      resolve(measured)
    }
    const listen = (message: FromWorker) => {
      if (message.kind === 'measured' && message.question === question) done(message.measured)
    }
    const limit = setTimeout(done, 1000, [])
    worker.on('message', listen)
    tell(worker, { kind: 'measure', question })
  })
}
