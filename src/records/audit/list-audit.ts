import { type Queries, sql } from '../../platform/database/index.ts'

export type AuditEntry = {
  eventId: string
  at: Date
  type: string
  ownerId: string
  accountId: string | null
  actor: { kind: string; id?: string }
  detail: Record<string, unknown>
  /** Its place in the hash chain; null in its first seconds. */
  position: number | null
}

export type AuditListOptions = {
  ownerId?: string | undefined
  accountId?: string | undefined
  limit: number
  /** The event id that the last page ended with. */
  before?: string | undefined
}

/** Audit events, the latest first. */
export async function listAudit(q: Queries, options: AuditListOptions): Promise<AuditEntry[]> {
  const rows = await q.many<AuditEntry & { position: string | null }>(sql`
    select event_id as "eventId", at, type, owner_id as "ownerId", account_id as "accountId", actor, detail, position
    from audit_event
    where (${options.ownerId ?? null}::uuid is null or owner_id = ${options.ownerId ?? null})
      and (${options.accountId ?? null}::uuid is null or account_id = ${options.accountId ?? null})
      and (${options.before ?? null}::uuid is null or event_id < ${options.before ?? null})
    order by event_id desc limit ${options.limit}`)
  return rows.map((row) => ({ ...row, position: row.position === null ? null : Number(row.position) }))
}
