import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, DatabaseUnavailable, type Queries } from '../database/index.ts'
import { type HeldLeases, holdLeases } from './held-leases.ts'
import { LeaseLost, leaseSeconds } from './lease.ts'

/** What the body of a job is given. */
export type JobRun = {
  /** Grows with each change of the process that does this job; write it down where order matters. */
  fence: bigint
  /** Aborts when the process stops or loses the lease. */
  signal: AbortSignal
  /** Call it first in each transaction that writes: throws `LeaseLost` when another process took over. */
  guard(tx: Queries): Promise<void>
}

export type Job = { name: string; seconds: number; run(run: JobRun): Promise<void> }

export type JobLog = {
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/**
 * Work to do again and again, by one process of all at a time: the pause between two runs is `seconds`.
 * A run that fails is logged and tried again after the pause, so the body must be safe to repeat.
 */
export function every(name: string, seconds: number, run: Job['run']): Job {
  return { name, seconds, run }
}

const renewMilliseconds = (leaseSeconds / 3) * 1000
const stopMilliseconds = 10_000

/**
 * Runs the jobs for which this process gets the lease; the others are asked for again every few seconds.
 * Start it in as many processes as you like. `stop` lets running bodies end (10 s at most) and gives the leases back.
 */
export function startJobs(db: Database, jobs: Job[], log: JobLog): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const leases = holdLeases(db, stopping.signal)
  const report = (fault: unknown, job: string) => {
    if (!stopping.signal.aborted) logFault(log, fault, job)
  }
  const loops = jobs.map((job) => keepDoing(job, leases, stopping.signal, report))
  const renewing = setInterval(() => leases.renew().catch((fault) => report(fault, 'leases')), renewMilliseconds)

  return {
    async stop() {
      stopping.abort()
      clearInterval(renewing)
      await Promise.race([Promise.all(loops), sleep(stopMilliseconds, undefined, { ref: false })])
      await leases.giveBack().catch(() => {})
    },
  }
}

type Report = (fault: unknown, job: string) => void

async function keepDoing(job: Job, leases: HeldLeases, stopping: AbortSignal, report: Report): Promise<void> {
  while (!stopping.aborted) {
    const done = await once(job, leases).catch((fault) => report(fault, job.name))
    await pause(done === 'busy elsewhere' ? Math.min(Math.max(job.seconds, 1), 5) : job.seconds, stopping)
  }
}

async function once(job: Job, leases: HeldLeases): Promise<'done' | 'busy elsewhere'> {
  const held = await leases.take(job.name)
  if (!held) return 'busy elsewhere'
  const { fence, signal } = held
  await job.run({ fence: BigInt(fence), signal, guard: (tx) => leases.guard(tx, job.name, fence) })
  return 'done'
}

function logFault(log: JobLog, fault: unknown, job: string): void {
  if (fault instanceof LeaseLost) log.warn({ job }, 'another process took this job over')
  else if (fault instanceof DatabaseUnavailable) log.warn({ job }, 'a job waits for the database')
  else log.error({ job, err: fault }, 'a job failed')
}

/** Spread a little, so that processes which started together do not ask together. */
async function pause(seconds: number, stopping: AbortSignal): Promise<void> {
  const milliseconds = seconds * 1000 * (0.95 + Math.random() * 0.1)
  await sleep(milliseconds, undefined, { signal: stopping }).catch(() => {})
}
