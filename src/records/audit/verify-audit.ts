import { type Queries, sql } from '../../platform/database/index.ts'
import type { AuditEventRow } from '../schema.ts'
import { beginning, type ChainedEvent, chainHash } from './chain.ts'

export type AuditVerdict =
  /** `position` and `hash` (hex) are the end of the chain: noted elsewhere, they show later whether its end was cut off. */
  | { ok: true; checked: number; position: number; hash: string }
  /** The first position that is not what it was: an event is not there, or it or its hash was changed. */
  | { ok: false; position: number; broken: 'missing' | 'changed' }

type Link = ChainedEvent & { position: string } & Pick<AuditEventRow, 'hash'>

const page = 1000

/**
 * Goes along the chain of audit events, from its beginning or from a position that was found good before,
 * and says whether every link fits.
 */
export async function verifyAudit(q: Queries, from = 1): Promise<AuditVerdict> {
  let previous = from > 1 ? await hashAt(q, from - 1) : beginning
  if (!previous) return { ok: false, position: from - 1, broken: 'missing' }
  for (let next = from; ; ) {
    const links = await linksFrom(q, next)
    for (const link of links) {
      if (Number(link.position) !== next) return { ok: false, position: next, broken: 'missing' }
      const hash = chainHash(previous, link, next)
      if (!link.hash?.equals(hash)) return { ok: false, position: next, broken: 'changed' }
      previous = hash
      next += 1
    }
    if (links.length < page)
      return { ok: true, checked: next - from, position: next - 1, hash: previous.toString('hex') }
  }
}

async function hashAt(q: Queries, position: number): Promise<Buffer | undefined> {
  const row = await q.maybe<Pick<AuditEventRow, 'hash'>>(sql`select hash from audit_event where position = ${position}`)
  return row?.hash ?? undefined
}

function linksFrom(q: Queries, position: number): Promise<Link[]> {
  return q.many<Link>(sql`
    select event_id as "eventId", owner_id as "ownerId", type, account_id as "accountId", actor, detail, position, hash,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from audit_event where position >= ${position} order by position limit ${page}`)
}
