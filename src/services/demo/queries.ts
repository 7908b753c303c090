import { type Queries, type Statement, sql } from '../../platform/database/index.ts'

/**
 * What time would have brought. Everything else of the demo goes through the functions that pages use; these few
 * statements only set clocks and counters to where they would stand after hours or days.
 */

type Owner = { ownerId: string; accountId: string }

/** Counters of wrong passwords as they stand after so many, with the pause that goes with it. */
export function setCounters(keys: Buffer[], failures: number, pause: 'none' | 'an hour' | 'for good'): Statement {
  return sql`
    insert into throttle (key, failures, recent, paused_until, admitted, updated_at)
    select key, ${failures}, '{}', case ${pause} when 'an hour' then now() + interval '1 hour' when 'for good' then 'infinity' end, true, now()
    from unnest(${keys}::bytea[]) as key
    on conflict (key) do update set failures = excluded.failures, recent = excluded.recent,
      paused_until = excluded.paused_until, updated_at = excluded.updated_at`
}

export function setFailures({ ownerId, accountId }: Owner, failures: number): Statement {
  return sql`
    update authenticator set failures = ${failures}
    where owner_id = ${ownerId} and account_id = ${accountId} and kind = 'password' and ended_at is null`
}

/** The account is this old, and its password was changed so long ago. */
export async function setAges(q: Queries, { ownerId, accountId }: Owner, passwordHours: number): Promise<void> {
  await q.run(sql`
    update account set created_at = least(created_at, now() - interval '200 days'), not_before = least(not_before, now() - interval '200 days')
    where owner_id = ${ownerId} and account_id = ${accountId} and status = 'active'`)
  await q.run(sql`
    update contact c set added_at = least(added_at, a.created_at), verified_at = least(verified_at, a.created_at)
    from account a
    where a.owner_id = c.owner_id and a.account_id = c.account_id and c.owner_id = ${ownerId} and c.account_id = ${accountId}`)
  await q.run(sql`
    update authenticator set bound_at = least(bound_at, now() - make_interval(hours => ${passwordHours})),
      ended_at = case when ended_at is not null then now() - make_interval(hours => ${passwordHours}) end
    where owner_id = ${ownerId} and account_id = ${accountId} and kind = 'password'`)
}

/** The browser signed in to this account a month ago, and not since. */
export async function setVisitAge(
  q: Queries,
  accountId: string,
  browserHash: Buffer,
  attemptId: string,
): Promise<void> {
  await q.run(sql`
    update browser_account set first_used_at = now() - interval '60 days', last_used_at = now() - interval '30 days'
    where account_id = ${accountId} and browser_hash = ${browserHash}`)
  await q.run(sql`
    update sign_in_log set at = at - interval '30 days' where account_id = ${accountId} and attempt_id = ${attemptId}`)
}

/** The session began so many hours ago. */
export function setSessionAge(sessionId: string, hours: number): Statement {
  return sql`
    update session set created_at = now() - make_interval(hours => ${hours}), auth_time = now() - make_interval(hours => ${hours})
    where session_id = ${sessionId}`
}

/** Forgets tries of earlier starts: the story is told anew each time. */
export function forgetTries(accountId: string, browserHash: Buffer): Statement {
  return sql`delete from sign_in_log where account_id = ${accountId} and browser_hash = ${browserHash}`
}
