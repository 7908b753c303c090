import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseUnavailable } from '../../platform/database/index.ts'
import type { Outcome } from './outcome.ts'
import { type DueMessage, recordOutcome, takeDueMessages, wakeOutbox } from './queries.ts'
import { type TryDeps, tryMessage } from './try-message.ts'

export type OutboxWorker = {
  /** A message was written: look now. */
  wake(): void
  /** Begins nothing more and lets what is on the wire end, 10 s at most. */
  stop(): Promise<void>
}

type WorkerDeps = TryDeps & { kind: 'email' | 'phone' /** Messages on the wire at most. */; atOnce: number }

const lookMilliseconds = 500
/** A hint comes before the commit of the transaction that gave it. */
const hintMilliseconds = 25
/** Shorter than a message stays taken (60 s): nobody else begins while we may still be sending. */
const longestTrySeconds = 45
const firstBrakeMilliseconds = 500
const longestBrakeMilliseconds = 3000
const stopMilliseconds = 10_000

/** One worker while it runs. */
type Run = {
  deps: WorkerDeps
  /** What is on the wire, and for each message how to cut it off. */
  onWire: Set<Promise<void>>
  cuts: Set<AbortController>
  stopping: AbortController
  /** Ends the rest between two looks. */
  awake: AbortController
  /** While the provider is down only one message at a time is tried, after a pause that grows. */
  brakeMilliseconds: number
}

/** Sends one kind of message: looks twice a second and at each hint, keeps at most `atOnce` on the wire. */
export function startOutboxWorker(deps: WorkerDeps): OutboxWorker {
  const run: Run = {
    deps,
    onWire: new Set(),
    cuts: new Set(),
    stopping: new AbortController(),
    awake: new AbortController(),
    brakeMilliseconds: 0,
  }
  const working = work(run)
  return {
    wake: () => void setTimeout(() => run.awake.abort(), hintMilliseconds).unref(),
    stop: () => stop(run, working),
  }
}

async function work(run: Run): Promise<void> {
  const { stopping } = run
  while (!stopping.signal.aborted) {
    if (run.brakeMilliseconds) await brake(run)
    const free = (run.brakeMilliseconds ? 1 : run.deps.atOnce) - run.onWire.size
    const taken = free > 0 && !stopping.signal.aborted ? await takeMessages(run.deps, free) : []
    for (const message of taken) track(run, send(run, message))
    if (taken.length === 0) await rest(run)
  }
}

async function stop(run: Run, working: Promise<void>): Promise<void> {
  run.stopping.abort()
  run.awake.abort()
  const late = setTimeout(() => {
    for (const cut of run.cuts) cut.abort()
  }, stopMilliseconds)
  await working
  await Promise.all(run.onWire)
  clearTimeout(late)
}

async function takeMessages({ db, kind, log }: WorkerDeps, limit: number): Promise<DueMessage[]> {
  try {
    return await takeDueMessages(db, kind, limit)
  } catch (fault) {
    if (!(fault instanceof DatabaseUnavailable)) log.error({ kind, err: fault }, 'the outbox could not be read')
    return []
  }
}

function track(run: Run, sending: Promise<void>): void {
  run.onWire.add(sending)
  sending.finally(() => {
    run.onWire.delete(sending)
    run.awake.abort()
  })
}

async function rest(run: Run): Promise<void> {
  await sleep(lookMilliseconds, undefined, { signal: run.awake.signal }).catch(() => {})
  run.awake = new AbortController()
}

async function brake(run: Run): Promise<void> {
  await Promise.all(run.onWire)
  if (!run.brakeMilliseconds) return
  await sleep(run.brakeMilliseconds, undefined, { signal: run.stopping.signal }).catch(() => {})
  run.brakeMilliseconds = Math.min(longestBrakeMilliseconds, run.brakeMilliseconds * 2)
}

async function send(run: Run, message: DueMessage): Promise<void> {
  const outcome = await timedTry(run, message)
  await keepOutcome(run.deps, message, outcome)
  report(run.deps, message, outcome)
  await judgeProvider(run, outcome)
}

/** One try that is cut off, on the wire too, when it takes too long or its deadline comes. */
async function timedTry({ deps, cuts }: Run, message: DueMessage): Promise<Outcome> {
  const cut = new AbortController()
  cuts.add(cut)
  const seconds = Math.min(longestTrySeconds, message.secondsLeft)
  const timer = setTimeout(() => cut.abort(), Math.max(1, Math.floor(seconds * 1000)))
  const outcome = await tryMessage(deps, message, cut.signal)
  clearTimeout(timer)
  cuts.delete(cut)
  return outcome
}

async function judgeProvider(run: Run, outcome: Outcome): Promise<void> {
  const { db, kind, log } = run.deps
  if (outcome.class === 'provider_down') {
    run.brakeMilliseconds ||= firstBrakeMilliseconds
  } else if (run.brakeMilliseconds && outcome.code !== undefined) {
    run.brakeMilliseconds = 0
    log.info({ kind }, 'the provider takes messages again')
    await wakeOutbox(db, kind).catch(() => {})
  }
}

/** What was sent must be written down, or it is sent again: worth a few tries. */
async function keepOutcome({ db, config, log }: WorkerDeps, message: DueMessage, outcome: Outcome): Promise<void> {
  for (let tries = 1; tries <= 3; tries += 1) {
    try {
      return await recordOutcome(db, message, outcome, config.local)
    } catch (fault) {
      if (tries === 3) log.error({ messageId: message.id, err: fault }, 'a receipt could not be kept')
      else await sleep(500 * tries)
    }
  }
}

/** Never the recipient, never the words of the answer: those name the recipient too. */
function report({ log }: WorkerDeps, message: DueMessage, outcome: Outcome): void {
  const { id, template, attempts } = message
  const { status, class: kindOfReply, code, enhanced } = outcome
  const facts = { messageId: id, template, status, class: kindOfReply, reply: code, enhanced, attempts }
  if (status === 'accepted') log.info(facts, 'message accepted')
  else if (kindOfReply === 'provider_down') log.error(facts, 'the provider does not take messages')
  else log.warn(facts, 'message not accepted')
}
