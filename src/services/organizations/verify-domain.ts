import { type Actor, auditActor, refuseUnlessMay } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { lockDomain, setDomainVerified } from '../../records/organizations/changes.ts'
import { type Domain, findDomain, txtRecord } from '../../records/organizations/index.ts'
import type { Context } from '../context.ts'
import { type Decline, decline } from '../decline.ts'
import { checkTxtRecord, type RecordCheck } from './check-txt-record.ts'
import { openTxtLookUp, type TxtLookUp } from './look-up-txt.ts'

type RecordFault = Extract<RecordCheck, { ok: false }>['reason']

export type VerifyDomainRefusal = Refusal | Decline<'not_added' | 'proved_elsewhere' | RecordFault>

/**
 * Proves that an organisation holds a domain, by a text in the domain's DNS; a domain proved before stays so.
 *
 * A domain belongs to one organisation at a time: of two that prove it at once, one is told `proved_elsewhere`.
 * The question to the DNS is asked outside the transaction, so that a slow server holds no connection.
 */
export async function verifyDomain(
  context: Context,
  actor: Actor,
  { ownerId, name, lookUp }: { ownerId: string; name: string; lookUp?: TxtLookUp },
): Promise<{ ok: true; domain: Domain } | VerifyDomainRefusal> {
  const refused = refuseUnlessMay(actor, 'domain.verify', { ownerId })
  if (refused) return refused
  const domain = await findDomain(context.db, { ownerId }, name)
  if (!domain) return decline('not_added', { name })
  if (domain.verifiedAt) return { ok: true, domain }
  const ask = lookUp ?? openTxtLookUp(context.config.dnsServers)
  const checked = checkTxtRecord(domain, await ask(name))
  if (!checked.ok)
    return decline(checked.reason, { name, wanted: txtRecord(domain).value, found: checked.found.join('\n') })
  return context.db.transaction((tx) => claimDomain(tx, actor, domain))
}

async function claimDomain(
  tx: Queries,
  actor: Actor,
  domain: Domain,
): Promise<{ ok: true; domain: Domain } | VerifyDomainRefusal> {
  const { ownerId, name, token } = domain
  // Removed, or removed and added again with another text, while the DNS was asked.
  if (!(await lockDomain(tx, domain, name, token))) return decline('not_added', { name })
  const outcome = await setDomainVerified(tx, domain, name)
  if (outcome === 'taken') return decline('proved_elsewhere', { name })
  if (outcome === 'verified')
    await recordAudit(tx, { type: 'domain.verified', ownerId, actor: auditActor(actor), detail: { domain: name } })
  return { ok: true, domain: (await findDomain(tx, domain, name)) as Domain }
}
