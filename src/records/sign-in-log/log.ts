import { nilUuid } from '../../platform/crypto/index.ts'
import { type Queries, type Statement, sql } from '../../platform/database/index.ts'
import type { Observations } from './observations.ts'

export type Attempt = {
  attemptId: string
  /** Absent for an identifier that nobody has: those attempts are logged too. */
  ownerId?: string | undefined
  accountId?: string | undefined
  /** HMAC of the identifier: the log must not hold what strangers typed. */
  identifierHmac: Buffer
  browserHash?: Buffer | undefined
  clientId?: string | undefined
  /** 'password', 'code' … */
  method: string
  outcome: 'success' | 'refused' | 'fault'
  /** GK code of a refusal, the true one. */
  reason?: string | undefined
  familiar: boolean
  device: string
  network: string
  evidence: Observations
}

/** The statement that logs an attempt, to be combined with what it caused. */
export function attemptStatement(attempt: Attempt): Statement {
  return sql`
    insert into sign_in_log (owner_id, at, attempt_id, account_id, identifier_hmac, browser_hash, client_id, method, outcome, reason,
      familiar, device, network, evidence)
    values (${attempt.ownerId ?? nilUuid}, now(), ${attempt.attemptId}, ${attempt.accountId ?? null}, ${attempt.identifierHmac},
      ${attempt.browserHash ?? null}, ${attempt.clientId ?? null}, ${attempt.method}, ${attempt.outcome}, ${attempt.reason ?? null},
      ${attempt.familiar}, ${attempt.device}, ${attempt.network}, ${JSON.stringify(attempt.evidence)})`
}

export type LoggedAttempt = {
  attemptId: string
  at: Date
  accountId: string | null
  clientId: string | null
  method: string
  outcome: 'success' | 'refused' | 'fault'
  reason: string | null
  familiar: boolean
  device: string
  network: string
  evidence: Observations
  disownedAt: Date | null
}

/** The attempts on an account, newest first, for its own person. */
export function signInHistory(
  q: Queries,
  account: { ownerId: string; accountId: string },
  limit = 50,
): Promise<LoggedAttempt[]> {
  return q.many<LoggedAttempt>(sql`
    select attempt_id as "attemptId", at, account_id as "accountId", client_id as "clientId", method, outcome, reason, familiar,
      device, network, evidence, disowned_at as "disownedAt"
    from sign_in_log where owner_id = ${account.ownerId} and account_id = ${account.accountId}
    order by at desc limit ${limit}`)
}

export function findAttempt(q: Queries, attemptId: string): Promise<LoggedAttempt | undefined> {
  return q.maybe<LoggedAttempt>(sql`
    select attempt_id as "attemptId", at, account_id as "accountId", client_id as "clientId", method, outcome, reason, familiar,
      device, network, evidence, disowned_at as "disownedAt"
    from sign_in_log where attempt_id = ${attemptId}`)
}

/** Its person says "this was not me". Returns false when the attempt is not one on this account. */
export async function disownAttempt(
  q: Queries,
  account: { ownerId: string; accountId: string },
  attemptId: string,
): Promise<boolean> {
  const marked = await q.run(sql`
    update sign_in_log set disowned_at = now()
    where owner_id = ${account.ownerId} and account_id = ${account.accountId} and attempt_id = ${attemptId}`)
  return marked > 0
}

/** The browser that an attempt on this account came from, by its hash; undefined when there is no such attempt. */
export function browserOfAttempt(
  q: Queries,
  account: { ownerId: string; accountId: string },
  attemptId: string,
): Promise<{ browserHash: Buffer | null } | undefined> {
  return q.maybe<{ browserHash: Buffer | null }>(sql`
    select browser_hash as "browserHash" from sign_in_log
    where owner_id = ${account.ownerId} and account_id = ${account.accountId} and attempt_id = ${attemptId}`)
}

/** Makes the partitions of this month and the next two, so that no attempt ever waits for one. */
export async function prepareMonths(q: Queries): Promise<void> {
  const months = await q.many<{ name: string; from: string; to: string }>(sql`
    select to_char(m, '"sign_in_log_"YYYY_MM') as name, to_char(m, 'YYYY-MM-01') as from, to_char(m + interval '1 month', 'YYYY-MM-01') as to
    from generate_series(date_trunc('month', now() at time zone 'UTC'), date_trunc('month', now() at time zone 'UTC') + interval '2 months', interval '1 month') m
    where to_regclass(to_char(m, '"sign_in_log_"YYYY_MM')) is null`)
  for (const month of months) {
    // Names and bounds come from the database's calendar, not from anybody's input; DDL takes no parameters.
    await q.run(
      plain(
        `create table if not exists ${month.name} partition of sign_in_log for values from ('${month.from} 00:00+00') to ('${month.to} 00:00+00')`,
      ),
    )
  }
}

/** Drops the months that are older than `keepMonths`. */
export async function dropOldMonths(q: Queries, keepMonths: number): Promise<string[]> {
  const old = await q.many<{ name: string }>(sql`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'sign_in_log'::regclass and c.relname ~ '^sign_in_log_[0-9]{4}_[0-9]{2}$'
      and c.relname < to_char(now() - ${keepMonths} * interval '1 month', '"sign_in_log_"YYYY_MM')`)
  for (const { name } of old) await q.run(plain(`drop table ${name}`))
  return old.map(({ name }) => name)
}

function plain(text: string): Statement {
  return { text, values: [], name: '' }
}
