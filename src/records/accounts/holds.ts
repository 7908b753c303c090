import { uuidv7 } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'

/** Why nothing can be changed for a while. */
export type HoldReason = 'reset' | 'code' | 'way_in' | 'contest' | 'recovery'

/** A time in which nothing of an account is added, set or removed. */
export type Hold = {
  holdId: string
  because: HoldReason
  /** What its person had shown when it began, by kind. */
  proofs: string[]
  /** The contact that was shown. */
  contactId: string | null
  startedAt: Date
  until: Date
}

type Owner = { ownerId: string; accountId: string }

/** How long a hold lasts. */
const holdHours = 72

/** The holds that an account is under, the one that ends last first. */
export function listHolds(q: Queries, { ownerId, accountId }: Owner): Promise<Hold[]> {
  return q.many<Hold>(sql`
    select hold_id as "holdId", because, proofs, contact_id as "contactId", started_at as "startedAt", until from hold
    where owner_id = ${ownerId} and account_id = ${accountId} and ended_at is null and until > now()
    order by until desc, hold_id`)
}

/** Begins a hold; returns when it ends. */
export async function addHold(
  q: Queries,
  { ownerId, accountId }: Owner,
  entry: { because: HoldReason; proofs: string[]; contactId?: string | undefined },
): Promise<Date> {
  const { until } = await q.one<{ until: Date }>(sql`
    insert into hold (owner_id, account_id, hold_id, because, proofs, contact_id, started_at, until)
    values (${ownerId}, ${accountId}, ${uuidv7()}, ${entry.because}, ${entry.proofs}, ${entry.contactId ?? null},
      now(), now() + ${holdHours} * interval '1 hour')
    returning until`)
  return until
}

/** Ends the holds of an account that began for one of these reasons. Returns how many. */
export function endHolds(q: Queries, { ownerId, accountId }: Owner, because: readonly HoldReason[]): Promise<number> {
  return q.run(sql`
    update hold set ended_at = now()
    where owner_id = ${ownerId} and account_id = ${accountId} and ended_at is null and because = any(${because}::text[])`)
}

/**
 * Whether an account has something that a hold would protect: an established contact besides the one that was just used,
 * an established device, or an authenticator that has been bound for 30 days or was until lately. A new account with one
 * mailbox has nothing, so that its person can set it up on the first day.
 */
export async function hasSomethingOlder(
  q: Queries,
  { ownerId, accountId }: Owner,
  usedContactId: string | undefined,
): Promise<boolean> {
  const { older } = await q.one<{ older: boolean }>(sql`
    select exists (
        select 1 from contact
        where owner_id = ${ownerId} and account_id = ${accountId} and verified_at is not null
          and contact_id is distinct from ${usedContactId ?? null}::uuid and coalesce(proven_since, added_at) <= now() - interval '30 days'
          and (removed_at is null or removed_at > now() - interval '30 days'))
      or exists (select 1 from browser_account where account_id = ${accountId} and known_since <= now() - interval '30 days')
      or exists (
        select 1 from authenticator
        where owner_id = ${ownerId} and account_id = ${accountId} and bound_at <= now() - interval '30 days'
          and (ended_at is null or ended_at > now() - interval '30 days')) as older`)
  return older
}
