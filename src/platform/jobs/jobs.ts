import { setTimeout as sleep } from 'node:timers/promises'
import { uuidv7 } from '../crypto/index.ts'
import { type Database, DatabaseUnavailable, type Queries } from '../database/index.ts'
import { guardLease, LeaseLost, leaseSeconds, releaseLeases, renewLeases, takeLease } from './lease.ts'

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

/** A lease is used only while its end is surely ahead, whatever the process slept through. */
const trustMilliseconds = (leaseSeconds - 10) * 1000
const renewMilliseconds = (leaseSeconds / 3) * 1000
const stopMilliseconds = 10_000

/**
 * Runs the jobs for which this process gets the lease; the others are asked for again every few seconds.
 * Start it in as many processes as you like. `stop` lets running bodies end (10 s at most) and gives the leases back.
 */
export function startJobs(db: Database, jobs: Job[], log: JobLog): { stop(): Promise<void> } {
  const holder = uuidv7()
  const stopping = new AbortController()
  const leases = new Map<string, Held>()
  const loops = jobs.map((job) => keepDoing(job))
  const renewing = setInterval(() => renew().catch((fault) => report(fault, 'leases')), renewMilliseconds)

  async function keepDoing(job: Job): Promise<void> {
    while (!stopping.signal.aborted) {
      const done = await once(job).catch((fault) => report(fault, job.name))
      await pause(done === 'busy elsewhere' ? Math.min(Math.max(job.seconds, 1), 5) : job.seconds)
    }
  }

  async function once(job: Job): Promise<'done' | 'busy elsewhere'> {
    const held = await lease(job.name)
    if (!held) return 'busy elsewhere'
    const { fence, signal } = held
    await job.run({
      fence: BigInt(fence),
      signal,
      guard: (tx) => guardLease(tx, job.name, holder, fence),
    })
    return 'done'
  }

  async function lease(name: string): Promise<Held | undefined> {
    const known = leases.get(name)
    if (known && performance.now() - known.since < trustMilliseconds) return known
    const since = performance.now()
    const fence = await takeLease(db, name, holder)
    if (fence === undefined) return forget(name)
    if (known?.fence === fence) return Object.assign(known, { since })
    const lost = new AbortController()
    const held = { fence, since, lost, signal: AbortSignal.any([stopping.signal, lost.signal]) }
    leases.set(name, held)
    return held
  }

  async function renew(): Promise<void> {
    if (leases.size === 0) return
    const since = performance.now()
    const still = new Set(await renewLeases(db, holder))
    for (const [name, held] of leases) {
      if (still.has(name)) held.since = since
      else forget(name)
    }
  }

  function forget(name: string): undefined {
    leases.get(name)?.lost.abort(new LeaseLost(name))
    leases.delete(name)
  }

  function report(fault: unknown, job: string): void {
    if (stopping.signal.aborted) return
    if (fault instanceof LeaseLost) log.warn({ job }, 'another process took this job over')
    else if (fault instanceof DatabaseUnavailable) log.warn({ job }, 'a job waits for the database')
    else log.error({ job, err: fault }, 'a job failed')
  }

  /** Spread a little, so that processes which started together do not ask together. */
  async function pause(seconds: number): Promise<void> {
    const milliseconds = seconds * 1000 * (0.95 + Math.random() * 0.1)
    await sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => {})
  }

  return {
    async stop() {
      stopping.abort()
      clearInterval(renewing)
      await Promise.race([Promise.all(loops), sleep(stopMilliseconds, undefined, { ref: false })])
      await releaseLeases(db, holder).catch(() => {})
    },
  }
}

type Held = { fence: string; since: number; lost: AbortController; signal: AbortSignal }
