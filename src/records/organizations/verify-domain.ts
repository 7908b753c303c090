import { recordAudit } from '../../platform/audit/index.ts'
import { type Database, type Queries, sql } from '../../platform/database/index.ts'
import { type Domain, findDomain, txtRecord } from './domains.ts'
import type { LookUpTexts, TextsAnswer } from './look-up-texts.ts'
import type { Actor } from './organizations.ts'

export type NotVerified =
  | { ok: false; reason: 'not_added' | 'proved_elsewhere' }
  /** The domain is not in the DNS; its servers fail; they do not answer in time. */
  | { ok: false; reason: 'no_such_domain' | 'server_failure' | 'timeout' }
  /** There is no record of ours; there is one, but with another text than ours. */
  | { ok: false; reason: 'no_record' }
  | { ok: false; reason: 'other_text'; found: string[] }

/**
 * Proves that an organisation holds a domain, by a text in the domain's DNS; a domain proved before stays so.
 *
 * A domain belongs to one organisation at a time: of two that prove it at once, one is told `proved_elsewhere`.
 * The question to the DNS is asked outside the transaction, so that a slow server holds no connection.
 */
export async function verifyDomain(
  db: Database,
  organization: { ownerId: string },
  name: string,
  lookUp: LookUpTexts,
  actor: Actor = { kind: 'server' },
): Promise<{ ok: true; domain: Domain } | NotVerified> {
  const domain = await findDomain(db, organization, name)
  if (!domain) return { ok: false, reason: 'not_added' }
  if (domain.verifiedAt) return { ok: true, domain }
  const verdict = judge(domain, await lookUp(name))
  if (!verdict.ok) return verdict
  return db.transaction((tx) => claimDomain(tx, domain, actor))
}

async function claimDomain(
  tx: Queries,
  domain: Domain,
  actor: Actor,
): Promise<{ ok: true; domain: Domain } | NotVerified> {
  const { ownerId, name, token } = domain
  // Removed, or removed and added again with another token, while the DNS was asked.
  const row = await tx.maybe(
    sql`select 1 from domain where owner_id = ${ownerId} and name = ${name} and token = ${token} for update`,
  )
  if (!row) return { ok: false, reason: 'not_added' }
  await tx.run(sql`
    insert into directory (kind, value, owner_id) values ('domain', ${name}, ${ownerId}) on conflict do nothing`)
  const holder = await tx.one<{ ownerId: string }>(sql`
    select owner_id as "ownerId" from directory where kind = 'domain' and value = ${name} and account_kind = ''`)
  if (holder.ownerId !== ownerId) return { ok: false, reason: 'proved_elsewhere' }
  const now = await tx.maybe(sql`
    update domain set verified_at = now(), checked_at = now()
    where owner_id = ${ownerId} and name = ${name} and verified_at is null returning 1`)
  if (now) await recordAudit(tx, { type: 'domain.verified', ownerId, actor, detail: { domain: name } })
  return { ok: true, domain: (await findDomain(tx, domain, name)) as Domain }
}

const marker = 'genkan-domain-verification='

function judge(domain: Domain, answer: TextsAnswer): { ok: true } | NotVerified {
  if (answer.found === 'none') return { ok: false, reason: 'no_record' }
  if (answer.found !== 'texts') return { ok: false, reason: answer.found }
  // Some control panels keep the quotes that were pasted with the text.
  const texts = answer.texts.map((text) => text.trim().replace(/^"(.*)"$/, '$1'))
  if (texts.includes(txtRecord(domain).value)) return { ok: true }
  const found = texts.filter((text) => text.startsWith(marker)).slice(0, 10)
  return found.length > 0 ? { ok: false, reason: 'other_text', found } : { ok: false, reason: 'no_record' }
}

/** How many domains are asked about at once. */
const together = 10

/**
 * Looks once a day whether the records of proved domains are still there; returns how many are gone.
 *
 * Takes nothing away: a record that is gone is told in the audit log (`domain.record_missing`) for the organisation's
 * owners to act on. A DNS that does not answer says nothing about the record; the next run asks again.
 */
export async function recheckDomains(db: Database, lookUp: LookUpTexts): Promise<number> {
  const due = await db.many<Domain>(sql`
    select d.owner_id as "ownerId", d.name, d.kind, d.token, d.created_at as "createdAt", d.verified_at as "verifiedAt", d.checked_at as "checkedAt"
    from domain d join organization o on o.owner_id = d.owner_id and o.status <> 'closed'
    where d.kind = 'own' and d.verified_at is not null and d.checked_at <= now() - interval '1 day'
    order by d.checked_at limit 1000`)
  let gone = 0
  for (let start = 0; start < due.length; start += together) {
    const found = await Promise.all(due.slice(start, start + together).map((domain) => recheck(db, domain, lookUp)))
    gone += found.filter((missing) => missing).length
  }
  return gone
}

/** Whether the record is gone. */
async function recheck(db: Database, domain: Domain, lookUp: LookUpTexts): Promise<boolean> {
  const verdict = judge(domain, await lookUp(domain.name))
  if (!verdict.ok && (verdict.reason === 'timeout' || verdict.reason === 'server_failure')) return false
  return db.transaction(async (tx) => {
    // Compare and set: two processes that check at once tell it once.
    const mine = await tx.run(sql`
      update domain set checked_at = now()
      where owner_id = ${domain.ownerId} and name = ${domain.name} and token = ${domain.token}
        and checked_at <= now() - interval '1 day'`)
    if (mine === 0 || verdict.ok) return false
    const detail = { domain: domain.name, reason: verdict.reason }
    await recordAudit(tx, { type: 'domain.record_missing', ownerId: domain.ownerId, actor: { kind: 'system' }, detail })
    return true
  })
}
