import type { Database } from '../../../platform/database/index.ts'
import { type Account, type Identifier, readEmail } from '../../../records/accounts/index.ts'
import { findOrganization } from '../../../records/organizations/index.ts'
import { closeAccount, disableAccount, enableAccount, restoreAccount } from '../../../services/accounts/index.ts'
import type { Context } from '../../../services/context.ts'
import {
  breakAccount,
  ensureDemoAccount,
  localModeOnly,
  setDemoPassword,
  type Trouble,
} from '../../../services/demo/index.ts'
import { createOrganization, resumeOrganization, suspendOrganization } from '../../../services/organizations/index.ts'
import { fillApplications } from './applications.ts'
import {
  addressOf,
  type DemoPerson,
  demoPassword,
  formerPassword,
  neighbour,
  type OrganizationId,
  organizations,
  people,
} from './fixtures.ts'

const operator = { kind: 'command_line', id: 'demo' } as const

/**
 * Fills a local installation with accounts and applications that are broken in different ways, all of them for real.
 *
 * Safe to repeat: whoever was repaired since is broken again, and nobody is there twice. Throws outside local mode.
 */
export async function fillDemo(context: Context): Promise<void> {
  localModeOnly(context)
  const owners = {
    company: await ensureOrganization(context, 'company'),
    paused: await ensureOrganization(context, 'paused'),
  }
  const everybody: readonly DemoPerson[] = people
  for (const person of everybody) if (!person.nobody) await fillPerson(context, person, owners)
  const near = { ...neighbour, broken: 'none' as const }
  await fillPerson(context, near, owners)
  await suspendOrganization(context, operator, { ownerId: owners.paused })
  await fillApplications(context.db, context.config, owners.company)
}

/** Whether this installation was filled: its start page then lists what there is to try. */
export async function isFilled(db: Database): Promise<boolean> {
  return (await findOrganization(db, organizations.company.slug)) !== undefined
}

async function ensureOrganization(context: Context, id: OrganizationId): Promise<string> {
  const entry = organizations[id]
  const known = await findOrganization(context.db, entry.slug)
  if (known) {
    if (known.status === 'suspended') await resumeOrganization(context, operator, known)
    return known.ownerId
  }
  const made = await createOrganization(context, operator, entry)
  if (!made.ok) throw new Error(`The demo cannot have the name ${entry.slug} for an organisation.`)
  return made.organization.ownerId
}

type DemoEntry = Pick<DemoPerson, 'address' | 'fullName' | 'organization' | 'broken'>

async function fillPerson(context: Context, person: DemoEntry, owners: Record<OrganizationId, string>): Promise<void> {
  const { broken, fullName, organization } = person
  const identifier = identifierOf(person, context)
  const organizationId = organization && owners[organization]
  const verified = broken !== 'no_password'
  const { account, fresh } = await ensureDemoAccount(context, { identifier, fullName, organizationId, verified })
  await reopen(context, account)
  await setDemoPassword(context, account, passwordOf(broken))
  await breakAccount(context, account, { trouble: troubleOf(broken), fresh })
  if (broken === 'disabled') await disableAccount(context, operator, account)
  if (broken === 'closed') await closeAccount(context, operator, account)
  if (broken === 'other_kind') await addPersonal(context, person)
}

/** Its whole address, as identifiers are compared. */
export function identifierOf(
  person: Pick<DemoPerson, 'address' | 'organization'>,
  { config }: Pick<Context, 'config'>,
) {
  return readEmail(addressOf(person, config.accountsDomain)) as Identifier
}

/** As it was before the demo broke it. */
async function reopen(context: Context, account: Account): Promise<void> {
  if (account.status === 'closed') await restoreAccount(context, operator, account)
  if (account.status === 'disabled') await enableAccount(context, operator, account)
}

const longAgo = 24 * 90
const changedHoursAgo: Partial<Record<DemoPerson['broken'], number>> = {
  changed_lately: 72,
  changed_elsewhere: 1,
  taken_over: 2,
}

function passwordOf(broken: DemoPerson['broken']): Parameters<typeof setDemoPassword>[2] {
  if (broken === 'no_password') return undefined
  const hours = changedHoursAgo[broken]
  return { password: demoPassword, former: hours ? formerPassword : undefined, changedHoursAgo: hours ?? longAgo }
}

const troubles: Partial<Record<DemoPerson['broken'], Trouble>> = {
  by_strangers: 'by_strangers',
  nearly_paused: 'nearly_paused',
  stopped: 'stopped',
  changed_elsewhere: 'changed_elsewhere',
  taken_over: 'taken_over',
  old_program: 'old_program',
}

function troubleOf(broken: DemoPerson['broken']): Trouble {
  return troubles[broken] ?? 'none'
}

/** The same address as a personal account of long ago, with another password. */
async function addPersonal(context: Context, person: DemoEntry): Promise<void> {
  const identifier = identifierOf(person, context)
  const made = { identifier, fullName: person.fullName, organizationId: undefined, verified: true }
  const { account } = await ensureDemoAccount(context, made)
  await setDemoPassword(context, account, { password: formerPassword, changedHoursAgo: longAgo })
}
