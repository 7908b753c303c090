import type { Keys } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Outcome } from './outcome.ts'
import type { Values } from './render.ts'
import type { Template } from './templates.ts'

/** A message that this process sends now. */
export type DueMessage = {
  id: string
  kind: 'email' | 'phone'
  to: string
  template: Template
  language: Language
  payload: string | null
  plain: boolean
  stranger: boolean
  attempts: number
  createdAt: Date
  notAfter: Date
  /** Until the deadline, by the database's clock. */
  secondsLeft: number
}

/** For so long nobody else sends it; after a crash it is then sent a second time rather than never. */
const takenSeconds = 60

/** Takes messages that are due, earliest first; other processes skip them. */
export function takeDueMessages(q: Queries, kind: 'email' | 'phone', limit: number): Promise<DueMessage[]> {
  return q.many<DueMessage>(sql`
    with due as (
      select message_id from message
      where kind = ${kind} and status in ('waiting', 'sending', 'deferred') and next_try_at <= now() and not_after > now()
      order by next_try_at limit ${limit} for update skip locked)
    update message m set status = 'sending', attempts = attempts + 1, tried_at = now(),
      next_try_at = now() + make_interval(secs => ${takenSeconds})
    from due where m.message_id = due.message_id
    returning m.message_id as id, kind, recipient as "to", template, language, payload, plain, stranger, attempts,
      created_at as "createdAt", not_after as "notAfter", extract(epoch from not_after - now())::float as "secondsLeft"`)
}

/** Writes what became of one try. A process that was overtaken meanwhile (another try was begun) writes nothing. */
export async function recordOutcome(
  q: Queries,
  message: DueMessage,
  outcome: Outcome,
  keepPayload: boolean,
): Promise<void> {
  const done = outcome.status !== 'deferred'
  await q.run(sql`
    update message set status = ${outcome.status}, reply_class = ${outcome.class}, reply_code = ${outcome.code ?? null},
      reply_enhanced = ${outcome.enhanced ?? null}, plain = ${outcome.nextPlain ?? message.plain},
      payload = case when ${done && !keepPayload} then null else payload end,
      accepted_at = case when ${outcome.status === 'accepted'} then now() end,
      first_failed_at = case when ${outcome.status === 'accepted'} then first_failed_at else coalesce(first_failed_at, now()) end,
      next_try_at = now() + make_interval(secs => ${outcome.retrySeconds ?? 0})
    where message_id = ${message.id} and status = 'sending' and attempts = ${message.attempts}`)
}

/** Ends what could not be sent in time, and wipes it. */
export function dropLate(q: Queries, keepPayload: boolean): Promise<{ id: string; template: string; class: string }[]> {
  return q.many(sql`
    update message set status = 'dropped', reply_class = coalesce(reply_class, 'late'),
      payload = case when ${keepPayload} then payload end
    where status in ('waiting', 'sending', 'deferred') and not_after <= now()
    returning message_id as id, template, reply_class as class`)
}

/** The provider answers again: what waits for that alone need not wait longer. */
export async function wakeOutbox(q: Queries, kind: 'email' | 'phone'): Promise<void> {
  await q.run(sql`
    update message set next_try_at = now() where message_id in (
      select message_id from message
      where kind = ${kind} and status = 'deferred' and reply_class = 'provider_down' and next_try_at > now()
      for update skip locked)`)
}

/** The limits of mails to addresses that no account uses: a form must not become a way to send mail to anybody. */
const perAddress = 1
const perSource = 20
const perDay = 5000

/**
 * Says which limit keeps a mail to a stranger from being sent, if any: one for an address in 24 hours, 20 for a
 * network in a day, 5,000 altogether, none to an address that was refused as unknown within 30 days.
 */
export async function strangerLimit(
  q: Queries,
  id: string,
): Promise<'address' | 'source' | 'unknown' | 'all' | undefined> {
  const row = await q.one<{ address: number; source: number; all: number; unknown: boolean }>(sql`
    with mine as (select recipient_norm, source, created_at, message_id from message where message_id = ${id}),
    earlier as (
      select m.recipient_norm, m.source from message m, mine
      where m.stranger and m.status <> 'dropped' and m.created_at > mine.created_at - interval '24 hours'
        and (m.created_at, m.message_id) < (mine.created_at, mine.message_id)
      order by m.created_at desc limit ${perDay})
    select
      (select count(*)::int from earlier, mine where earlier.recipient_norm = mine.recipient_norm) as address,
      (select count(*)::int from earlier, mine where earlier.source = mine.source) as source,
      (select count(*)::int from earlier) as all,
      exists (select 1 from message m, mine where m.recipient_norm = mine.recipient_norm and m.status = 'refused'
        and m.reply_class = 'no_such_user' and m.created_at > now() - interval '30 days') as unknown`)
  if (row.address >= perAddress) return 'address'
  if (row.source >= perSource) return 'source'
  if (row.unknown) return 'unknown'
  return row.all >= perDay ? 'all' : undefined
}

/** Forgets receipts after 30 days, and those of addresses without an account after 3. Returns how many. */
export function purgeMessages(q: Queries): Promise<number> {
  return q.run(sql`
    delete from message where created_at < now() - interval '30 days' and not_after < now()
      or (account_id is null and created_at < now() - interval '3 days' and not_after < now()
        and reply_class is distinct from 'no_such_user')`)
}

export function openPayload(keys: Keys, id: string, payload: string | null): Values | undefined {
  const opened = payload === null ? undefined : keys.for('message').open(payload, id)
  return opened && (JSON.parse(opened.toString('utf8')) as Values)
}
