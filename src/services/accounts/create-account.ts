import { type Actor, auditActor, refuseUnlessMay } from '../../access/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { insertAccount } from '../../records/accounts/changes.ts'
import { type Account, readEmail, readName, readReading } from '../../records/accounts/index.ts'
import { findOrganization, holdsDomain } from '../../records/organizations/index.ts'
import type { Context } from '../context.ts'
import { type Decline, decline } from '../decline.ts'

export type NewOrganizationAccount = {
  ownerId: string
  address: string
  fullName: string
  reading?: string | undefined
  language: Language
}

export type CreateAccountRefusal =
  | Refusal
  | Decline<
      | 'address_format'
      | 'name_format'
      | 'no_organization'
      | 'organization_closed'
      | 'domain_not_proved'
      | 'address_taken'
    >

/**
 * Creates an account of an organisation, at a domain that the organisation has proved. Its address counts as not proved
 * until its person has shown that it reaches them.
 */
export async function createAccount(
  context: Context,
  actor: Actor,
  entry: NewOrganizationAccount,
): Promise<{ ok: true; account: Account } | CreateAccountRefusal> {
  const { ownerId, language } = entry
  const refused = refuseUnlessMay(actor, 'account.create', { ownerId })
  if (refused) return refused
  const identifier = readEmail(entry.address)
  const fullName = readName(entry.fullName)
  const reading = entry.reading === undefined ? undefined : readReading(entry.reading)
  if (!identifier) return decline('address_format', { text: entry.address })
  if (!fullName || (entry.reading !== undefined && !reading)) return decline('name_format')
  const domain = identifier.norm.slice(identifier.norm.lastIndexOf('@') + 1)

  return context.db.transaction(async (tx) => {
    const organization = await findOrganization(tx, ownerId)
    if (!organization) return decline('no_organization', { text: ownerId })
    const { slug, status } = organization
    if (status === 'closed') return decline('organization_closed', { slug })
    if (!(await holdsDomain(tx, organization, domain))) return decline('domain_not_proved', { domain, slug })
    const account = await insertAccount(tx, {
      organizationId: ownerId,
      identifier,
      fullName,
      reading,
      language,
      verified: false,
    })
    if (!account) return decline('address_taken', { text: identifier.value })
    const { accountId, kind } = account
    await recordAudit(tx, { type: 'account.created', ownerId, accountId, actor: auditActor(actor), detail: { kind } })
    return { ok: true, account }
  })
}
