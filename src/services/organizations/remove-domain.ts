import { type Actor, auditActor, refuseUnlessMay } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { deleteDomain, lockDomain } from '../../records/organizations/changes.ts'
import { countAddressesAt } from '../../records/organizations/index.ts'
import type { Context } from '../context.ts'
import { type Decline, decline } from '../decline.ts'

export type RemoveDomainRefusal = Refusal | Decline<'not_added' | 'initial' | 'in_use'>

/**
 * Takes a domain from an organisation; another one can prove it from then on.
 * Declined: the initial domain, and a domain at which accounts still have addresses (`values.n` of them).
 */
export async function removeDomain(
  context: Context,
  actor: Actor,
  { ownerId, name }: { ownerId: string; name: string },
): Promise<{ ok: true } | RemoveDomainRefusal> {
  const refused = refuseUnlessMay(actor, 'domain.remove', { ownerId })
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const kind = await lockDomain(tx, { ownerId }, name)
    if (!kind) return decline('not_added', { name })
    if (kind === 'initial') return decline('initial', { name })
    const n = await countAddressesAt(tx, { ownerId }, name)
    if (n > 0) return decline('in_use', { name, n })
    await deleteDomain(tx, { ownerId }, name)
    await recordAudit(tx, { type: 'domain.removed', ownerId, actor: auditActor(actor), detail: { domain: name } })
    return { ok: true }
  })
}
