import { type Queries, type Statement, sql } from '../../platform/database/index.ts'

/** Spends a pushed request, also after its minute: the person may have signed in meanwhile. False the second time. */
export async function spendPushedRequest(q: Queries, idHash: Buffer): Promise<boolean> {
  const spent = await q.run(sql`
    update oauth_artifact set consumed_at = now()
    where type = 'PushedAuthorizationRequest' and id_hash = ${idHash} and consumed_at is null`)
  return spent > 0
}

/** What was kept of a request that is too long to be carried along. */
export function findStored(type: string, idHash: Buffer): Statement {
  return sql`select payload from oauth_artifact where type = ${type} and id_hash = ${idHash} and expires_at > now()`
}
