import { recordAudit } from '../../platform/audit/index.ts'
import { nilUuid, uuidv7 } from '../../platform/crypto/index.ts'
import { type Queries, sql, template } from '../../platform/database/index.ts'
import { type AccountKind, findAccountsOfContact } from './accounts.ts'
import type { Identifier } from './identifier.ts'

/**
 * What a contact of an account stands for (docs/security.md).
 *
 * `established`: it was there first, or has been proven for 30 days. `young`: proven less than 30 days ago, while an older
 * one is there or was removed within 30 days. `removed`: within 30 days. `contested`: its addition is disputed.
 * `unproven`: nobody has shown that it is theirs.
 */
export type Standing = 'established' | 'young' | 'removed' | 'contested' | 'unproven'

export type Contact = {
  contactId: string
  kind: 'email' | 'phone'
  value: string
  norm: string
  addedAt: Date
  verifiedAt: Date | null
  removedAt: Date | null
  signsIn: boolean
  /** Since when it has been its person's. */
  provenSince: Date | null
  standing: Standing
}

type Owner = { ownerId: string; accountId: string }

/** Since when it has been proven; what another program wrote without it, since it was added. */
const since = (contact: string) => `coalesce(${contact}.proven_since, ${contact}.added_at)`

const standing = `case
      when c.removed_at is not null then 'removed'
      when c.verified_at is null then 'unproven'
      when exists (
        select 1 from contest x
        join account_change g on g.owner_id = x.owner_id and g.account_id = x.account_id and g.change_id = x.change_id
        where x.owner_id = c.owner_id and x.account_id = c.account_id and x.decided_at is null
          and g.kind = 'contact_added' and g.contact_id = c.contact_id) then 'contested'
      when ${since('c')} > now() - interval '30 days' and exists (
        select 1 from contact o
        where o.owner_id = c.owner_id and o.account_id = c.account_id and o.verified_at is not null
          and (${since('o')}, o.contact_id) < (${since('c')}, c.contact_id)
          and (o.removed_at is null or o.removed_at > now() - interval '30 days')) then 'young'
      else 'established' end`

const columns = `c.contact_id as "contactId", c.kind, c.value, c.value_norm as norm, c.added_at as "addedAt",
    c.verified_at as "verifiedAt", c.removed_at as "removedAt", c.signs_in as "signsIn", ${since('c')} as "provenSince",
    ${standing} as standing`

const ofAccount = `select ${columns} from contact c where c.owner_id = `
const order = ' order by c.added_at, c.contact_id'
const inUse = template([ofAccount, ' and c.account_id = ', ` and c.removed_at is null${order}`])
const proven = template([
  ofAccount,
  ' and c.account_id = ',
  ` and c.verified_at is not null and (c.removed_at is null or c.removed_at > now() - interval '30 days')${order}`,
])
const one = template([ofAccount, ' and c.account_id = ', ' and c.contact_id = ', ''])

/** The contacts in use, oldest first. */
export function listContacts(q: Queries, { ownerId, accountId }: Owner): Promise<Contact[]> {
  return q.many<Contact>(sql(inUse, ownerId, accountId))
}

/**
 * The same as a column of somebody else's statement, of the account in its table `account`: those that are proven, as
 * [{ kind, value }], null when there is none.
 */
export function provenContactsOf(account: string): string {
  return `(select json_agg(json_build_object('kind', c.kind, 'value', c.value) order by c.added_at, c.contact_id)
        from contact c where c.owner_id = ${account}.owner_id and c.account_id = ${account}.account_id
          and c.removed_at is null and c.verified_at is not null)`
}

/** Every proven contact, also those removed in the last 30 days: who may have a say in what happens. */
export function listProvenContacts(q: Queries, { ownerId, accountId }: Owner): Promise<Contact[]> {
  return q.many<Contact>(sql(proven, ownerId, accountId))
}

/**
 * Adds a proven contact, which from now on signs in too. Call it in a transaction.
 * Returns undefined when another account of the same kind uses it: say so only to whoever proved the contact.
 */
export async function addContact(
  tx: Queries,
  owner: Owner & { kind: AccountKind },
  identifier: Identifier,
): Promise<Contact | undefined> {
  const claimed = await tx.run(sql`
    insert into directory (kind, value, account_kind, owner_id, account_id)
    values (${identifier.kind}, ${identifier.norm}, ${owner.kind}, ${owner.ownerId}, ${owner.accountId}) on conflict do nothing`)
  if (claimed === 0) return undefined
  const contactId = uuidv7()
  await tx.run(sql`
    insert into contact (owner_id, account_id, contact_id, kind, value, value_norm, added_at, verified_at, proven_since, signs_in)
    values (${owner.ownerId}, ${owner.accountId}, ${contactId}, ${identifier.kind}, ${identifier.value}, ${identifier.norm}, now(), now(), now(), true)`)
  const { ownerId, accountId } = owner
  await recordAudit(tx, { type: 'contact.added', ownerId, accountId, detail: { kind: identifier.kind } })
  return findContact(tx, owner, contactId)
}

/** Marks the contact as proven by its person, for instance by the code of a reset. */
export async function markContactVerified(q: Queries, owner: Owner, norm: string): Promise<void> {
  await q.run(sql`
    update contact set verified_at = now(), proven_since = coalesce(proven_since, now())
    where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and value_norm = ${norm} and removed_at is null and verified_at is null`)
}

/**
 * Removes a contact, unless it is the last proven one. It is told about changes for 30 more days.
 * Call it in a transaction. Returns the removed contact, or undefined when it must stay.
 */
export async function removeContact(tx: Queries, owner: Owner, contactId: string): Promise<Contact | undefined> {
  const contacts = await tx.many<Contact>(sql`
    select contact_id as "contactId", kind, value, value_norm as norm, verified_at as "verifiedAt", signs_in as "signsIn"
    from contact where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and removed_at is null for update`)
  const contact = contacts.find((each) => each.contactId === contactId)
  if (!contact || !contacts.some((each) => each !== contact && each.verifiedAt)) return undefined
  await tx.run(sql`
    update contact set removed_at = now(), signs_in = false
    where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and contact_id = ${contactId}`)
  await tx.run(sql`
    delete from directory where kind = ${contact.kind} and value = ${contact.norm} and owner_id = ${owner.ownerId} and account_id = ${owner.accountId}`)
  await recordAudit(tx, { type: 'contact.removed', ...owner, detail: { kind: contact.kind } })
  return contact
}

/** A contact of the account, also one that was removed. */
export function findContact(
  q: Queries,
  { ownerId, accountId }: Owner,
  contactId: string,
): Promise<Contact | undefined> {
  return q.maybe<Contact>(sql(one, ownerId, accountId, contactId))
}

/** Its person has shown once more that a contact still reaches them. */
export async function proveContactAgain(tx: Queries, owner: Owner, contactId: string): Promise<void> {
  await tx.run(sql`
    update contact set verified_at = now(), proven_since = coalesce(proven_since, now())
    where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and contact_id = ${contactId} and removed_at is null`)
  await recordAudit(tx, { type: 'contact.proven', ...owner, detail: { contactId } })
}

/**
 * Takes a removal of the last 7 days back: the contact signs in again and is as old as it was. Call it in a
 * transaction. Returns it, or undefined when it was not removed, too long ago, or somebody else has it by now.
 */
export async function restoreContact(
  tx: Queries,
  owner: Owner & { kind: AccountKind },
  contactId: string,
): Promise<Contact | undefined> {
  const contact = await tx.maybe<{ kind: string; norm: string }>(sql`
    select kind, value_norm as norm from contact
    where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and contact_id = ${contactId}
      and verified_at is not null and removed_at > now() - interval '7 days' for update`)
  if (!contact) return undefined
  const claimed = await tx.run(sql`
    insert into directory (kind, value, account_kind, owner_id, account_id)
    values (${contact.kind}, ${contact.norm}, ${owner.kind}, ${owner.ownerId}, ${owner.accountId}) on conflict do nothing`)
  if (claimed === 0) return undefined
  await tx.run(sql`
    update contact set removed_at = null, signs_in = true
    where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and contact_id = ${contactId}`)
  const { ownerId, accountId } = owner
  await recordAudit(tx, { type: 'contact.restored', ownerId, accountId, detail: { kind: contact.kind } })
  return findContact(tx, owner, contactId)
}

/** A contact that was removed was never its person's: it is told nothing more, and no removal of it is taken back. */
export async function disownContact(tx: Queries, owner: Owner, contactId: string): Promise<void> {
  await tx.run(sql`
    update contact set verified_at = null
    where owner_id = ${owner.ownerId} and account_id = ${owner.accountId} and contact_id = ${contactId}
      and removed_at is not null`)
}

/** Nobody's: rows are looked for all the same, so that an address without an account costs what one with an account does. */
const nobody = { ownerId: nilUuid, accountId: nilUuid }

/**
 * Who is written to when somebody names this contact: its account, and the address as the account's own row has it,
 * never as it was typed (ATK-040, ATK-041). Undefined when nobody has it. The work is the same either way.
 */
export async function recipientOf(
  q: Queries,
  identifier: Identifier,
): Promise<{ ownerId: string; accountId: string; contactId: string; to: string } | undefined> {
  const [account] = await findAccountsOfContact(q, identifier)
  const contacts = await listContacts(q, account ?? nobody)
  const contact = contacts.find((each) => each.norm === identifier.norm)
  if (!account || !contact) return undefined
  return { ownerId: account.ownerId, accountId: account.accountId, contactId: contact.contactId, to: contact.value }
}
