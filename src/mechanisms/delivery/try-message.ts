import { DatabaseUnavailable } from '../../platform/database/index.ts'
import type { DeliveryDeps } from './deps.ts'
import { type Outcome, waitAfter } from './outcome.ts'
import { type DueMessage, openPayload, strangerLimit } from './queries.ts'
import { renderMessage, withTimes } from './render.ts'
import { carriesCode } from './templates.ts'
import type { Transport } from './transport.ts'

export type TryDeps = DeliveryDeps & { transport: Transport }

/**
 * One try to send a message, until `signal` cuts it off on the wire. Never throws: a message that cannot be written
 * ends as our fault, visibly.
 */
export async function tryMessage(deps: TryDeps, message: DueMessage, signal: AbortSignal): Promise<Outcome> {
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
function secondForm(message: DueMessage, outcome: Outcome): Outcome {
  const helps = outcome.status === 'refused' && outcome.class === 'policy_refused' && message.kind === 'email'
  if (!helps || message.plain || !carriesCode(message.template)) return outcome
  return { ...outcome, status: 'deferred', retrySeconds: 0, nextPlain: true }
}

async function limitOf({ db, log }: TryDeps, message: DueMessage): Promise<Outcome | undefined> {
  // Text messages cost money and numbers are easily guessed: strangers get none.
  const limit = message.kind === 'phone' ? 'phone' : await strangerLimit(db, message.id)
  if (!limit) return undefined
  if (limit === 'all') log.error({ limit }, 'the daily limit of mails to addresses without an account is reached')
  return { status: 'dropped', class: 'limited' }
}
