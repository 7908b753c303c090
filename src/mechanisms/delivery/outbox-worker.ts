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
type WorkerState = {
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
  const state: WorkerState = {
    deps,
    onWire: new Set(),
    cuts: new Set(),
    stopping: new AbortController(),
    awake: new AbortController(),
    brakeMilliseconds: 0,
  }
  const working = work(state)
  return {
    wake: () => void setTimeout(() => state.awake.abort(), hintMilliseconds).unref(),
    stop: () => stop(state, working),
  }
}

async function work(state: WorkerState): Promise<void> {
  const { stopping } = state
  while (!stopping.signal.aborted) {
    if (state.brakeMilliseconds) await brake(state)
    const free = (state.brakeMilliseconds ? 1 : state.deps.atOnce) - state.onWire.size
    const taken = free > 0 && !stopping.signal.aborted ? await takeMessages(state.deps, free) : []
    for (const message of taken) track(state, send(state, message))
    if (taken.length === 0) await rest(state)
  }
}

async function stop(state: WorkerState, working: Promise<void>): Promise<void> {
  state.stopping.abort()
  state.awake.abort()
  const late = setTimeout(() => {
    for (const cut of state.cuts) cut.abort()
  }, stopMilliseconds)
  await working
  await Promise.all(state.onWire)
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

function track(state: WorkerState, sending: Promise<void>): void {
  state.onWire.add(sending)
  sending.finally(() => {
    state.onWire.delete(sending)
    state.awake.abort()
  })
}

async function rest(state: WorkerState): Promise<void> {
  await sleep(lookMilliseconds, undefined, { signal: state.awake.signal }).catch(() => {})
  state.awake = new AbortController()
}

async function brake(state: WorkerState): Promise<void> {
  await Promise.all(state.onWire)
  if (!state.brakeMilliseconds) return
  await sleep(state.brakeMilliseconds, undefined, { signal: state.stopping.signal }).catch(() => {})
  state.brakeMilliseconds = Math.min(longestBrakeMilliseconds, state.brakeMilliseconds * 2)
}

async function send(state: WorkerState, message: DueMessage): Promise<void> {
  const outcome = await timedTry(state, message)
  await keepOutcome(state.deps, message, outcome)
  report(state.deps, message, outcome)
  await judgeProvider(state, outcome)
}

/** One try that is cut off, on the wire too, when it takes too long or its deadline comes. */
async function timedTry({ deps, cuts }: WorkerState, message: DueMessage): Promise<Outcome> {
  const cut = new AbortController()
  cuts.add(cut)
  const seconds = Math.min(longestTrySeconds, message.secondsLeft)
  const timer = setTimeout(() => cut.abort(), Math.max(1, Math.floor(seconds * 1000)))
  const outcome = await tryMessage(deps, message, cut.signal)
  clearTimeout(timer)
  cuts.delete(cut)
  return outcome
}

async function judgeProvider(state: WorkerState, outcome: Outcome): Promise<void> {
  const { db, kind, log } = state.deps
  if (outcome.class === 'provider_down') {
    state.brakeMilliseconds ||= firstBrakeMilliseconds
  } else if (state.brakeMilliseconds && outcome.code !== undefined) {
    state.brakeMilliseconds = 0
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
