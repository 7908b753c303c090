import { uuidv7 } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Identifier } from './identifier.ts'

export type AccountKind = 'personal' | 'organization'
export type AccountStatus = 'active' | 'disabled' | 'closed' | 'suspended'

export type Account = {
  /** The organisation, or the account itself when it is personal. */
  ownerId: string
  accountId: string
  kind: AccountKind
  status: AccountStatus
  userName: string
  fullName: string
  familyName: string | null
  givenName: string | null
  reading: string | null
  language: Language
  createdAt: Date
  disabledAt: Date | null
  closedAt: Date | null
  purgeAt: Date | null
  /** Whatever was issued before it is dead. */
  notBefore: Date
  credentialEpoch: number
  /** Name of the organisation; null for a personal account. */
  organizationName: string | null
  /** Since when the organisation is suspended or closed; null while it is not. */
  organizationStoppedAt: Date | null
  /** Until when nothing is added, set or removed; null while there is no hold. */
  heldUntil: Date | null
}

export type NewAccount = {
  /** Undefined for a personal account. */
  organizationId?: string
  identifier: Identifier
  fullName: string
  familyName?: string | undefined
  givenName?: string | undefined
  reading?: string | undefined
  language: Language
  /** Whether the person has proved the contact; an administrator's entry has not. */
  verified: boolean
}

/**
 * Writes an account with its first contact; call it in a transaction. Undefined, with nothing left behind, when the
 * directory already has this address for an account of this kind: say so only to a caller that may know.
 */
export async function insertAccount(tx: Queries, entry: NewAccount): Promise<Account | undefined> {
  const accountId = uuidv7()
  const kind: AccountKind = entry.organizationId ? 'organization' : 'personal'
  const ownerId = entry.organizationId ?? accountId
  const { identifier } = entry
  const claimed = await tx.run(sql`
    insert into directory (kind, value, account_kind, owner_id, account_id)
    values (${identifier.kind}, ${identifier.norm}, ${kind}, ${ownerId}, ${accountId})
    on conflict do nothing`)
  if (claimed === 0) return undefined
  await tx.run(sql`
    insert into account (owner_id, account_id, kind, status, user_name, full_name, family_name, given_name, reading, language, created_at, not_before)
    values (${ownerId}, ${accountId}, ${kind}, 'active', ${identifier.value}, ${entry.fullName}, ${entry.familyName ?? null},
      ${entry.givenName ?? null}, ${entry.reading ?? null}, ${entry.language}, now(), now())`)
  await tx.run(sql`
    insert into contact (owner_id, account_id, contact_id, kind, value, value_norm, added_at, verified_at, proven_since, signs_in)
    values (${ownerId}, ${accountId}, ${uuidv7()}, ${identifier.kind}, ${identifier.value}, ${identifier.norm}, now(),
      case when ${entry.verified} then now() end, case when ${entry.verified} then now() end, true)`)
  return findAccount(tx, accountId)
}

/** The account with this id, whatever its status. */
export function findAccount(q: Queries, accountId: string): Promise<Account | undefined> {
  return q.maybe<Account>(sql`
    select a.owner_id as "ownerId", a.account_id as "accountId", a.kind, a.status, a.user_name as "userName",
      a.full_name as "fullName", a.family_name as "familyName", a.given_name as "givenName", a.reading, a.language,
      a.created_at as "createdAt", a.disabled_at as "disabledAt", a.closed_at as "closedAt", a.purge_at as "purgeAt", a.not_before as "notBefore",
      a.credential_epoch as "credentialEpoch", o.name as "organizationName",
      case when o.status <> 'active' then coalesce(o.closed_at, o.suspended_at, now()) end as "organizationStoppedAt",
      (select max(h.until) from hold h
        where h.owner_id = a.owner_id and h.account_id = a.account_id and h.ended_at is null and h.until > now()) as "heldUntil"
    from account a left join organization o on o.owner_id = a.owner_id
    where a.account_id = ${accountId}`)
}

/** Every account that a proven contact belongs to; say this only to whoever proved the contact (T2). */
export function findAccountsOfContact(q: Queries, identifier: Identifier): Promise<Account[]> {
  return q.many<Account>(sql`
    select a.owner_id as "ownerId", a.account_id as "accountId", a.kind, a.status, a.user_name as "userName",
      a.full_name as "fullName", a.family_name as "familyName", a.given_name as "givenName", a.reading, a.language,
      a.created_at as "createdAt", a.disabled_at as "disabledAt", a.closed_at as "closedAt", a.purge_at as "purgeAt", a.not_before as "notBefore",
      a.credential_epoch as "credentialEpoch", o.name as "organizationName",
      case when o.status <> 'active' then coalesce(o.closed_at, o.suspended_at, now()) end as "organizationStoppedAt",
      (select max(h.until) from hold h
        where h.owner_id = a.owner_id and h.account_id = a.account_id and h.ended_at is null and h.until > now()) as "heldUntil"
    from directory d
    join account a on a.owner_id = d.owner_id and a.account_id = d.account_id
    left join organization o on o.owner_id = a.owner_id
    where d.kind = ${identifier.kind} and d.value = ${identifier.norm}
    order by a.kind, a.created_at`)
}

export type Profile = {
  fullName: string
  familyName: string | null
  givenName: string | null
  reading: string | null
  language: Language
}

export async function setProfile(
  q: Queries,
  account: { ownerId: string; accountId: string },
  profile: Profile,
): Promise<void> {
  await q.run(sql`
    update account set full_name = ${profile.fullName}, family_name = ${profile.familyName}, given_name = ${profile.givenName},
      reading = ${profile.reading}, language = ${profile.language}
    where owner_id = ${account.ownerId} and account_id = ${account.accountId}`)
}

/** The identifier that an account is shown by: another one, when its contact is gone. */
export async function renameAccount(
  q: Queries,
  account: { ownerId: string; accountId: string },
  userName: string,
): Promise<void> {
  await q.run(sql`
    update account set user_name = ${userName} where owner_id = ${account.ownerId} and account_id = ${account.accountId}`)
}

/**
 * Makes the acts on an account that change how it is entered come one after the other: call it first in their transaction.
 */
export async function lockAccount(
  tx: Queries,
  { ownerId, accountId }: { ownerId: string; accountId: string },
): Promise<void> {
  await tx.run(sql`select 1 from account where owner_id = ${ownerId} and account_id = ${accountId} for update`)
}

/**
 * Writes the status of an account when it is one of `from`; false when it is not. What was issued before is dead from then
 * on unless the account is active. Closed, it is kept for 30 days.
 */
export async function setAccountStatus(
  tx: Queries,
  accountId: string,
  from: AccountStatus[],
  to: AccountStatus,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update account set status = ${to},
      disabled_at = case when ${to} = 'disabled' then now() when ${to} = 'closed' then disabled_at end,
      closed_at = case when ${to} = 'closed' then now() end,
      purge_at = case when ${to} = 'closed' then now() + interval '30 days' end,
      not_before = case when ${to} = 'active' then not_before else now() end,
      credential_epoch = credential_epoch + 1
    where account_id = ${accountId} and status = any(${from})`)
  return changed > 0
}

/** Closes every account of an organisation, for good. Returns their ids. */
export async function closeAccountsOfOwner(tx: Queries, ownerId: string): Promise<string[]> {
  const closed = await tx.many<{ accountId: string }>(sql`
    update account set status = 'closed', closed_at = now(), purge_at = now() + interval '30 days', not_before = now(),
      credential_epoch = credential_epoch + 1
    where owner_id = ${ownerId} and status <> 'closed' returning account_id as "accountId"`)
  return closed.map(({ accountId }) => accountId)
}

/** Deletes accounts whose time after closing is over, and frees their addresses. Call it in a transaction. */
export async function deleteClosedAccounts(tx: Queries): Promise<{ ownerId: string; accountId: string }[]> {
  const gone = await tx.many<{ ownerId: string; accountId: string }>(sql`
    delete from account where status = 'closed' and purge_at <= now() returning owner_id as "ownerId", account_id as "accountId"`)
  for (const { ownerId, accountId } of gone)
    await tx.run(sql`delete from directory where owner_id = ${ownerId} and account_id = ${accountId}`)
  return gone
}
