import { type Queries, sql } from '../../platform/database/index.ts'

export type AccountRow = {
  accountId: string
  ownerId: string
  kind: string
  status: string
  userName: string
  fullName: string
  organization: string | null
  createdAt: Date
}

export type AccountFilter = {
  ownerId?: string | undefined
  kind?: string | undefined
  status?: string | undefined
  limit: number
  /** The id that the last page ended with. */
  after?: string | undefined
}

/** Accounts in the order of their creation, as a list for operators shows them. */
export function listAccounts(q: Queries, filter: AccountFilter): Promise<AccountRow[]> {
  return q.many<AccountRow>(sql`
    select a.account_id as "accountId", a.owner_id as "ownerId", a.kind, a.status, a.user_name as "userName",
      a.full_name as "fullName", o.slug as organization, a.created_at as "createdAt"
    from account a left join organization o on o.owner_id = a.owner_id
    where (${filter.ownerId ?? null}::uuid is null or a.owner_id = ${filter.ownerId ?? null})
      and (${filter.kind ?? null}::text is null or a.kind = ${filter.kind ?? null})
      and (${filter.status ?? null}::text is null or a.status = ${filter.status ?? null})
      and (${filter.after ?? null}::uuid is null or a.account_id > ${filter.after ?? null})
    order by a.account_id limit ${filter.limit}`)
}

/** How many people a change to an organisation touches: its accounts that are not closed. */
export async function countAccounts(q: Queries, ownerId: string): Promise<number> {
  const { count } = await q.one<{ count: number }>(sql`
    select count(*)::int as count from account where owner_id = ${ownerId} and status <> 'closed'`)
  return count
}
