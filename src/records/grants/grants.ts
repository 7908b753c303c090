import { type Queries, type Statement, sql } from '../../platform/database/index.ts'

/** What one application may have of one account: everything that it was handed out hangs on it. */
export type Grant = {
  grantId: string
  accountId: string
  clientId: string
  /** As the OpenID provider keeps it. */
  payload: string
  seconds: number
}

/** Keeps a grant, or what changed in it; to be combined with what else the request writes. */
export function putGrant(grant: Grant): Statement {
  return sql`
    insert into oauth_grant (grant_id, account_id, client_id, payload, issued_at, expires_at)
    values (${grant.grantId}, ${grant.accountId}, ${grant.clientId}, ${grant.payload}, now(),
      now() + ${grant.seconds}::float8 * interval '1 second')
    on conflict (grant_id) do update set payload = excluded.payload, expires_at = excluded.expires_at
    returning 1`
}

/** A living grant; `ends` in seconds since 1970. */
export function findGrant(
  q: Queries,
  grantId: string,
): Promise<{ payload: Record<string, unknown>; ends: number } | undefined> {
  return q.maybe(sql`
    select payload, extract(epoch from expires_at)::float8 as ends from oauth_grant
    where grant_id = ${grantId} and expires_at > now()`)
}

export type ConnectedApplication = {
  clientId: string
  name: string
  firstParty: boolean
  since: Date
  lastUsedAt: Date
  scopes: string[]
}

/** The applications that hold something of an account, the last entered first. */
export async function connectedApplications(q: Queries, accountId: string): Promise<ConnectedApplication[]> {
  const rows = await q.many<Omit<ConnectedApplication, 'scopes'> & { scope: string | null }>(sql`
    select g.client_id as "clientId", c.name, c.first_party as "firstParty", min(g.issued_at) as since,
      max(g.issued_at) as "lastUsedAt", (array_agg(g.payload->'openid'->>'scope' order by g.issued_at desc))[1] as scope
    from oauth_grant g join client c on c.client_id = g.client_id
    where g.account_id = ${accountId} and g.expires_at > now()
    group by g.client_id, c.name, c.first_party
    order by max(g.issued_at) desc`)
  return rows.map(({ scope, ...row }) => ({ ...row, scopes: scope ? scope.split(' ') : [] }))
}

export async function purgeGrants(q: Queries): Promise<void> {
  await q.run(sql`delete from oauth_grant where expires_at < now()`)
}
