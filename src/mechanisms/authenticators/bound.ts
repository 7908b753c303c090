import { uuidv7 } from '../../platform/crypto/index.ts'
import { type Queries, type Statement, sql } from '../../platform/database/index.ts'

type Owner = { ownerId: string; accountId: string }

/** An authenticator that is bound to an account and has not ended. */
export type BoundAuthenticator = {
  authenticatorId: string
  kind: string
  /** What it is checked with; never leaves the service that checks. */
  data: unknown
  boundAt: Date
  lastUsedAt: Date | null
}

/** What is bound to an account, the oldest first. */
export function boundAuthenticators(q: Queries, owner: Owner): Promise<BoundAuthenticator[]> {
  return q.many<BoundAuthenticator>(sql`
    select authenticator_id as "authenticatorId", kind, data, bound_at as "boundAt", last_used_at as "lastUsedAt"
    from authenticator where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and ended_at is null
    order by bound_at, authenticator_id`)
}

/** Binds one; returns its id. For passwords there is `setPassword`, which ends the one before. */
export async function bindAuthenticator(tx: Queries, owner: Owner, kind: string, data: unknown): Promise<string> {
  const authenticatorId = uuidv7()
  await tx.run(sql`
    insert into authenticator (owner_id, account_id, authenticator_id, kind, data, bound_at)
    values (${owner.ownerId}, ${owner.accountId}, ${authenticatorId}, ${kind}, ${JSON.stringify(data)}, now())`)
  return authenticatorId
}

/** It was used: that is kept, with what the check wants stored in place of the old. */
export function usedStatement(owner: Owner, authenticatorId: string, data: unknown): Statement {
  return sql`
    update authenticator set last_used_at = now(), failures = 0, data = coalesce(${data === undefined ? null : JSON.stringify(data)}::jsonb, data)
    where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and authenticator_id = ${authenticatorId} and ended_at is null`
}
