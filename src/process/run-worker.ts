import { startApp } from '../app/index.ts'
import type { Config } from '../platform/config/index.ts'
import { createLog } from '../platform/log/index.ts'
import { measure, openReadiness, startMetrics } from '../platform/metrics/index.ts'
import type { FromWorker, ToWorker } from './ipc.ts'
import { type Shell, serve } from './server.ts'

/** Loads the application, waits for the primary's word to start, and answers requests until it says stop. */
export function runWorker(): void {
  let shell: Promise<Shell> | undefined
  const questions = new Map<number, (text: string) => void>()
  // The primary process decides about stopping; a Ctrl-C reaches the whole group.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  startMetrics()

  process.on('message', (message: ToWorker) => {
    if (message.kind === 'start') shell = start(message.config, questions)
    if (message.kind === 'stop') void stop(shell)
    if (message.kind === 'measure') void report(message.question)
    if (message.kind === 'metrics') {
      questions.get(message.question)?.(message.text)
      questions.delete(message.question)
    }
  })
  tell({ kind: 'loaded' })
}

async function start(config: Config, questions: Map<number, (text: string) => void>): Promise<Shell> {
  const log = createLog({ level: config.logLevel, human: config.local })
  process.on('uncaughtException', (fault) => {
    log.fatal({ err: fault }, 'a worker process stumbled')
    process.exit(1)
  })
  try {
    const application = await startApp(config)
    const readiness = openReadiness(config.databaseUrl ?? '', log)
    const shell = await serve(application, { config, log, readiness, metrics: () => askForMetrics(questions) })
    tell({ kind: 'listening' })
    return { ...shell, stop: () => shell.stop().then(readiness.close) }
  } catch (fault) {
    return giveUp((fault as Error).message)
  }
}

function giveUp(message: string): Promise<never> {
  tell({ kind: 'failed', message }, () => process.exit(1))
  return new Promise(() => {})
}

async function stop(shell: Promise<Shell> | undefined): Promise<void> {
  await shell?.then((running) => running.stop())
  process.exit(0)
}

async function report(question: number): Promise<void> {
  tell({ kind: 'measured', question, measured: await measure() })
}

function askForMetrics(questions: Map<number, (text: string) => void>): Promise<string> {
  return new Promise((resolve) => {
    const question = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER)
    questions.set(question, resolve)
    tell({ kind: 'metrics', question })
  })
}

function tell(message: FromWorker, sent = () => {}): void {
  process.send?.(message, undefined, undefined, sent)
}
