import { randomToken } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'
import { type Domain, holderOfDomain } from './domains.ts'

type Owner = { ownerId: string }

/** Notes a domain that an organisation wants to prove, with the text for its record; false when it was noted before. */
export async function insertDomain(tx: Queries, { ownerId }: Owner, name: string): Promise<boolean> {
  const added = await tx.run(sql`
    insert into domain (owner_id, name, kind, token, created_at)
    values (${ownerId}, ${name}, 'own', ${randomToken(24)}, now()) on conflict do nothing`)
  return added > 0
}

/**
 * Locks a domain until the end of the transaction and returns its kind; undefined when the organisation has it not,
 * or not any more with this text for its record.
 */
export async function lockDomain(
  tx: Queries,
  { ownerId }: Owner,
  name: string,
  token?: string,
): Promise<Domain['kind'] | undefined> {
  const row = await tx.maybe<{ kind: Domain['kind'] }>(sql`
    select kind from domain
    where owner_id = ${ownerId} and name = ${name} and (${token ?? null}::text is null or token = ${token ?? null})
    for update`)
  return row?.kind
}

/**
 * Gives the domain to the organisation and marks it as verified. A domain belongs to one organisation at a time:
 * `taken` when another one has it, `unchanged` when it was verified before.
 */
export async function setDomainVerified(
  tx: Queries,
  { ownerId }: Owner,
  name: string,
): Promise<'verified' | 'unchanged' | 'taken'> {
  await tx.run(sql`
    insert into directory (kind, value, owner_id) values ('domain', ${name}, ${ownerId}) on conflict do nothing`)
  if ((await holderOfDomain(tx, name)) !== ownerId) return 'taken'
  const changed = await tx.run(sql`
    update domain set verified_at = now(), checked_at = now()
    where owner_id = ${ownerId} and name = ${name} and verified_at is null`)
  return changed > 0 ? 'verified' : 'unchanged'
}

/** Notes that the record was looked for; false when another process has just done so (compare and set). */
export async function setDomainChecked(tx: Queries, { ownerId, name, token }: Domain): Promise<boolean> {
  const changed = await tx.run(sql`
    update domain set checked_at = now()
    where owner_id = ${ownerId} and name = ${name} and token = ${token} and checked_at <= now() - interval '1 day'`)
  return changed > 0
}

/** Another organisation can prove it from then on. */
export async function deleteDomain(tx: Queries, { ownerId }: Owner, name: string): Promise<void> {
  await tx.run(sql`delete from domain where owner_id = ${ownerId} and name = ${name}`)
  await tx.run(
    sql`delete from directory where kind = 'domain' and value = ${name} and account_kind = '' and owner_id = ${ownerId}`,
  )
}
