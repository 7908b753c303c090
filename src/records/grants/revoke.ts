import { type Queries, sql } from '../../platform/database/index.ts'

/** A grant that was taken back, with everything that hung on it. */
export type RevokedGrant = { grantId: string; ownerId: string | null; accountId: string; clientId: string }

/** Takes grants back with everything that hangs on them; returns those that were there. */
export function revokeGrants(q: Queries, grantIds: string[]): Promise<RevokedGrant[]> {
  if (grantIds.length === 0) return Promise.resolve([])
  return q.many<RevokedGrant>(sql`
    with tokens as (delete from oauth_artifact where grant_id = any(${grantIds}::uuid[]))
    delete from oauth_grant where grant_id = any(${grantIds}::uuid[])
    returning grant_id as "grantId", account_id as "accountId", client_id as "clientId",
      (select a.owner_id from account a where a.account_id = oauth_grant.account_id) as "ownerId"`)
}

/** Takes back what applications hold of an account, or one application of one account or of all. */
export function revokeGrantsOf(
  q: Queries,
  of: { accountId?: string | undefined; clientId?: string | undefined },
): Promise<RevokedGrant[]> {
  if (of.accountId === undefined && of.clientId === undefined) throw new Error('the grants of nobody are not revoked')
  return q.many<RevokedGrant>(sql`
    with gone as (
      delete from oauth_grant
      where (${of.accountId ?? null}::uuid is null or account_id = ${of.accountId ?? null}::uuid)
        and (${of.clientId ?? null}::text is null or client_id = ${of.clientId ?? null})
      returning grant_id, account_id, client_id),
    tokens as (delete from oauth_artifact where grant_id in (select grant_id from gone))
    select g.grant_id as "grantId", g.account_id as "accountId", g.client_id as "clientId", a.owner_id as "ownerId"
    from gone g left join account a on a.account_id = g.account_id`)
}

/** Makes every session of an account forget an application; returns the sid that the application knew each by. */
export function forgetApplication(q: Queries, accountId: string, clientId: string): Promise<{ sid: string | null }[]> {
  return q.many<{ sid: string | null }>(sql`
    with known as (
      select session_id, applications->${clientId}->>'sid' as sid from session
      where account_id = ${accountId} and ended_at is null and applications ? ${clientId} for update)
    update session s set applications = s.applications - ${clientId}::text from known
    where s.account_id = ${accountId} and s.session_id = known.session_id returning known.sid`)
}
