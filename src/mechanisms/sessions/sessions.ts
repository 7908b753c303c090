import { combine, type Queries, type Statement, sql } from '../../platform/database/index.ts'
import type { Language } from '../../platform/i18n/index.ts'

/** An application that was entered with a session: what back-channel logout needs. */
export type Application = { sid?: string; grantId?: string }

/** A live session with as much of its account as pages and tokens need. */
export type Session = {
  ownerId: string
  accountId: string
  sessionId: string
  authTime: Date
  amr: string[]
  stay: boolean
  expiresAt: Date
  applications: Record<string, Application>
  kind: 'personal' | 'organization'
  userName: string
  fullName: string
  language: Language
  organizationName: string | null
  /** Since when the organisation is suspended; such a session is live only to be told so. */
  organizationStoppedAt: Date | null
}

/**
 * The live sessions of one browser, the latest sign-in first. `jarHashes` are the hashes of its session cookies.
 *
 * Live: not ended, not over its end, not idle too long, and the account is active and was not shut since
 * (`not_before`). This is asked on every request, so a change is effective with the next one.
 */
export function liveSessions(q: Queries, jarHashes: Buffer[]): Promise<Session[]> {
  if (jarHashes.length === 0) return Promise.resolve([])
  return q.many<Session>(combine(liveStatements(jarHashes)))
}

/** The same, to be combined with what else is asked of these sessions: part1 gives one row for each. */
export function liveStatements(jarHashes: Buffer[]): [Statement, Statement] {
  const touch = sql`
    update session set last_seen_at = now()
    where jar_hash = any(${jarHashes}) and ended_at is null and last_seen_at < now() - interval '1 minute'
      and last_seen_at + idle_minutes * interval '1 minute' > now()`
  const live = sql`
    select s.owner_id as "ownerId", s.account_id as "accountId", s.session_id as "sessionId", s.auth_time as "authTime",
      s.amr, s.stay, s.expires_at as "expiresAt", s.applications, a.kind, a.user_name as "userName",
      a.full_name as "fullName", a.language, o.name as "organizationName",
      case when o.status <> 'active' then coalesce(o.suspended_at, now()) end as "organizationStoppedAt"
    from session s
    join account a on a.owner_id = s.owner_id and a.account_id = s.account_id
    left join organization o on o.owner_id = a.owner_id
    where s.jar_hash = any(${jarHashes}) and s.ended_at is null and s.expires_at > now()
      and s.last_seen_at + s.idle_minutes * interval '1 minute' > now()
      and a.status = 'active' and s.created_at >= a.not_before and (o.status is null or o.status <> 'closed')
    order by s.auth_time desc`
  return [touch, live]
}

/**
 * Whether this browser signed in within ten minutes and does not bring the session's cookie any more, though nobody has
 * ended it: something takes cookies away, or another one stands before it.
 */
export async function hasLostSession(q: Queries, browserHash: Buffer, jarHashes: Buffer[]): Promise<boolean> {
  const row = await q.maybe(sql`
    select 1 from browser_account b
    join session s on s.owner_id = b.owner_id and s.account_id = b.account_id and s.browser_hash = b.browser_hash
    where b.browser_hash = ${browserHash} and s.ended_at is null and s.created_at > now() - interval '10 minutes'
      and not (s.jar_hash = any(${jarHashes})) limit 1`)
  return row !== undefined
}

/** A live session by its id, whatever browser it belongs to: for tokens that end with their session. */
export function findSession(q: Queries, sessionId: string): Promise<Session | undefined> {
  return q.maybe<Session>(sql`
    select s.owner_id as "ownerId", s.account_id as "accountId", s.session_id as "sessionId", s.auth_time as "authTime",
      s.amr, s.stay, s.expires_at as "expiresAt", s.applications, a.kind, a.user_name as "userName",
      a.full_name as "fullName", a.language, o.name as "organizationName",
      case when o.status <> 'active' then coalesce(o.suspended_at, now()) end as "organizationStoppedAt"
    from session s
    join account a on a.owner_id = s.owner_id and a.account_id = s.account_id
    left join organization o on o.owner_id = a.owner_id
    where s.session_id = ${sessionId} and s.ended_at is null and s.expires_at > now()
      and a.status = 'active' and s.created_at >= a.not_before and (o.status is null or o.status <> 'closed')`)
}

export type SessionOfAccount = {
  sessionId: string
  authTime: Date
  lastSeenAt: Date
  device: string
  network: string
  stay: boolean
  jarHash: Buffer
  applications: Record<string, Application>
}

/** The live sessions of an account on all its browsers, the last used first. */
export function sessionsOfAccount(
  q: Queries,
  account: { ownerId: string; accountId: string },
): Promise<SessionOfAccount[]> {
  return q.many<SessionOfAccount>(sql`
    select s.session_id as "sessionId", s.auth_time as "authTime", s.last_seen_at as "lastSeenAt", s.device, s.network, s.stay,
      s.jar_hash as "jarHash", s.applications
    from session s join account a on a.owner_id = s.owner_id and a.account_id = s.account_id
    where s.owner_id = ${account.ownerId} and s.account_id = ${account.accountId} and s.ended_at is null and s.expires_at > now()
      and s.last_seen_at + s.idle_minutes * interval '1 minute' > now() and s.created_at >= a.not_before
    order by s.last_seen_at desc`)
}

/** Deletes sessions that ended or ran out more than 90 days ago; the log keeps what happened. Returns how many. */
export function purgeSessions(q: Queries): Promise<number> {
  return q.run(sql`delete from session where least(ended_at, expires_at) < now() - interval '90 days'`)
}
