import type { Keys } from '../../platform/crypto/index.ts'
import { randomCode, randomToken, sha256 } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'

/** What a code proves; a code of one purpose is none for another. */
export type Purpose = 'sign_up' | 'sign_in' | 'reset' | 'contact' | 'fresh' | 'find'

/** Codes are good for ten minutes (SP 800-63B-4, 3.1.3.2), each of them, whatever is sent after it. */
export const codeMinutes = 10
const tries = 5

export type Challenge = {
  purpose: Purpose
  contactKind: 'email' | 'phone'
  contactValue: string
  ownerId: string | null
  accountId: string | null
  data: Record<string, unknown>
  triesLeft: number
  sends: number
  /** When the newest code ends. */
  codesEnd: Date | null
  proven: boolean
  /** Seconds until another code may be sent; 0 when it may be now. */
  resendInSeconds: number
}

type Ask = {
  purpose: Purpose
  /** The browser that asks: a code that was typed elsewhere proves nothing. */
  browserHash: Buffer
  contactKind: 'email' | 'phone'
  contactValue: string
  ownerId?: string | undefined
  accountId?: string | undefined
  /** Whatever the journey wants to find again. */
  data?: Record<string, unknown>
}

/**
 * Begins a question to a contact and makes its first code. `id` goes into the page, `code` into the message only.
 * The same is done, with the same work, for contacts that nobody has.
 */
export async function newChallenge(q: Queries, keys: Keys, ask: Ask): Promise<{ id: string; code: string }> {
  const id = randomToken()
  const code = randomCode()
  await q.run(sql`
    insert into challenge (challenge_hash, purpose, browser_hash, contact_kind, contact_value, owner_id, account_id, codes, codes_end,
      tries_left, sends, last_sent_at, data, created_at, expires_at)
    values (${sha256(id)}, ${ask.purpose}, ${ask.browserHash}, ${ask.contactKind}, ${ask.contactValue}, ${ask.ownerId ?? null},
      ${ask.accountId ?? null}, ${[codeHash(keys, id, code)]}, array[now() + ${codeMinutes} * interval '1 minute'], ${tries}, 1, now(),
      ${JSON.stringify(ask.data ?? {})}, now(), now() + interval '60 minutes')`)
  return { id, code }
}

/**
 * A question that is answered already: the mail's link was opened, which is the same proof as its code.
 * It is as old as the link (`askedAt`): see `spendChallenge`.
 */
export async function provenChallenge(q: Queries, ask: Ask & { askedAt: Date }): Promise<string> {
  const id = randomToken()
  await q.run(sql`
    insert into challenge (challenge_hash, purpose, browser_hash, contact_kind, contact_value, owner_id, account_id, codes, codes_end,
      tries_left, sends, data, created_at, expires_at, proven_at)
    values (${sha256(id)}, ${ask.purpose}, ${ask.browserHash}, ${ask.contactKind}, ${ask.contactValue}, ${ask.ownerId ?? null},
      ${ask.accountId ?? null}, '{}', '{}', 0, 0, ${JSON.stringify(ask.data ?? {})}, ${ask.askedAt}, now() + interval '60 minutes', now())`)
  return id
}

function codeHash(keys: Keys, id: string, code: string): Buffer {
  return keys.for('code').hmac(JSON.stringify([id, code]))
}

/** The challenge with this id for this browser and purpose, while it lives. */
export function findChallenge(
  q: Queries,
  id: string,
  purpose: Purpose,
  browserHash: Buffer | undefined,
): Promise<Challenge | undefined> {
  return q.maybe<Challenge>(sql`
    select purpose, contact_kind as "contactKind", contact_value as "contactValue", owner_id as "ownerId", account_id as "accountId",
      data, tries_left as "triesLeft", sends, (select max(e) from unnest(codes_end) e) as "codesEnd",
      proven_at is not null as proven,
      greatest(0, ceil(extract(epoch from last_sent_at + (array[30, 60, 120, 240, 480])[least(sends, 5)] * interval '1 second' - now())))::int as "resendInSeconds"
    from challenge
    where challenge_hash = ${sha256(id)} and purpose = ${purpose} and browser_hash = ${browserHash ?? null}
      and spent_at is null and expires_at > now()`)
}

/** How an open question stands, whatever it is for: to see why a code does not come or is not taken. */
export type ChallengeState = {
  triesLeft: number
  sends: number
  proven: boolean
  resendInSeconds: number
  /** The newest code has ended. */
  over: boolean
}

export function challengeState(
  q: Queries,
  id: string,
  browserHash: Buffer | undefined,
): Promise<ChallengeState | undefined> {
  return q.maybe<ChallengeState>(sql`
    select tries_left as "triesLeft", sends, proven_at is not null as proven,
      greatest(0, ceil(extract(epoch from last_sent_at + (array[30, 60, 120, 240, 480])[least(sends, 5)] * interval '1 second' - now())))::int as "resendInSeconds",
      coalesce((select max(e) from unnest(codes_end) e) < now(), false) as over
    from challenge where challenge_hash = ${sha256(id)} and browser_hash = ${browserHash ?? null}`)
}

/** The newest question to an account's contacts within a day: when it was asked, and whether it was answered. */
export function newestQuestion(q: Queries, accountId: string): Promise<{ askedAt: Date; proven: boolean } | undefined> {
  return q.maybe(sql`
    select created_at as "askedAt", proven_at is not null as proven from challenge
    where account_id = ${accountId} and created_at > now() - interval '24 hours' order by created_at desc limit 1`)
}

/**
 * Adds another code when the wait is over; codes sent before stay good until their own end, and the tries stay what
 * they are (SP 800-63B-4: a new code does not reset the count). Returns undefined when it is too soon or one of five.
 */
export async function anotherCode(q: Queries, keys: Keys, id: string): Promise<string | undefined> {
  const code = randomCode()
  const added = await q.run(sql`
    update challenge set codes = codes || ${codeHash(keys, id, code)}::bytea, codes_end = codes_end || (now() + ${codeMinutes} * interval '1 minute'),
      sends = sends + 1, last_sent_at = now()
    where challenge_hash = ${sha256(id)} and spent_at is null and expires_at > now() and sends < 5
      and last_sent_at + (array[30, 60, 120, 240, 480])[least(sends, 5)] * interval '1 second' <= now()`)
  return added === 1 ? code : undefined
}

export type CodeVerdict =
  | { verdict: 'proven' }
  | { verdict: 'wrong'; triesLeft: number }
  /** It was right, but its ten minutes are over. */
  | { verdict: 'expired'; at: Date }
  | { verdict: 'no_tries' }

/** Checks a typed code: the try is counted before it is looked at, in the same statement (ATK-001). */
export async function proveChallenge(q: Queries, keys: Keys, id: string, code: string): Promise<CodeVerdict> {
  const hash = codeHash(keys, id, code)
  const row = await q.maybe<{ triesLeft: number; endedAt: Date | null; proven: boolean }>(sql`
    update challenge set tries_left = tries_left - 1,
      proven_at = case when codes_end[array_position(codes, ${hash}::bytea)] > now() then now() end
    where challenge_hash = ${sha256(id)} and spent_at is null and proven_at is null and expires_at > now() and tries_left > 0
    returning tries_left as "triesLeft", codes_end[array_position(codes, ${hash}::bytea)] as "endedAt", proven_at is not null as proven`)
  if (!row) return { verdict: 'no_tries' }
  if (row.proven) return { verdict: 'proven' }
  return row.endedAt ? { verdict: 'expired', at: row.endedAt } : { verdict: 'wrong', triesLeft: row.triesLeft }
}

/**
 * Uses a proof up, once: true for exactly one caller.
 *
 * For an account, a question that is older than its password, or was asked before it was shut, opens nothing any more:
 * whoever resets the password makes all older codes and links of its contacts worthless (ATK-031).
 */
export async function spendChallenge(
  q: Queries,
  id: string,
  account?: { ownerId: string; accountId: string },
): Promise<boolean> {
  const spent = await q.run(sql`
    update challenge c set spent_at = now()
    where c.challenge_hash = ${sha256(id)} and c.proven_at is not null and c.spent_at is null and c.expires_at > now()
      and not exists (
        select 1 from account a left join authenticator p on p.owner_id = a.owner_id and p.account_id = a.account_id and p.kind = 'password' and p.ended_at is null
        where a.owner_id = ${account?.ownerId ?? null} and a.account_id = ${account?.accountId ?? null}
          and (a.not_before > c.created_at or p.bound_at > c.created_at))`)
  return spent === 1
}

/** Makes every open question about an account worthless: whoever asked it may be somebody else. */
export async function withdrawChallenges(q: Queries, accountId: string): Promise<void> {
  await q.run(sql`
    update challenge set spent_at = now() where account_id = ${accountId} and spent_at is null and expires_at > now()`)
}
