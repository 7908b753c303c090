import { type Actor, auditActor, refuseUnlessMay } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { setDomainChecked } from '../../records/organizations/changes.ts'
import { type Domain, domainsToRecheck } from '../../records/organizations/index.ts'
import type { Context } from '../context.ts'
import { checkTxtRecord } from './check-txt-record.ts'
import { openTxtLookUp, type TxtLookUp } from './look-up-txt.ts'

/** How many domains are asked about at once, and how many in one run. */
const together = 10
const atMost = 1000

/**
 * Looks once a day whether the records of proved domains are still there; returns how many are gone.
 *
 * Takes nothing away: a record that is gone is told in the audit log (`domain.record_missing`) for the organisation's
 * owners to act on. A DNS that does not answer says nothing about the record; the next run asks again.
 */
export async function recheckDomains(
  context: Context,
  actor: Actor,
  { lookUp = openTxtLookUp(context.config.dnsServers) }: { lookUp?: TxtLookUp } = {},
): Promise<{ ok: true; gone: number } | Refusal> {
  const refused = refuseUnlessMay(actor, 'domain.recheck')
  if (refused) return refused
  const due = await domainsToRecheck(context.db, atMost)
  let gone = 0
  for (let start = 0; start < due.length; start += together) {
    const some = due.slice(start, start + together)
    const missing = await Promise.all(some.map((domain) => isGone(context, actor, domain, lookUp)))
    gone += missing.filter(Boolean).length
  }
  return { ok: true, gone }
}

async function isGone(context: Context, actor: Actor, domain: Domain, lookUp: TxtLookUp): Promise<boolean> {
  const checked = checkTxtRecord(domain, await lookUp(domain.name))
  if (!checked.ok && (checked.reason === 'timeout' || checked.reason === 'server_failure')) return false
  return context.db.transaction(async (tx) => {
    if (!(await setDomainChecked(tx, domain)) || checked.ok) return false
    const detail = { domain: domain.name, reason: checked.reason }
    const { ownerId } = domain
    await recordAudit(tx, { type: 'domain.record_missing', ownerId, actor: auditActor(actor), detail })
    return true
  })
}
