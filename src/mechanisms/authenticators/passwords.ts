import { auditStatement } from '../../platform/audit/index.ts'
import { combine, type Queries, type Statement, sql } from '../../platform/database/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Hasher } from './hasher.ts'

/** What a sign-in needs to know of the account behind an identifier, in one round trip. */
export type Claimed = {
  ownerId: string
  accountId: string
  kind: 'personal' | 'organization'
  status: 'active' | 'disabled' | 'closed' | 'suspended'
  fullName: string
  userName: string
  language: Language
  organizationName: string | null
  /** Since when the organisation is suspended or closed; null while it is not. */
  organizationStoppedAt: Date | null
  purgeAt: Date | null
  disabledAt: Date | null
  closedAt: Date | null
  hash: string | null
  /** All failures in a row, over identifiers and browsers. */
  failures: number
  changedAt: Date | null
  /** This browser signed in to this account before, and is trusted: it has tries of its own. */
  familiar: boolean
  /** The same, or it was until a reset: it may be asked more about (`mayHearAsFamiliar`). */
  knownHere: boolean
  /** The owner was told of strangers' tries within the last hour. */
  warnedLately: boolean
}

/** Finds the account that an identifier claims (of two the preferred kind), its password and whether the browser is familiar. */
export function findClaimed(
  q: Queries,
  claim: {
    identifierKind: string
    identifierNorm: string
    preferred: 'personal' | 'organization'
    browserHash?: Buffer | undefined
  },
): Promise<Claimed | undefined> {
  return q.maybe<Claimed>(sql`
    select a.owner_id as "ownerId", a.account_id as "accountId", a.kind, a.status, a.full_name as "fullName",
      a.user_name as "userName", a.language, o.name as "organizationName",
      case when o.status <> 'active' then coalesce(o.closed_at, o.suspended_at, now()) end as "organizationStoppedAt",
      a.purge_at as "purgeAt", a.disabled_at as "disabledAt", a.closed_at as "closedAt", p.hash, coalesce(p.failures, 0) as failures, p.changed_at as "changedAt",
      coalesce(b.trusted, false) as familiar, coalesce(not b.suspected, false) as "knownHere", p.last_warned_at > now() - interval '1 hour' is true as "warnedLately"
    from directory d
    join account a on a.owner_id = d.owner_id and a.account_id = d.account_id
    left join password p on p.owner_id = a.owner_id and p.account_id = a.account_id
    left join organization o on o.owner_id = a.owner_id
    left join browser_account b on b.account_id = a.account_id and b.browser_hash = ${claim.browserHash ?? null}
    where d.kind = ${claim.identifierKind} and d.value = ${claim.identifierNorm} and d.account_id is not null
    order by (d.account_kind = ${claim.preferred}) desc limit 1`)
}

type Owner = { ownerId: string; accountId: string }

/** Failures in a row after which a password opens nothing until it is reset (SP 800-63B-4, 3.2.2). */
export const failuresUntilStop = 100

/** One more failure of this password, whoever caused it. */
export function failureStatement(owner: Owner): Statement {
  return sql`update password set failures = failures + 1 where owner_id = ${owner.ownerId} and account_id = ${owner.accountId}`
}

export function successStatement(owner: Owner): Statement {
  return sql`update password set failures = 0 where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and failures > 0`
}

/** Notes that the owner is told of strangers' tries now; false when that was done within the hour. */
export async function claimWarning(q: Queries, owner: Owner): Promise<boolean> {
  const warned = await q.run(sql`
    update password set last_warned_at = now()
    where owner_id = ${owner.ownerId} and account_id = ${owner.accountId}
      and (last_warned_at is null or last_warned_at < now() - interval '1 hour')`)
  return warned === 1
}

/**
 * Sets a password and ends what the old one had begun: failures are forgotten, the old hash is kept for a year as one
 * of two former ones (only to tell its owner "that was your password until …").
 */
export async function setPassword(q: Queries, owner: Owner, hash: string): Promise<void> {
  await q.run(
    combine([
      sql`
        insert into password as p (owner_id, account_id, hash, changed_at) values (${owner.ownerId}, ${owner.accountId}, ${hash}, now())
        on conflict (owner_id, account_id) do update set hash = excluded.hash, changed_at = now(), failures = 0,
          former = (array_prepend(p.hash, p.former))[1:2], former_until = (array_prepend(now(), p.former_until))[1:2]`,
      auditStatement({ type: 'password.changed', ...owner }),
    ]),
  )
}

export function findPassword(q: Queries, owner: Owner): Promise<{ hash: string; changedAt: Date } | undefined> {
  return q.maybe(sql`
    select hash, changed_at as "changedAt" from password where owner_id = ${owner.ownerId} and account_id = ${owner.accountId}`)
}

/** What a diagnosis may know of a password: whether there is one, and whether it is stopped. Never its hash. */
export async function passwordFacts(q: Queries, owner: Owner): Promise<{ set: boolean; stopped: boolean }> {
  const row = await q.maybe<{ failures: number }>(sql`
    select failures from password where owner_id = ${owner.ownerId} and account_id = ${owner.accountId}`)
  return { set: row !== undefined, stopped: (row?.failures ?? 0) >= failuresUntilStop }
}

/**
 * Whether the typed password is one of the two former ones of the last year. Costs at most two hashes, so it is asked
 * only on browsers that know the account, after a miss that was counted (docs/decisions/0012).
 */
export async function isFormerPassword(q: Queries, hasher: Hasher, owner: Owner, typed: string): Promise<boolean> {
  const row = await q.maybe<{ former: string[] }>(sql`
    select array(
      select hash from unnest(former, former_until) as f(hash, until) where until > now() - interval '1 year') as former
    from password where owner_id = ${owner.ownerId} and account_id = ${owner.accountId}`)
  for (const hash of row?.former.slice(0, 2) ?? []) if (await hasher.matches(typed, hash)) return true
  return false
}

/** Takes a password away for good, with its former ones: somebody else set or knows it. */
export async function removePassword(q: Queries, owner: Owner): Promise<void> {
  await q.run(
    combine([
      sql`delete from password where owner_id = ${owner.ownerId} and account_id = ${owner.accountId}`,
      auditStatement({ type: 'password.removed', ownerId: owner.ownerId, accountId: owner.accountId }),
    ]),
  )
}
