import { uuidv7 } from '../crypto/index.ts'
import { type Queries, type Statement, sql } from '../database/index.ts'

export type AuditEvent = {
  /** What happened: `account.created`, `password.changed` … */
  type: string
  ownerId: string
  accountId?: string | undefined
  /** Who did it; the person themselves when left out. */
  actor?: { kind: 'self' | 'server' | 'administrator' | 'application' | 'system'; id?: string }
  /** Facts for a reader; never a secret. */
  detail?: Record<string, unknown>
}

/** The statement that writes a security event, to be combined with the change that it tells of. */
export function auditStatement(event: AuditEvent): Statement {
  return sql`
    insert into audit_event (event_id, owner_id, at, type, account_id, actor, detail)
    values (${uuidv7()}, ${event.ownerId}, now(), ${event.type}, ${event.accountId ?? null},
      ${JSON.stringify(event.actor ?? { kind: 'self' })}, ${JSON.stringify(event.detail ?? {})})`
}

/**
 * Writes a security event with the change that it tells of: call it in the same transaction.
 * The hash chain is closed over it within seconds by the background process (`records/audit`).
 */
export async function recordAudit(q: Queries, event: AuditEvent): Promise<void> {
  await q.run(auditStatement(event))
}

/** Writes several of them in one round trip. */
export async function recordAudits(q: Queries, events: AuditEvent[]): Promise<void> {
  if (events.length === 0) return
  await q.run(sql`
    insert into audit_event (event_id, owner_id, at, type, account_id, actor, detail)
    select e.event_id, e.owner_id, now(), e.type, e.account_id, e.actor, e.detail
    from unnest(${events.map(() => uuidv7())}::uuid[], ${events.map((event) => event.ownerId)}::uuid[],
      ${events.map((event) => event.type)}::text[], ${events.map((event) => event.accountId ?? null)}::uuid[],
      ${events.map((event) => JSON.stringify(event.actor ?? { kind: 'self' }))}::jsonb[],
      ${events.map((event) => JSON.stringify(event.detail ?? {}))}::jsonb[])
      as e (event_id, owner_id, type, account_id, actor, detail)`)
}
