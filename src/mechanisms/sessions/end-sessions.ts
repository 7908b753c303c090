import { type Queries, sql } from '../../platform/database/index.ts'
import type { Application } from './sessions.ts'

/** A session that has just been ended: its applications are to be told (back-channel logout). */
export type EndedSession = { accountId: string; sessionId: string; applications: Record<string, Application> }

/** Ends one session of an account. Returns it, or undefined when it had ended before. */
export function endSession(
  q: Queries,
  accountId: string,
  sessionId: string,
  reason: string,
): Promise<EndedSession | undefined> {
  return q.maybe<EndedSession>(sql`
    update session set ended_at = now(), ended_reason = ${reason}
    where account_id = ${accountId} and session_id = ${sessionId} and ended_at is null
    returning account_id as "accountId", session_id as "sessionId", applications`)
}

/** Ends every session of one browser. */
export function endSessionsOfJar(q: Queries, jarHashes: Buffer[], reason: string): Promise<EndedSession[]> {
  return q.many<EndedSession>(sql`
    update session set ended_at = now(), ended_reason = ${reason} where jar_hash = any(${jarHashes}) and ended_at is null
    returning account_id as "accountId", session_id as "sessionId", applications`)
}

/** Ends every session of an account, or all but one, on all its browsers. */
export function endAllSessions(
  q: Queries,
  accountId: string,
  reason: string,
  exceptSession?: string,
): Promise<EndedSession[]> {
  return q.many<EndedSession>(sql`
    update session set ended_at = now(), ended_reason = ${reason}
    where account_id = ${accountId} and ended_at is null and session_id is distinct from ${exceptSession ?? null}::uuid
    returning account_id as "accountId", session_id as "sessionId", applications`)
}

/** Ends the sessions of an account but those on its established devices: browsers that have been its own for 30 days. */
export function endNotEstablishedSessions(q: Queries, accountId: string, reason: string): Promise<EndedSession[]> {
  return q.many<EndedSession>(sql`
    update session s set ended_at = now(), ended_reason = ${reason}
    where s.account_id = ${accountId} and s.ended_at is null and not exists (
      select 1 from browser_account b
      where b.account_id = s.account_id and b.browser_hash = s.browser_hash and b.known_since <= now() - interval '30 days')
    returning s.account_id as "accountId", s.session_id as "sessionId", s.applications`)
}

/** Ends what an account has on one browser, named by the hash of its long-lived cookie. */
export function endSessionsOfBrowser(
  q: Queries,
  accountId: string,
  browserHash: Buffer,
  reason: string,
): Promise<EndedSession[]> {
  return q.many<EndedSession>(sql`
    update session set ended_at = now(), ended_reason = ${reason}
    where account_id = ${accountId} and browser_hash = ${browserHash} and ended_at is null
    returning account_id as "accountId", session_id as "sessionId", applications`)
}
