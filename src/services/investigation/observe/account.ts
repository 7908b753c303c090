import type { EvidenceItem } from '../../../diagnosis/index.ts'
import { passwordFacts } from '../../../mechanisms/authenticators/index.ts'
import {
  type Changes,
  changesLately,
  type KnownAccount,
  knownAccounts,
} from '../../../mechanisms/known-devices/index.ts'
import type { Queries } from '../../../platform/database/index.ts'
import { type Account, type Contact, findAccountsOfContact, listContacts } from '../../../records/accounts/index.ts'
import { findOrganization } from '../../../records/organizations/index.ts'
import type { Subject } from '../subject.ts'
import { datedEvidence, type UndatedEvidence } from './dated-evidence.ts'

const day = 24 * 60 * 60 * 1000

/** What the account itself shows: its state, its ways in, what was changed. For T1 and above, never for strangers. */
export async function observeAccount(q: Queries, subject: Subject, at: Date): Promise<EvidenceItem[]> {
  const { account } = subject
  if (!account) return datedEvidence(at, [{ name: 'account', value: 'unknown', where: 'account' }])
  const [password, changes, contacts, both, organization, known] = await Promise.all([
    passwordFacts(q, account),
    changesLately(q, account),
    listContacts(q, account),
    sharesAddress(q, account, subject),
    account.kind === 'organization' ? findOrganization(q, account.ownerId) : undefined,
    subject.browserHash ? knownAccounts(q, subject.browserHash) : [],
  ])
  const state = stateOf(account, contacts)
  return datedEvidence(at, [
    { name: 'account', value: state, where: 'account' },
    passwordEvidence(password.set, state),
    ...changeEvidence(changes),
    both !== undefined && { name: 'kinds', value: both ? 'both' : 'single', where: 'account' },
    { name: 'methods', value: contacts.some(({ verifiedAt }) => verifiedAt) ? 'some' : 'none', where: 'account' },
    phoneEvidence(contacts, at),
    organization && {
      name: 'organisation',
      value: organization.status === 'active' ? 'active' : 'suspended',
      where: 'account',
    },
    membershipEvidence(subject.flow?.requirement?.organizationId, account, known),
  ])
}

/** Who has not finished the registration has no password yet: that is not what keeps them out. */
function passwordEvidence(isSet: boolean, state: AccountState): UndatedEvidence | undefined {
  if (!isSet && state === 'unverified') return undefined
  return { name: 'password', value: isSet ? 'set' : 'none', where: 'account' }
}

/** A number that was added just now is often one with a slip of the finger. */
function phoneEvidence(contacts: readonly Contact[], at: Date): UndatedEvidence | undefined {
  const phone = contacts.filter(({ kind }) => kind === 'phone').at(-1)
  if (!phone) return undefined
  return { name: 'number_age', value: Math.floor((at.getTime() - phone.addedAt.getTime()) / day), where: 'account' }
}

/** Of the organisation that the application is for; another account of it may be on this browser's list. */
function membershipEvidence(
  organizationId: string | undefined,
  account: Account,
  known: readonly KnownAccount[],
): UndatedEvidence | undefined {
  if (organizationId === undefined) return undefined
  const of = (value: 'member' | 'other_selected' | 'none'): UndatedEvidence => ({
    name: 'membership',
    value,
    where: 'account',
  })
  if (account.ownerId === organizationId) return of('member')
  return of(known.some(({ ownerId }) => ownerId === organizationId) ? 'other_selected' : 'none')
}

type AccountState = 'active' | 'unverified' | 'disabled' | 'closed'

function stateOf({ status }: Account, contacts: readonly Contact[]): AccountState {
  if (status === 'closed') return 'closed'
  if (status !== 'active') return 'disabled'
  return contacts.some(({ verifiedAt }) => verifiedAt) ? 'active' : 'unverified'
}

/** What was changed lately; who made the change is left out where it cannot be known. */
export function changeEvidence({ passwordAt, contactAt, familiar }: Changes): UndatedEvidence[] {
  const change: UndatedEvidence = { name: 'password_change', value: passwordAt ? 'self' : 'none', where: 'account' }
  if (!passwordAt && !contactAt) return [change, { name: 'sensitive', value: 'none', where: 'log' }]
  if (familiar === null) return [change]
  return [change, { name: 'sensitive', value: familiar ? 'familiar' : 'unfamiliar', where: 'log' }]
}

/** Whether the typed address opens accounts of both kinds. */
async function sharesAddress(q: Queries, account: Account, { flow }: Subject): Promise<boolean | undefined> {
  const value = flow?.identifier ?? {
    kind: 'email' as const,
    value: account.userName,
    norm: account.userName.toLowerCase(),
  }
  const all = await findAccountsOfContact(q, value)
  return all.length > 0 ? new Set(all.map(({ kind }) => kind)).size > 1 : undefined
}
