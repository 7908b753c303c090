import { type Keys, uuidv7 } from '../../platform/crypto/index.ts'
import { type Queries, type Statement, sql } from '../../platform/database/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { caseFold, readEmail } from '../../records/accounts/index.ts'
import { formOf, missingValue, type Template } from './templates.ts'

export type NewMessage = {
  kind: 'email' | 'phone'
  /** One address or number as it is stored; where an account exists it comes from its row, never from a request. */
  to: string
  template: Template
  language: Language
  /** What the template needs. `until` (milliseconds since 1970) where the text tells another end than the deadline. */
  values: Record<string, string | number>
  /** From now; the message is never sent later. For a code: its life. */
  minutes: number
  ownerId?: string | undefined
  accountId?: string | undefined
  attemptId?: string | undefined
  purpose?: string | undefined
  /** The network that asked: at most 20 mails a day to addresses without an account are sent for it. */
  source?: string | undefined
  /** The short form without links, for mailboxes that refuse mails with links; for codes only. */
  plain?: boolean | undefined
}

/**
 * Puts a message into the outbox: one insert, in the caller's transaction or alone. Returns its id.
 *
 * It costs the same whether or not an account stands behind the recipient. Throws when `to` is not exactly one
 * address or number, or when a value of the template is missing: those are faults of the caller.
 */
export async function enqueue(q: Queries, keys: Keys, message: NewMessage): Promise<string> {
  const { id, statement } = messageStatement(keys, message)
  await q.run(statement)
  for (const listener of listeners) listener()
  return id
}

/** The same, to be combined with what the message tells of. */
export function messageStatement(keys: Keys, message: NewMessage): { id: string; statement: Statement } {
  const { kind, to, template, values } = message
  const missing = missingValue(template, values)
  if (missing) throw new Error(`${template} needs the value ${missing}`)
  const provider = providerOf(kind, to)
  const id = uuidv7()
  const payload = keys.for('message').seal(JSON.stringify(values), id)
  const source = message.source === undefined ? null : keys.for('message-source').hmac(message.source)
  const statement = sql`
    insert into message (message_id, kind, recipient, recipient_norm, template, language, payload, plain, purpose,
      owner_id, account_id, attempt_id, stranger, source, created_at, not_after, status, attempts, next_try_at, provider)
    values (${id}, ${kind}, ${to}, ${caseFold(to)}, ${template}, ${message.language}, ${payload}, ${message.plain ?? false},
      ${message.purpose ?? null}, ${message.ownerId ?? null}, ${message.accountId ?? null}, ${message.attemptId ?? null},
      ${formOf(template).stranger ?? false}, ${source}, now(), now() + make_interval(secs => ${message.minutes * 60}),
      'waiting', 0, now(), ${provider})`
  return { id, statement }
}

/** The domain of an address; '' for a phone number, whose network is not known. */
function providerOf(kind: 'email' | 'phone', to: string): string {
  if (kind === 'phone') {
    if (!/^\+[1-9]\d{6,14}$/.test(to)) throw new Error('not one phone number')
    return ''
  }
  const address = readEmail(to)
  if (address?.value !== to) throw new Error('not one address')
  return to.slice(to.lastIndexOf('@') + 1)
}

const listeners = new Set<() => void>()

/**
 * Calls `listener` after each insert of this process, so that delivery need not wait for its next look.
 * Only a hint: the transaction may still be open. Returns the function that ends it.
 */
export function whenEnqueued(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
