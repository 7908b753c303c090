import { readDomain } from '../records/accounts/index.ts'
import { type AccountDetails, findAccount } from '../services/accounts/index.ts'
import { findOrganization, type OrganizationDetails } from '../services/organizations/index.ts'
import { type Call, textOption } from './call.ts'
import { CommandExit, done } from './exit.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function isId(text: string): boolean {
  return uuid.test(text)
}

/** The organisation that a user named by its id, slug or a domain of it; ends the command when there is none. */
export async function organizationFor(call: Call, named: string): Promise<OrganizationDetails> {
  return done(await findOrganization(await call.context(), call.actor, { named }))
}

/** The id of the organisation that an option names, or undefined when it was not given. */
export async function ownerOption(call: Call, name: string): Promise<string | undefined> {
  const named = textOption(call, name)
  return named === undefined ? undefined : (await organizationFor(call, named)).organization.ownerId
}

/** The id that an option gives, or undefined; ends the command when it is none. */
export function idOption(call: Call, name: string): string | undefined {
  const text = textOption(call, name)
  if (text !== undefined && !isId(text)) throw new CommandExit('id_format', { text })
  return text
}

/** The account that a user named by its id, address or phone number; ends the command when that is none or two. */
export async function accountFor(call: Call, named: string): Promise<AccountDetails> {
  return done(await findAccount(await call.context(), call.actor, { named }))
}

/** The domain in the form in which it is stored; ends the command when the text is none. */
export function domainFor(text: string): string {
  const name = readDomain(text)
  if (!name) throw new CommandExit('domain_format', { text })
  return name
}
