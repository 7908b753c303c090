import { setTimeout as sleep } from 'node:timers/promises'
import { checkModel, checkPacks, startBackground, startDemo } from '../app/index.ts'
import { type Config, readConfig } from '../platform/config/index.ts'
import { migrate } from '../platform/database/index.ts'
import { startEmbedded } from '../platform/embedded-postgres/index.ts'
import { createLog, type Log } from '../platform/log/index.ts'
import { startMetrics } from '../platform/metrics/index.ts'
import { claimPort } from './check-port.ts'
import { demoRefusal, greet, startDemoMail, startExample, wantsDemo } from './local-mode.ts'
import { startWorkers, type WorkerPool } from './supervisor.ts'

/**
 * Runs the whole installation on this machine: reads the configuration, starts the embedded database where
 * one is wanted, brings the schema up to date, starts the workers and the background jobs, and ends all of
 * it in the opposite order on SIGTERM or SIGINT.
 */
export async function runPrimary(): Promise<void> {
  const read = readConfig(process.env)
  if ('mistakes' in read) return giveUp('The configuration has mistakes:', read.mistakes)
  const { config } = read
  const refusal = demoRefusal(config, process.env)
  if (refusal) return giveUp('Genkan could not start:', [refusal])
  const log = createLog({ level: config.logLevel, human: config.local })
  const running = new AsyncDisposableStack()
  const isStopping = stopOnSignal(running, log)
  try {
    await start(config, log, running)
  } catch (fault) {
    // What a stop took away from under the start is no failure; the stop ends the process.
    if (isStopping()) return
    log.debug({ err: fault }, 'the start failed')
    giveUp('Genkan could not start:', [(fault as Error).message])
    await running.disposeAsync().catch(() => {})
    process.exit()
  }
}

async function start(config: Config, log: Log, running: AsyncDisposableStack): Promise<void> {
  checkModel()
  checkPacks()
  await claimPort(config.port, config.host, 'PORT')
  if (config.local) await claimPort(config.examplePort, config.host, 'GENKAN_EXAMPLE_PORT')
  startMetrics()
  // Started first: the workers load their code while the database starts. Ended last but for the database.
  const database = new AsyncDisposableStack()
  running.use(database)
  const workers = running.adopt(startWorkers(config.workers, log), (pool: WorkerPool) => pool.stop())
  const databaseUrl = await openDatabase(config, log, database)
  const ready = { ...config, databaseUrl, ...(wantsDemo() && (await demoMail(running))) }
  const [background] = await Promise.all([startBackground(ready), workers.start(ready)])
  running.defer(() => background.close())
  if (!config.local) return log.info({ url: config.url, port: config.port, workers: config.workers }, 'Genkan is ready')
  if (wantsDemo()) await startDemo(ready)
  const example = startExample(ready, log)
  if (example) running.defer(example.stop)
  greet(ready, Boolean(example))
}

/** Where mail goes in a demo: a server on this machine, whose broken mailboxes answer as real ones do. */
async function demoMail(running: AsyncDisposableStack): Promise<{ smtpUrl: string }> {
  const mail = await startDemoMail()
  running.defer(mail.stop)
  return { smtpUrl: mail.url }
}

/** Gives the address of a database whose schema is up to date. */
async function openDatabase(config: Config, log: Log, running: AsyncDisposableStack): Promise<string> {
  const url = config.embedded ? await embedded(config, log, running) : (config.databaseUrl ?? '')
  const done = await migrateWhenThere(url, log)
  if (done.length > 0) log.info(`The database is up to date (${done.length} steps).`)
  return url
}

async function embedded(config: Config, log: Log, running: AsyncDisposableStack): Promise<string> {
  const database = await startEmbedded({ folder: config.dataFolder, log })
  running.defer(database.stop)
  return database.url
}

const waitForDatabaseMs = 30_000
const notThereYet = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ECONNRESET', '57P03', '53300'])

/** A database that starts at the same time as Genkan, as in most compose files, is waited for. */
async function migrateWhenThere(url: string, log: Log): Promise<string[]> {
  for (const end = Date.now() + waitForDatabaseMs; ; await sleep(1000)) {
    try {
      return await migrate(url)
    } catch (fault) {
      const { code, message } = fault as { code?: string; message: string }
      if (Date.now() > end || !notThereYet.has(code ?? ''))
        throw new Error(`The database cannot be used: ${message || code}`)
      log.warn({ reason: message || code }, 'the database does not answer yet')
    }
  }
}

/** The function it gives tells whether the stop has begun. */
function stopOnSignal(running: AsyncDisposableStack, log: Log): () => boolean {
  let stopping = false
  const stop = async (why: string) => {
    if (stopping) return
    stopping = true
    log.info({ why }, 'Genkan is stopping: requests in flight are finished first')
    await running.disposeAsync().catch((fault) => log.error({ err: fault }, 'the stop was not clean'))
    log.info('Genkan has stopped.')
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(signal))
  // Started by the launcher: when that is gone, nobody could stop us any more.
  if (process.channel) {
    process.channel.unref()
    process.on('disconnect', () => void stop('the launcher ended'))
  }
  return () => stopping
}

function giveUp(heading: string, lines: string[]): void {
  process.stderr.write(`${[heading, ...lines.map((line) => `  ${line}`)].join('\n')}\n`)
  process.exitCode = 1
}
