import { type Queries, sql } from '../../platform/database/index.ts'
import type { LoggedAttempt } from './log.ts'

/** An attempt with what finds others like it. */
export type KnownAttempt = LoggedAttempt & {
  ownerId: string
  identifierHmac: Buffer | null
  browserHash: Buffer | null
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const label = /^at_[\dA-HJKMNP-TV-Z]{26}$/
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The id of an attempt from its id or from its label as pages show it, `at_…`; undefined for anything else. */
export function readAttemptId(text: string | undefined): string | undefined {
  const plain = text?.trim().slice(0, 60) ?? ''
  if (uuid.test(plain.toLowerCase())) return plain.toLowerCase()
  const upper = `at_${plain.slice(3).toUpperCase()}`
  if (!/^at_/i.test(plain) || !label.test(upper)) return undefined
  let number = 0n
  for (const letter of upper.slice(3)) number = number * 32n + BigInt(crockford.indexOf(letter))
  const hex = number.toString(16).padStart(32, '0')
  if (hex.length > 32) return undefined
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** An attempt by its id, with what a diagnosis looks others up by. */
export function knownAttempt(q: Queries, attemptId: string): Promise<KnownAttempt | undefined> {
  return q.maybe<KnownAttempt>(sql`
    select attempt_id as "attemptId", at, owner_id as "ownerId", account_id as "accountId", client_id as "clientId", method,
      outcome, reason, familiar, device, network, evidence, disowned_at as "disownedAt",
      identifier_hmac as "identifierHmac", browser_hash as "browserHash"
    from sign_in_log where attempt_id = ${attemptId}`)
}

/** The newest attempt on an account that did not let anybody in. */
export async function newestRefused(q: Queries, accountId: string): Promise<KnownAttempt | undefined> {
  const row = await q.maybe<{ attemptId: string }>(sql`
    select attempt_id as "attemptId" from sign_in_log where account_id = ${accountId} and outcome <> 'success'
    order by at desc limit 1`)
  return row && knownAttempt(q, row.attemptId)
}

/** A moment that was read from the database has lost its microseconds. */
const tick = '1 millisecond'

/** What is written for a password that did not match, whatever the page said. */
const mismatches = ['GK3001', 'GK3002', 'GK3004', 'GK2011']

/**
 * How many different passwords this browser has tried on this identifier without success, up to and with this
 * attempt, within a day. The same for identifiers that nobody has.
 */
export async function triesHere(
  q: Queries,
  attempt: Pick<KnownAttempt, 'identifierHmac' | 'browserHash' | 'at'>,
): Promise<number> {
  const { identifierHmac, browserHash, at } = attempt
  const { tries } = await q.one<{ tries: number }>(sql`
    select count(*)::int as tries from sign_in_log
    where identifier_hmac = ${identifierHmac} and browser_hash = ${browserHash} and at < ${at}::timestamptz + ${tick}::interval
      and at > ${at}::timestamptz - interval '24 hours' and outcome = 'refused' and reason = any(${mismatches})
      and not coalesce((evidence->>'repeated')::boolean, false)
      and at > coalesce((
        select max(at) from sign_in_log
        where identifier_hmac = ${identifierHmac} and browser_hash = ${browserHash} and outcome = 'success'
          and at < ${at}::timestamptz + ${tick}::interval),
        '-infinity')`)
  return tries
}

/** What the log says around an attempt on an account; only for who may hear of the account. */
export type AccountLog = {
  lastSuccessAt: Date | null
  /** A sign-in that worked elsewhere within half an hour: on a browser that looks the same, or on another one. */
  elsewhere: 'clean_browser' | 'other_device' | null
  /** Wrong passwords of the last day, from this browser and from others. */
  ownFailures: number
  otherFailures: number
  /** The most often that one device sent the same wrong password in the last day. */
  repeating: number
  /** This browser got in with another account within half an hour after it. */
  otherSuccess: boolean
}

export function accountLog(
  q: Queries,
  around: { accountId: string; browserHash: Buffer | null; device: string; at: Date },
): Promise<AccountLog> {
  const { accountId, browserHash, device, at } = around
  return q.one<AccountLog>(sql`
    select
      (select max(at) from sign_in_log where account_id = ${accountId} and outcome = 'success' and at < ${at}) as "lastSuccessAt",
      (select case when device = ${device} then 'clean_browser' else 'other_device' end from sign_in_log
        where account_id = ${accountId} and outcome = 'success' and browser_hash is distinct from ${browserHash}::bytea
          and at between ${at}::timestamptz - interval '30 minutes' and ${at}::timestamptz + interval '30 minutes'
        order by at desc limit 1) as elsewhere,
      f.own as "ownFailures", f.others as "otherFailures", coalesce(f.repeating, 0)::int as repeating,
      exists (select 1 from sign_in_log
        where browser_hash = ${browserHash} and outcome = 'success' and account_id <> ${accountId}
          and at between ${at}::timestamptz and ${at}::timestamptz + interval '30 minutes') as "otherSuccess"
    from (
      select coalesce(sum(n) filter (where mine), 0)::int as own, coalesce(sum(n) filter (where not mine), 0)::int as others,
        max(again) as repeating
      from (
        select browser_hash is not distinct from ${browserHash}::bytea as mine, device, network, count(*) as n,
          count(*) filter (where coalesce((evidence->>'repeated')::boolean, false)) as again
        from (
          select browser_hash, device, network, evidence from sign_in_log
          where account_id = ${accountId} and outcome = 'refused' and reason = any(${mismatches})
            and at > ${at}::timestamptz - interval '24 hours' and at < ${at}::timestamptz + ${tick}::interval
          order by at desc limit 500) newest
        group by 1, 2, 3) by_device) f`)
}

/** The sign-in with which this browser got in after `since`, if any: whose it was is not said. */
export async function successHere(q: Queries, browserHash: Buffer | null, since: Date): Promise<Date | undefined> {
  const row = await q.maybe<{ at: Date }>(sql`
    select at from sign_in_log where browser_hash = ${browserHash} and outcome = 'success' and at > ${since}
    order by at limit 1`)
  return row?.at
}
