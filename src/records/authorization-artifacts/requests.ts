import { type Queries, sql } from '../../platform/database/index.ts'

/** Spends a pushed request, also after its minute: the person may have signed in meanwhile. False the second time. */
export async function spendPushedRequest(q: Queries, idHash: Buffer): Promise<boolean> {
  const spent = await q.run(sql`
    update oauth_artifact set consumed_at = now()
    where type = 'PushedAuthorizationRequest' and id_hash = ${idHash} and consumed_at is null`)
  return spent > 0
}
