import { randomToken, sha256 } from '../../platform/crypto/index.ts'
import { type Queries, type Statement, sql } from '../../platform/database/index.ts'

/**
 * Links and other things that are good for one use. Each lives under (type, hash of the value): a value that was
 * made for one purpose is none for another (ATK-031, ATK-032, ATK-045).
 */
type Entry = {
  ownerId?: string | undefined
  accountId?: string | undefined
  minutes: number
  data?: Record<string, unknown>
}

export type OneTime = {
  ownerId: string | null
  accountId: string | null
  data: Record<string, unknown>
  createdAt: Date
  expiresAt: Date
}

/** Makes a value of 256 random bits, stored as its hash only. */
export async function issueOnce(q: Queries, type: string, entry: Entry): Promise<string> {
  const { value, statement } = onceStatement(type, entry)
  await q.run(statement)
  return value
}

/** The same, to be combined with what else belongs to it. */
export function onceStatement(type: string, entry: Entry): { value: string; statement: Statement } {
  const value = randomToken()
  const statement = sql`
    insert into one_time (type, hash, owner_id, account_id, data, created_at, expires_at)
    values (${type}, ${sha256(value)}, ${entry.ownerId ?? null}, ${entry.accountId ?? null}, ${JSON.stringify(entry.data ?? {})},
      now(), now() + ${entry.minutes} * interval '1 minute')`
  return { value, statement }
}

export type Peeked =
  | { state: 'open'; entry: OneTime }
  | { state: 'used' }
  | { state: 'expired'; at: Date }
  | { state: 'unknown' }

/** Looks without spending: a mail scanner that opens a link must change nothing. */
export async function peekOnce(q: Queries, type: string, value: string): Promise<Peeked> {
  const row = await q.maybe<OneTime & { spent: boolean; over: boolean }>(sql`
    select t.owner_id as "ownerId", t.account_id as "accountId", t.data, t.created_at as "createdAt",
      t.expires_at as "expiresAt", t.spent_at is not null as spent,
      t.expires_at <= now() or t.created_at < a.not_before is true as over
    from one_time t left join account a on a.owner_id = t.owner_id and a.account_id = t.account_id
    where t.type = ${type} and t.hash = ${sha256(value)}`)
  if (!row) return { state: 'unknown' }
  if (row.spent) return { state: 'used' }
  if (row.over) return { state: 'expired', at: row.expiresAt }
  return { state: 'open', entry: row }
}

/** Spends it, or returns undefined when it was spent, is over or never was: one compare-and-set statement. */
export function spendOnce(q: Queries, type: string, value: string): Promise<OneTime | undefined> {
  return q.maybe<OneTime>(sql`
    update one_time t set spent_at = now()
    where t.type = ${type} and t.hash = ${sha256(value)} and t.spent_at is null and t.expires_at > now()
      and not exists (select 1 from account a where a.owner_id = t.owner_id and a.account_id = t.account_id and a.not_before > t.created_at)
    returning t.owner_id as "ownerId", t.account_id as "accountId", t.data, t.created_at as "createdAt", t.expires_at as "expiresAt"`)
}

/** Spends what somebody else has made, such as a solved puzzle: true the first time that it is shown in `minutes`. */
export async function spendFirst(q: Queries, type: string, value: string, minutes: number): Promise<boolean> {
  const added = await q.run(sql`
    insert into one_time (type, hash, data, created_at, expires_at, spent_at)
    values (${type}, ${sha256(value)}, '{}', now(), now() + ${minutes} * interval '1 minute', now()) on conflict do nothing`)
  return added === 1
}

/** Makes everything of one type that an account has open worthless. */
export async function withdrawOnce(q: Queries, type: string, accountId: string): Promise<void> {
  await q.run(
    sql`update one_time set spent_at = now() where type = ${type} and account_id = ${accountId} and spent_at is null`,
  )
}

/** Makes everything worthless that was sent to one contact of an account (`data.told`). */
export async function withdrawTold(q: Queries, accountId: string, contactId: string): Promise<void> {
  await q.run(sql`
    update one_time set spent_at = now()
    where account_id = ${accountId} and data->>'told' = ${contactId} and spent_at is null`)
}

/** Links that open an account, or make a new way to open it. */
const opening = ['reset_link', 'sign_in_link', 'way_in', 'contact_link']

/** Makes every link worthless that is on its way and would open the account: the person who asked may be somebody else. */
export async function withdrawLinks(q: Queries, accountId: string): Promise<void> {
  await q.run(sql`
    update one_time set spent_at = now()
    where account_id = ${accountId} and type = any(${opening}::text[]) and spent_at is null`)
}
