import { type Queries, sql } from '../../platform/database/index.ts'

export type OutboxFacts = {
  /** Messages on their way, and how long the oldest of them has been, in seconds. */
  open: number
  oldestSeconds: number | null
  /** Within the last day. */
  refused: number
  sent: number
}

/** How the outbox of the last seven days stands. */
export function outboxFacts(q: Queries): Promise<OutboxFacts> {
  return q.one<OutboxFacts>(sql`
    select count(*) filter (where status in ('waiting', 'sending', 'deferred'))::int as open,
      extract(epoch from now() - min(created_at) filter (where status in ('waiting', 'sending', 'deferred')))::float8 as "oldestSeconds",
      count(*) filter (where status = 'refused' and tried_at > now() - interval '1 day')::int as refused,
      count(*) filter (where status = 'accepted' and accepted_at > now() - interval '1 day')::int as sent
    from message where created_at > now() - interval '7 days'`)
}
