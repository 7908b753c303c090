import { uuidv7 } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'

/** What can be undone. */
export type ChangeKind = 'contact_added' | 'contact_removed' | 'password_changed' | 'password_reset'

/** What a person can show to prove that an account is theirs, by kind. Further kinds are further words here. */
export type ProofKind = 'contact' | 'password' | 'device'

/** A change of how an account is entered, and with what it was shown for. */
export type AccountChange = {
  ownerId: string
  accountId: string
  changeId: string
  kind: ChangeKind
  contactId: string | null
  madeAt: Date
  /** The browser that made it; null when none did. */
  browserHash: Buffer | null
  shown: ProofKind[]
  undoneAt: Date | null
}

type Owner = { ownerId: string; accountId: string }

export type NewChange = {
  kind: ChangeKind
  contactId?: string | undefined
  browserHash: Buffer | undefined
  shown: ProofKind[]
}

/** Writes a change down with the change itself. Returns its id, which undo links name. */
export async function addChange(tx: Queries, { ownerId, accountId }: Owner, change: NewChange): Promise<string> {
  const changeId = uuidv7()
  await tx.run(sql`
    insert into account_change (owner_id, account_id, change_id, kind, contact_id, made_at, browser_hash, shown)
    values (${ownerId}, ${accountId}, ${changeId}, ${change.kind}, ${change.contactId ?? null}, now(),
      ${change.browserHash ?? null}, ${change.shown})`)
  return changeId
}

export function findChange(
  q: Queries,
  { ownerId, accountId }: Owner,
  changeId: string,
): Promise<AccountChange | undefined> {
  return q.maybe<AccountChange>(sql`
    select owner_id as "ownerId", account_id as "accountId", change_id as "changeId", kind, contact_id as "contactId",
      made_at as "madeAt", browser_hash as "browserHash", shown, undone_at as "undoneAt"
    from account_change where owner_id = ${ownerId} and account_id = ${accountId} and change_id = ${changeId}`)
}

/** The newest change of one kind to one contact that has not been undone, within 30 days. */
export function findChangeOf(
  q: Queries,
  { ownerId, accountId }: Owner,
  kind: ChangeKind,
  contactId: string,
): Promise<AccountChange | undefined> {
  return q.maybe<AccountChange>(sql`
    select owner_id as "ownerId", account_id as "accountId", change_id as "changeId", kind, contact_id as "contactId",
      made_at as "madeAt", browser_hash as "browserHash", shown, undone_at as "undoneAt"
    from account_change
    where owner_id = ${ownerId} and account_id = ${accountId} and kind = ${kind} and contact_id = ${contactId}
      and undone_at is null and made_at > now() - interval '30 days'
    order by made_at desc limit 1`)
}

/**
 * What one side did, the newest first: the contested change, what else its browser changed from a week before on, and what
 * was changed afterwards from browsers that are no established device, but for the one of `exceptBrowser`.
 */
export function changesOfSide(
  q: Queries,
  change: AccountChange,
  exceptBrowser: Buffer | undefined,
): Promise<AccountChange[]> {
  return q.many<AccountChange>(sql`
    select g.owner_id as "ownerId", g.account_id as "accountId", g.change_id as "changeId", g.kind, g.contact_id as "contactId",
      g.made_at as "madeAt", g.browser_hash as "browserHash", g.shown, g.undone_at as "undoneAt"
    from account_change g
    where g.owner_id = ${change.ownerId} and g.account_id = ${change.accountId} and g.undone_at is null
      and (g.change_id = ${change.changeId}
        or (g.browser_hash = ${change.browserHash} and g.made_at > ${change.madeAt}::timestamptz - interval '7 days')
        or (g.made_at >= ${change.madeAt} and g.browser_hash is distinct from ${exceptBrowser ?? null}::bytea
          and not 'device' = any(g.shown)))
    order by g.made_at desc, g.change_id desc`)
}

export async function markUndone(tx: Queries, { ownerId, accountId }: Owner, changeIds: string[]): Promise<void> {
  await tx.run(sql`
    update account_change set undone_at = now()
    where owner_id = ${ownerId} and account_id = ${accountId} and change_id = any(${changeIds}::uuid[])`)
}

/** Forgets what can be undone no more. */
export async function purgeChanges(q: Queries): Promise<void> {
  await q.run(sql`
    delete from account_change g where g.made_at < now() - interval '60 days' and not exists (
      select 1 from contest x where x.owner_id = g.owner_id and x.account_id = g.account_id and x.change_id = g.change_id
        and x.decided_at is null)`)
}
