import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseUnavailable } from '../../platform/database/index.ts'
import type { DeliveryDeps } from './deps.ts'
import { type Outcome, waitAfter } from './outcome.ts'
import { hurry, openPayload, recordOutcome, strangerLimit, type Taken, takeDue } from './queries.ts'
import { renderMessage, withTimes } from './render.ts'
import { carriesCode } from './templates.ts'
import type { Transport } from './transport.ts'

export type Courier = { wake(): void; stop(): Promise<void> }

type CourierDeps = DeliveryDeps & { kind: 'email' | 'phone'; transport: Transport; atOnce: number }

const lookMilliseconds = 500
/** A hint comes before the commit of the transaction that gave it. */
const hintMilliseconds = 25
/** Shorter than a message stays taken (60 s): nobody else begins while we may still be sending. */
const longestTrySeconds = 45
const firstBrakeMilliseconds = 500
const longestBrakeMilliseconds = 3000
const stopMilliseconds = 10_000

/** Sends one kind of message: looks twice a second and at each hint, keeps at most `atOnce` on the wire. */
export function startCourier(deps: CourierDeps): Courier {
  const { db, kind, log } = deps
  const running = new Set<Promise<void>>()
  const stopping = new AbortController()
  /** One for each message on the wire. */
  const cuts = new Set<AbortController>()
  let awake = new AbortController()
  /** While the provider is down only one message at a time is tried, after a pause that grows. */
  let brakeMilliseconds = 0

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (brakeMilliseconds) await brake()
      const free = (brakeMilliseconds ? 1 : deps.atOnce) - running.size
      const taken = free > 0 && !stopping.signal.aborted ? await look(free) : []
      for (const message of taken) track(handle(message))
      if (taken.length === 0) await rest()
    }
  }

  async function look(limit: number): Promise<Taken[]> {
    try {
      return await takeDue(db, kind, limit)
    } catch (fault) {
      if (!(fault instanceof DatabaseUnavailable)) log.error({ kind, err: fault }, 'the outbox could not be read')
      return []
    }
  }

  function track(work: Promise<void>): void {
    running.add(work)
    work.finally(() => {
      running.delete(work)
      awake.abort()
    })
  }

  async function rest(): Promise<void> {
    await sleep(lookMilliseconds, undefined, { signal: awake.signal }).catch(() => {})
    awake = new AbortController()
  }

  async function brake(): Promise<void> {
    await Promise.all(running)
    if (!brakeMilliseconds) return
    await sleep(brakeMilliseconds, undefined, { signal: stopping.signal }).catch(() => {})
    brakeMilliseconds = Math.min(longestBrakeMilliseconds, brakeMilliseconds * 2)
  }

  async function handle(message: Taken): Promise<void> {
    const outcome = await timed(message)
    await keep(message, outcome)
    report(message, outcome)
    await judgeProvider(outcome)
  }

  /** One try that is cut off, on the wire too, when it takes too long or its deadline comes. */
  async function timed(message: Taken): Promise<Outcome> {
    const cut = new AbortController()
    cuts.add(cut)
    const seconds = Math.min(longestTrySeconds, message.secondsLeft)
    const timer = setTimeout(() => cut.abort(), Math.max(1, Math.floor(seconds * 1000)))
    const outcome = await attempt(deps, message, cut.signal)
    clearTimeout(timer)
    cuts.delete(cut)
    return outcome
  }

  async function judgeProvider(outcome: Outcome): Promise<void> {
    if (outcome.class === 'provider_down') {
      brakeMilliseconds ||= firstBrakeMilliseconds
    } else if (brakeMilliseconds && outcome.code !== undefined) {
      brakeMilliseconds = 0
      log.info({ kind }, 'the provider takes messages again')
      await hurry(db, kind).catch(() => {})
    }
  }

  /** What was sent must be written down, or it is sent again: worth a few tries. */
  async function keep(message: Taken, outcome: Outcome): Promise<void> {
    for (let tries = 1; tries <= 3; tries += 1) {
      try {
        return await recordOutcome(db, message, outcome, deps.config.local)
      } catch (fault) {
        if (tries === 3) log.error({ messageId: message.id, err: fault }, 'a receipt could not be kept')
        else await sleep(500 * tries)
      }
    }
  }

  /** Never the recipient, never the words of the answer: those name the recipient too. */
  function report(message: Taken, outcome: Outcome): void {
    const { id, template, attempts } = message
    const { status, class: kindOfReply, code, enhanced } = outcome
    const facts = { messageId: id, template, status, class: kindOfReply, reply: code, enhanced, attempts }
    if (status === 'accepted') log.info(facts, 'message accepted')
    else if (kindOfReply === 'provider_down') log.error(facts, 'the provider does not take messages')
    else log.warn(facts, 'message not accepted')
  }

  const working = work()
  return {
    wake() {
      setTimeout(() => awake.abort(), hintMilliseconds).unref()
    },
    async stop() {
      stopping.abort()
      awake.abort()
      const late = setTimeout(() => {
        for (const cut of cuts) cut.abort()
      }, stopMilliseconds)
      await working
      await Promise.all(running)
      clearTimeout(late)
    },
  }
}

/** One try. Never throws: a message that cannot be written ends as our fault, visibly. */
async function attempt(deps: CourierDeps, message: Taken, signal: AbortSignal): Promise<Outcome> {
  try {
    const limit = message.stranger ? await limitOf(deps, message) : undefined
    if (limit) return limit
    const values = openPayload(deps.keys, message.id, message.payload)
    if (!values) throw new Error('the content of a message does not open')
    const content = renderMessage(message, withTimes(message, values), deps.config)
    const { id, to, language } = message
    const outcome = await deps.transport.send({ id, to, language, content, signal })
    return secondForm(message, { ...outcome, retrySeconds: waitAfter(message.attempts) })
  } catch (fault) {
    if (fault instanceof DatabaseUnavailable)
      return { status: 'deferred', class: 'deferred', retrySeconds: waitAfter(message.attempts) }
    deps.log.error({ messageId: message.id, template: message.template, err: fault }, 'a message could not be written')
    return { status: 'refused', class: 'fault' }
  }
}

/** Filters of some providers refuse mails with links: a code is then sent once more without any. */
function secondForm(message: Taken, outcome: Outcome): Outcome {
  const helps = outcome.status === 'refused' && outcome.class === 'policy_refused' && message.kind === 'email'
  if (!helps || message.plain || !carriesCode(message.template)) return outcome
  return { ...outcome, status: 'deferred', retrySeconds: 0, nextPlain: true }
}

async function limitOf({ db, log }: CourierDeps, message: Taken): Promise<Outcome | undefined> {
  // Text messages cost money and numbers are easily guessed: strangers get none.
  const limit = message.kind === 'phone' ? 'phone' : await strangerLimit(db, message.id)
  if (!limit) return undefined
  if (limit === 'all') log.error({ limit }, 'the daily limit of mails to addresses without an account is reached')
  return { status: 'dropped', class: 'limited' }
}
