import { type Queries, sql } from '../../platform/database/index.ts'
import { caseFold } from '../../records/accounts/index.ts'
import type { ReceiptClass } from './outcome.ts'
import type { Template } from './templates.ts'

export type { ReceiptClass } from './outcome.ts'

export type Receipt = {
  messageId: string
  kind: 'email' | 'phone'
  to: string
  /** Domain of the mailbox. */
  provider: string
  template: Template
  purpose: string | null
  accountId: string | null
  attemptId: string | null
  status: 'waiting' | 'sending' | 'accepted' | 'deferred' | 'refused' | 'dropped'
  class: ReceiptClass | null
  code: number | null
  enhanced: string | null
  attempts: number
  createdAt: Date
  notAfter: Date
  acceptedAt: Date | null
  /** When it is tried again; null when it is not. */
  nextTryAt: Date | null
}

/**
 * Receipts for a diagnosis, newest first, at most 50; all given conditions hold. Without a condition: none.
 * They tell of a person's contacts: mind the disclosure level before showing anything of them.
 */
export async function receiptsFor(
  q: Queries,
  by: { attemptId?: string | undefined; accountId?: string | undefined; to?: string | undefined },
): Promise<Receipt[]> {
  if (!by.attemptId && !by.accountId && !by.to) return []
  return q.many<Receipt>(sql`
    select message_id as "messageId", kind, recipient as "to", provider, template, purpose, account_id as "accountId",
      attempt_id as "attemptId", status, reply_class as class, reply_code as code, reply_enhanced as enhanced, attempts,
      created_at as "createdAt", not_after as "notAfter", accepted_at as "acceptedAt",
      case when status in ('waiting', 'deferred') then next_try_at end as "nextTryAt"
    from message
    where (${by.attemptId ?? null}::uuid is null or attempt_id = ${by.attemptId ?? null}::uuid)
      and (${by.accountId ?? null}::uuid is null or account_id = ${by.accountId ?? null}::uuid)
      and (${by.to === undefined ? null : caseFold(by.to)}::text is null
        or recipient_norm = ${by.to === undefined ? null : caseFold(by.to)}::text)
    order by created_at desc, message_id desc limit 50`)
}

export type Health = {
  /** The provider cannot be reached or takes nothing: tell everybody, not one address. */
  down: boolean
  /** Since when. */
  since: Date | null
  /** From the request to the provider's acceptance, median of the last hour; 20 when nothing is known. */
  medianSeconds: number
}

type HealthOfAll = { email: Health; phone: Health }

const known = new WeakMap<Queries, { until: number; health: Promise<HealthOfAll> }>()
const freshMilliseconds = 3000

/** How delivery is doing, for everybody alike. Asked for on many pages: the answer is kept for 3 seconds. */
export function deliveryHealth(q: Queries): Promise<HealthOfAll> {
  const kept = known.get(q)
  if (kept && kept.until > performance.now()) return kept.health
  const health = askHealth(q)
  known.set(q, { until: performance.now() + freshMilliseconds, health })
  health.catch(() => known.delete(q))
  return health
}

async function askHealth(q: Queries): Promise<HealthOfAll> {
  const rows = await q.many<Health & { kind: 'email' | 'phone' }>(sql`
    with recent as (
      (select kind, status, reply_class, tried_at, created_at, accepted_at, first_failed_at from message
       where kind = 'email' and tried_at > now() - interval '1 hour' order by tried_at desc limit 1000)
      union all
      (select kind, status, reply_class, tried_at, created_at, accepted_at, first_failed_at from message
       where kind = 'phone' and tried_at > now() - interval '1 hour' order by tried_at desc limit 1000)),
    told as (
      select kind, max(accepted_at) as accepted_at,
        max(tried_at) filter (where reply_class = 'provider_down' and status <> 'accepted') as failed_at,
        percentile_cont(0.5) within group (order by extract(epoch from accepted_at - created_at))
          filter (where status = 'accepted') as median
      from recent group by kind)
    select kind,
      coalesce(failed_at > now() - interval '2 minutes' and (accepted_at is null or accepted_at < failed_at), false) as down,
      (select min(r.first_failed_at) from recent r where r.kind = told.kind and r.reply_class = 'provider_down'
        and r.status <> 'accepted' and (told.accepted_at is null or r.first_failed_at > told.accepted_at)) as since,
      coalesce(ceil(median), 20)::int as "medianSeconds"
    from told`)
  return { email: healthOf(rows, 'email'), phone: healthOf(rows, 'phone') }
}

function healthOf(rows: (Health & { kind: string })[], kind: string): Health {
  const row = rows.find((each) => each.kind === kind)
  if (!row) return { down: false, since: null, medianSeconds: 20 }
  return { down: row.down, since: row.down ? row.since : null, medianSeconds: Math.max(1, row.medianSeconds) }
}
