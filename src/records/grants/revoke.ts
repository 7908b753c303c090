import { type Queries, sql } from '../../platform/database/index.ts'
import type { LogoutNotice } from './logout-notices.ts'

/** A grant that was revoked, with everything that hung on it. */
export type RevokedGrant = { grantId: string; ownerId: string | null; accountId: string; clientId: string }

/** Revokes grants with everything that hangs on them; returns those that were there. */
export function revokeGrants(q: Queries, grantIds: string[]): Promise<RevokedGrant[]> {
  if (grantIds.length === 0) return Promise.resolve([])
  return q.many<RevokedGrant>(sql`
    with tokens as (delete from oauth_artifact where grant_id = any(${grantIds}::uuid[]))
    delete from oauth_grant where grant_id = any(${grantIds}::uuid[])
    returning grant_id as "grantId", account_id as "accountId", client_id as "clientId",
      (select a.owner_id from account a where a.account_id = oauth_grant.account_id) as "ownerId"`)
}

/** Revokes what applications hold of an account, or one application of one account or of all. */
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

/** Which accounts an application takes. */
export type AcceptedAccounts = { accountKind: 'personal' | 'organization' | 'any'; organizationId: string | null }

/** Revokes what an application holds of accounts that it does not take. */
export function revokeUnfitGrants(q: Queries, clientId: string, fits: AcceptedAccounts): Promise<RevokedGrant[]> {
  return q.many<RevokedGrant>(sql`
    with gone as (
      delete from oauth_grant g using account a
      where g.client_id = ${clientId} and a.account_id = g.account_id
        and ((${fits.accountKind}::text <> 'any' and a.kind <> ${fits.accountKind})
          or (${fits.organizationId}::uuid is not null and a.owner_id <> ${fits.organizationId}))
      returning g.grant_id, g.account_id, g.client_id, a.owner_id),
    tokens as (delete from oauth_artifact where grant_id in (select grant_id from gone))
    select grant_id as "grantId", account_id as "accountId", client_id as "clientId", owner_id as "ownerId" from gone`)
}

/**
 * Makes live sessions forget what hung on grants that were revoked: where they remember exactly that `grant`, or all of
 * that account's that remember the `application`. Returns those that did, with the sid that the application knew each by.
 */
export async function forgetGrants(
  q: Queries,
  grants: RevokedGrant[],
  by: 'grant' | 'application',
): Promise<LogoutNotice[]> {
  if (grants.length === 0) return []
  const column = (name: keyof RevokedGrant) => grants.map((grant) => grant[name])
  const rows = await q.many<{ accountId: string; clientId: string; sid: string | null }>(sql`
    with gone as (
      select owner_id, account_id, client_id, array_agg(grant_id) as grants
      from unnest(${column('ownerId')}::uuid[], ${column('accountId')}::uuid[], ${column('clientId')}::text[],
        ${column('grantId')}::text[]) as g (owner_id, account_id, client_id, grant_id)
      group by owner_id, account_id, client_id),
    known as (
      select s.owner_id, s.account_id, s.session_id, g.client_id, s.applications->g.client_id->>'sid' as sid
      from session s join gone g on g.owner_id = s.owner_id and g.account_id = s.account_id
      where s.ended_at is null and s.applications ? g.client_id
        and (${by === 'application'} or s.applications->g.client_id->>'grantId' = any(g.grants))
      for update of s),
    forgotten as (
      update session s set applications = s.applications - k.clients
      from (select owner_id, account_id, session_id, array_agg(client_id) as clients from known group by 1, 2, 3) k
      where s.owner_id = k.owner_id and s.account_id = k.account_id and s.session_id = k.session_id)
    select account_id as "accountId", client_id as "clientId", sid from known`)
  return rows.map(({ sid, ...row }) => ({ ...row, sid: sid ?? undefined }))
}
