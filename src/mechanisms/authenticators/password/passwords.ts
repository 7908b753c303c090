import { auditStatement } from '../../../platform/audit/index.ts'
import { uuidv7 } from '../../../platform/crypto/index.ts'
import { combine, type Queries, type Statement, sql } from '../../../platform/database/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Hasher } from './hasher.ts'

/** What a sign-in needs to know of the account behind an identifier, in one round trip. */
export type AccountForSignIn = {
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
  /** Kinds of authenticators that are bound to the account beside its password. */
  boundKinds: string[]
  /** The owner was told of strangers' tries within the last hour. */
  warnedLately: boolean
}

/** Finds the account that an identifier claims (of two the preferred kind), its password and whether the browser is familiar. */
export function findAccountForSignIn(
  q: Queries,
  claim: {
    identifierKind: string
    identifierNorm: string
    preferred: 'personal' | 'organization'
    browserHash?: Buffer | undefined
  },
): Promise<AccountForSignIn | undefined> {
  return q.maybe<AccountForSignIn>(sql`
    select a.owner_id as "ownerId", a.account_id as "accountId", a.kind, a.status, a.full_name as "fullName",
      a.user_name as "userName", a.language, o.name as "organizationName",
      case when o.status <> 'active' then coalesce(o.closed_at, o.suspended_at, now()) end as "organizationStoppedAt",
      a.purge_at as "purgeAt", a.disabled_at as "disabledAt", a.closed_at as "closedAt", p.data->>'hash' as hash, coalesce(p.failures, 0) as failures, p.bound_at as "changedAt",
      coalesce(b.trusted, false) as familiar, coalesce(not b.suspected, false) as "knownHere", p.last_warned_at > now() - interval '1 hour' is true as "warnedLately",
      array(select distinct s.kind from authenticator s
        where s.owner_id = a.owner_id and s.account_id = a.account_id and s.ended_at is null and s.kind <> 'password') as "boundKinds"
    from directory d
    join account a on a.owner_id = d.owner_id and a.account_id = d.account_id
    left join authenticator p on p.owner_id = a.owner_id and p.account_id = a.account_id and p.kind = 'password' and p.ended_at is null
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
  return sql`
    update authenticator set failures = failures + 1
    where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and kind = 'password' and ended_at is null`
}

/** It was the right one: failures are forgotten, and that it was used is kept to the hour. */
export function successStatement(owner: Owner): Statement {
  return sql`
    update authenticator set failures = 0, last_used_at = now()
    where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and kind = 'password' and ended_at is null
      and (failures > 0 or last_used_at is null or last_used_at < now() - interval '1 hour')`
}

/** Notes that the owner is told of strangers' tries now; false when that was done within the hour. */
export async function claimWarning(q: Queries, owner: Owner): Promise<boolean> {
  const warned = await q.run(sql`
    update authenticator set last_warned_at = now()
    where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and kind = 'password' and ended_at is null
      and (last_warned_at is null or last_warned_at < now() - interval '1 hour')`)
  return warned === 1
}

/**
 * Binds a password and ends the one before it, which is kept for a year as one of two former ones: to tell its owner
 * "that was your password until …". One that was good for more than a day is kept for 30 days however many come after it:
 * it is a proof when a change is contested. Call it in a transaction.
 */
export async function setPassword(tx: Queries, owner: Owner, hash: string): Promise<void> {
  const { ownerId, accountId } = owner
  // Two that are set at once come one after the other: the second ends the first.
  await tx.run(sql`select 1 from account where owner_id = ${ownerId} and account_id = ${accountId} for update`)
  await tx.run(
    combine([
      sql`
        delete from authenticator where owner_id = ${ownerId} and account_id = ${accountId} and kind = 'password' and authenticator_id in (
          select authenticator_id from authenticator
          where owner_id = ${ownerId} and account_id = ${accountId} and kind = 'password' and ended_at is not null
            and (ended_at - bound_at <= interval '24 hours' or ended_at < now() - interval '30 days')
          order by ended_at desc offset 1)`,
      sql`
        update authenticator set ended_at = now(), failures = 0
        where owner_id = ${ownerId} and account_id = ${accountId} and kind = 'password' and ended_at is null`,
    ]),
  )
  await tx.run(
    combine([
      sql`
        insert into authenticator (owner_id, account_id, authenticator_id, kind, data, bound_at)
        values (${ownerId}, ${accountId}, ${uuidv7()}, 'password', ${JSON.stringify({ hash })}, now())`,
      auditStatement({ type: 'password.changed', ...owner }),
    ]),
  )
}

export function findPassword(q: Queries, owner: Owner): Promise<{ hash: string; changedAt: Date } | undefined> {
  return q.maybe(sql`
    select data->>'hash' as hash, bound_at as "changedAt" from authenticator
    where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and kind = 'password' and ended_at is null`)
}

/** What a diagnosis may know of a password: whether there is one, and whether it is stopped. Never its hash. */
export async function passwordFacts(q: Queries, owner: Owner): Promise<{ set: boolean; stopped: boolean }> {
  const row = await q.maybe<{ failures: number }>(sql`
    select failures from authenticator
    where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and kind = 'password' and ended_at is null`)
  return { set: row !== undefined, stopped: (row?.failures ?? 0) >= failuresUntilStop }
}

/** A password that has ended, and how long it was good. */
export type FormerPassword = { boundAt: Date; endedAt: Date }

/**
 * Whether the typed password is one of the two former ones of the last year, and which. Costs at most two hashes, so it
 * is asked only on browsers that know the account, after a miss that was counted (docs/decisions/0012), or for a
 * contest.
 */
export async function findFormerPassword(
  q: Queries,
  hasher: Hasher,
  owner: Owner,
  typed: string,
): Promise<FormerPassword | undefined> {
  const former = await q.many<FormerPassword & { hash: string }>(sql`
    select data->>'hash' as hash, bound_at as "boundAt", ended_at as "endedAt" from authenticator
    where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and kind = 'password'
      and ended_at > now() - interval '1 year' and data ? 'hash'
    order by ended_at desc limit 2`)
  for (const { hash, ...known } of former) if (await hasher.matches(typed, hash)) return known
  return undefined
}

/**
 * Whether the typed password had been good for more than a day at this moment, and was until 30 days ago at least: it
 * proves that somebody was there before. Costs at most eight hashes; the caller counts the try first.
 */
export async function knowsLastingPassword(
  q: Queries,
  hasher: Hasher,
  owner: Owner,
  typed: string,
  before: Date,
): Promise<boolean> {
  const lasting = await q.many<{ hash: string }>(sql`
    select data->>'hash' as hash from authenticator
    where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and kind = 'password' and data ? 'hash'
      and least(coalesce(ended_at, now()), ${before}) - bound_at > interval '24 hours'
      and (ended_at is null or ended_at > now() - interval '30 days')
    order by bound_at desc limit 8`)
  for (const { hash } of lasting) if (await hasher.matches(typed, hash)) return true
  return false
}

/** Takes a password away for good, with its former ones: somebody else set or knows it. */
export async function removePassword(q: Queries, owner: Owner): Promise<void> {
  await q.run(
    combine([
      sql`delete from authenticator where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and kind = 'password'`,
      auditStatement({ type: 'password.removed', ownerId: owner.ownerId, accountId: owner.accountId }),
    ]),
  )
}
