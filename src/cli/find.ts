import type { Queries } from '../platform/database/index.ts'
import {
  type Account,
  findAccount,
  findAccountsOfContact,
  readDomain,
  readIdentifier,
} from '../records/accounts/index.ts'
import { findOrganization, type Organization } from '../records/organizations/index.ts'
import { exit, Stop } from './stop.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function isId(text: string): boolean {
  return uuid.test(text)
}

/** The organisation that a user named by its id, slug or a domain of it; ends the command when there is none. */
export async function organizationFor(q: Queries, text: string): Promise<Organization> {
  const name = isId(text)
    ? text
    : text.includes('.')
      ? (readDomain(text) ?? text)
      : text.normalize('NFKC').trim().toLowerCase()
  const organization = await findOrganization(q, name)
  if (!organization) throw new Stop(exit.notFound, 'no_organization', { text })
  return organization
}

/** The account that a user named by its id, address or phone number; ends the command when that is none or two. */
export async function accountFor(q: Queries, text: string): Promise<Account> {
  const accounts = isId(text) ? [await findAccount(q, text)] : await accountsOf(q, text)
  const [account, second] = accounts
  if (!account) throw new Stop(exit.notFound, 'no_account', { text })
  if (second) {
    const ids = accounts.map((each) => `${each?.accountId} (${each?.organizationName ?? each?.kind})`).join('\n')
    throw new Stop(exit.conflict, 'two_accounts', { text, ids })
  }
  return account
}

async function accountsOf(q: Queries, text: string): Promise<Account[]> {
  const read = readIdentifier(text)
  return read.ok ? findAccountsOfContact(q, read.identifier) : []
}

/** The domain in the form in which it is stored; ends the command when the text is none. */
export function domainFor(text: string): string {
  const name = readDomain(text)
  if (!name) throw new Stop(exit.usage, 'domain_format', { text })
  return name
}
