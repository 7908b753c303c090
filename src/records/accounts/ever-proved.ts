import { type Queries, sql } from '../../platform/database/index.ts'

/** Whether a person has ever proved a contact of this account, also one that was removed since. */
export async function wasContactEverProved(
  q: Queries,
  account: { ownerId: string; accountId: string },
): Promise<boolean> {
  const row = await q.maybe(sql`
    select 1 from contact where owner_id = ${account.ownerId} and account_id = ${account.accountId}
      and verified_at is not null limit 1`)
  return row !== undefined
}
