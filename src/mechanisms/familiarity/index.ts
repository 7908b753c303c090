import { type Queries, type Statement, sql } from '../../platform/database/index.ts'

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
    insert into browser_account (account_id, browser_hash, owner_id, first_used_at, last_used_at, last_client)
    values (${seen.accountId}, ${seen.browserHash}, ${seen.ownerId}, now(), now(), ${seen.clientId ?? null})
    on conflict (account_id, browser_hash) do update
      set last_used_at = now(), last_client = excluded.last_client, listed = true, trusted = true`
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

/** Whether this browser signed in to this account before, and is still trusted. */
export async function isFamiliar(q: Queries, accountId: string, browserHash: Buffer): Promise<boolean> {
  const known = await q.maybe(sql`
    select 1 from browser_account where account_id = ${accountId} and browser_hash = ${browserHash} and trusted`)
  return known !== undefined
}

/** Takes an account off this browser's list. It stays familiar: strangers still cannot lock its person out here. */
export async function unlistAccount(q: Queries, browserHash: Buffer, accountId: string): Promise<void> {
  await q.run(
    sql`update browser_account set listed = false where browser_hash = ${browserHash} and account_id = ${accountId}`,
  )
}

/** After a takeover, a recovery or "this was not me": no browser is familiar any more. */
export async function distrustBrowsers(q: Queries, accountId: string, exceptBrowser?: Buffer): Promise<void> {
  await q.run(sql`
    update browser_account set trusted = false
    where account_id = ${accountId} and browser_hash is distinct from ${exceptBrowser ?? null}`)
}

/** One browser is familiar no more: its sign-in was disowned. */
export async function distrustBrowser(q: Queries, accountId: string, browserHash: Buffer): Promise<void> {
  await q.run(sql`
    update browser_account set trusted = false where account_id = ${accountId} and browser_hash = ${browserHash}`)
}

export async function forgetAccount(q: Queries, accountId: string): Promise<void> {
  await q.run(sql`delete from browser_account where account_id = ${accountId}`)
}

/** Forgets browsers that were not used for longer than their cookie lives. */
export async function purgeBrowsers(q: Queries): Promise<void> {
  await q.run(sql`delete from browser_account where last_used_at < now() - interval '400 days'`)
}
