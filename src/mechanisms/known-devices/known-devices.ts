import { type Queries, type Statement, sql, template } from '../../platform/database/index.ts'

/**
 * What a browser knows of accounts: which ones signed in on it (the picker's list), and thereby which browsers
 * are familiar to an account. Keyed by the hash of the browser's own long-lived cookie.
 */
export type KnownAccount = {
  ownerId: string
  accountId: string
  kind: 'personal' | 'organization'
  status: string
  userName: string
  fullName: string
  organizationName: string | null
  lastUsedAt: Date
  lastClient: string | null
}

/** Remembers that this account signed in on this browser; to be combined with the new session. */
export function rememberStatement(seen: {
  ownerId: string
  accountId: string
  browserHash: Buffer
  clientId?: string | undefined
}): Statement {
  return sql`
    insert into browser_account as b (account_id, browser_hash, owner_id, first_used_at, last_used_at, known_since, last_client)
    values (${seen.accountId}, ${seen.browserHash}, ${seen.ownerId}, now(), now(), now(), ${seen.clientId ?? null})
    on conflict (account_id, browser_hash) do update
      set last_used_at = now(), last_client = excluded.last_client, listed = true, trusted = true, suspected = false,
        known_since = coalesce(b.known_since, now())`
}

/** The accounts that the person keeps on this browser's list, the last used first. */
export function knownAccounts(q: Queries, browserHash: Buffer): Promise<KnownAccount[]> {
  return q.many<KnownAccount>(sql`
    select b.owner_id as "ownerId", b.account_id as "accountId", a.kind, a.status, a.user_name as "userName",
      a.full_name as "fullName", o.name as "organizationName", b.last_used_at as "lastUsedAt", b.last_client as "lastClient"
    from browser_account b
    join account a on a.owner_id = b.owner_id and a.account_id = b.account_id
    left join organization o on o.owner_id = a.owner_id
    where b.browser_hash = ${browserHash} and b.listed
    order by b.last_used_at desc limit 20`)
}

export type AccountHere = {
  ownerId: string
  accountId: string
  kind: 'personal' | 'organization'
  /** What it is found by, as identifiers are compared. */
  contacts: string[]
}

/**
 * Every account that ever signed in on this browser. Nothing else is looked at, so whatever is sought among them costs
 * the same whether or not anybody else has it.
 */
export function accountsHere(q: Queries, browserHash: Buffer | undefined): Promise<AccountHere[]> {
  return q.many<AccountHere>(sql`
    select b.owner_id as "ownerId", b.account_id as "accountId", a.kind, array(
        select c.value_norm from contact c
        where c.owner_id = b.owner_id and c.account_id = b.account_id and c.removed_at is null) as contacts
    from browser_account b
    join account a on a.owner_id = b.owner_id and a.account_id = b.account_id
    where b.browser_hash = ${browserHash ?? null}
    order by b.last_used_at desc limit 50`)
}

/** Whether this browser signed in to this account before, and is still trusted. */
export async function isFamiliar(q: Queries, accountId: string, browserHash: Buffer): Promise<boolean> {
  const known = await q.maybe(sql`
    select 1 from browser_account where account_id = ${accountId} and browser_hash = ${browserHash} and trusted`)
  return known !== undefined
}

/** For how long a browser must have been the account's own before it counts as a proof. */
const establishedDays = 30

/**
 * Whether a browser is an established device of an account: it has been its own for 30 days, and was never on the losing
 * side of a contest. A reset by somebody else does not change that, nor does a claim that its sign-ins were somebody else's.
 */
export async function isEstablished(q: Queries, accountId: string, browserHash: Buffer | undefined): Promise<boolean> {
  const known = await q.maybe(sql`
    select 1 from browser_account
    where account_id = ${accountId} and browser_hash = ${browserHash ?? null}
      and known_since <= now() - ${establishedDays} * interval '1 day'`)
  return known !== undefined
}

/** Whether nobody has signed in to an account for a year, in any browser: its address may be somebody else's by now. */
export async function isAsleep(q: Queries, { ownerId, accountId }: Owner): Promise<boolean> {
  const asleep = await q.maybe(sql`
    select 1 from account a
    where a.owner_id = ${ownerId} and a.account_id = ${accountId} and a.created_at < now() - interval '1 year'
      and not exists (
        select 1 from browser_account b where b.account_id = a.account_id and b.last_used_at > now() - interval '1 year')
      and not exists (
        select 1 from session s
        where s.owner_id = a.owner_id and s.account_id = a.account_id and s.last_seen_at > now() - interval '1 year')`)
  return asleep !== undefined
}

/**
 * Whether a browser may be told what only a familiar one may hear (level T1).
 *
 * It signed in to this account before, and nobody has said that somebody else was at work there. If the password or a
 * contact was changed within 30 days, its last sign-in must be older than that change, and it must not be the browser
 * that made it: otherwise whoever took an account over would be the familiar one, and its person the stranger. A reset
 * ends the trust in a browser (its counter of tries), not this.
 */
export async function mayHearAsFamiliar(q: Queries, account: Owner, browserHash: Buffer | undefined): Promise<boolean> {
  const row = await q.maybe<{ may: boolean }>(sql`
    select not b.suspected and (c.at is null or (b.last_used_at < c.at and not exists (
        select 1 from session s
        where s.owner_id = a.owner_id and s.account_id = a.account_id and s.browser_hash = b.browser_hash
          and s.created_at <= c.at and (s.ended_at is null or s.ended_at > c.at)))) as may
    from account a
    join browser_account b on b.account_id = a.account_id and b.browser_hash = ${browserHash ?? null}
    cross join lateral (
      select max(x.at) as at from (
        select p.bound_at as at from authenticator p
        where p.owner_id = a.owner_id and p.account_id = a.account_id and p.kind = 'password' and p.ended_at is null
          and (p.bound_at > a.created_at + interval '1 hour' or exists (
            select 1 from authenticator f
            where f.owner_id = a.owner_id and f.account_id = a.account_id and f.kind = 'password' and f.ended_at is not null))
        union all
        select greatest(added_at, removed_at) from contact
        where owner_id = a.owner_id and account_id = a.account_id
          and (removed_at is not null or added_at > a.created_at + interval '1 hour')) x
      where x.at > now() - interval '30 days') c
    where a.owner_id = ${account.ownerId} and a.account_id = ${account.accountId}`)
  return row?.may ?? false
}

type Owner = { ownerId: string; accountId: string }

/** The newest change of password or contacts in 30 days, and whether it was made from a browser known by then. */
export type Changes = {
  passwordAt: Date | null
  contactAt: Date | null
  /**
   * Made from a browser that had been known for a day; or by a reset with a proved contact, once its person has been
   * told for a day. Null: nobody was signed in when it was made, or there was none.
   */
  familiar: boolean | null
}

export function changesLately(q: Queries, account: Owner): Promise<Changes> {
  return q.one<Changes>(sql`
    with changes as (
      select
        (select p.bound_at from authenticator p join account a on a.owner_id = p.owner_id and a.account_id = p.account_id
          where p.owner_id = ${account.ownerId} and p.account_id = ${account.accountId} and p.kind = 'password' and p.ended_at is null
            and p.bound_at > now() - interval '30 days'
            and (p.bound_at > a.created_at + interval '1 hour' or exists (
              select 1 from authenticator f
              where f.owner_id = a.owner_id and f.account_id = a.account_id and f.kind = 'password' and f.ended_at is not null))) as "passwordAt",
        (select max(greatest(c.added_at, c.removed_at)) from contact c
          join account a on a.owner_id = c.owner_id and a.account_id = c.account_id
          where c.owner_id = ${account.ownerId} and c.account_id = ${account.accountId}
            and greatest(c.added_at, c.removed_at) > now() - interval '30 days'
            and (c.removed_at is not null or c.added_at > a.created_at + interval '1 hour')) as "contactAt")
    select "passwordAt", "contactAt", (
      select bool_and(b.first_used_at < m.at - interval '24 hours' is true
        -- A reset, which begins its session: a day later its person has been told at every contact and has not objected.
        or (s.created_at = m.at and m.at < now() - interval '24 hours'))
      from (select greatest("passwordAt", "contactAt") as at) m
      join session s on s.owner_id = ${account.ownerId} and s.account_id = ${account.accountId}
        and s.created_at <= m.at and (s.ended_at is null or s.ended_at > m.at) and s.expires_at > m.at
      left join browser_account b on b.account_id = s.account_id and b.browser_hash = s.browser_hash) as familiar
    from changes`)
}

/** Takes an account off this browser's list. It stays familiar: strangers still cannot lock its person out here. */
export async function unlistAccount(q: Queries, browserHash: Buffer, accountId: string): Promise<void> {
  await q.run(
    sql`update browser_account set listed = false where browser_hash = ${browserHash} and account_id = ${accountId}`,
  )
}

/** What a browser that was the account's own for long keeps, whoever says that somebody else was at work there. */
const sinceAfterClaim = `case when known_since <= now() - interval '30 days' or known_since = 'infinity' then known_since end`
const claimAll = template([
  'update browser_account set trusted = false, suspected = true, known_since = ' +
    sinceAfterClaim +
    ' where account_id = ',
  '',
])
const claimOne = template([
  'update browser_account set trusted = false, suspected = true, known_since = ' +
    sinceAfterClaim +
    ' where account_id = ',
  ' and browser_hash = ',
  '',
])

/**
 * No browser is familiar any more. After a reset, on `exceptBrowser`, the others are only not trusted; without it somebody
 * else was at work (a takeover, "this was not me"), and any of them may be theirs. Established devices stay established.
 */
export async function distrustBrowsers(q: Queries, accountId: string, exceptBrowser?: Buffer): Promise<void> {
  if (exceptBrowser === undefined) await q.run(sql(claimAll, accountId))
  else
    await q.run(sql`
      update browser_account set trusted = false where account_id = ${accountId} and browser_hash <> ${exceptBrowser}`)
}

/** One browser is familiar no more: its sign-in was disowned. An established device stays one: only a contest takes that. */
export async function distrustBrowser(q: Queries, accountId: string, browserHash: Buffer): Promise<void> {
  await q.run(sql(claimOne, accountId, browserHash))
}

/** A browser was on the losing side of a contest: it never is an established device of this account. */
export async function markAsLoser(q: Queries, accountId: string, browserHash: Buffer): Promise<void> {
  await q.run(sql`
    update browser_account set trusted = false, suspected = true, known_since = 'infinity'
    where account_id = ${accountId} and browser_hash = ${browserHash}`)
}

export async function forgetAccount(q: Queries, accountId: string): Promise<void> {
  await q.run(sql`delete from browser_account where account_id = ${accountId}`)
}

/** Forgets browsers that were not used for longer than their cookie lives. */
export async function purgeBrowsers(q: Queries): Promise<void> {
  await q.run(sql`delete from browser_account where last_used_at < now() - interval '400 days'`)
}
