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
import { type AccountLog, accountLog } from '../../../records/sign-in-log/index.ts'
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
  const phone = contacts.filter(({ kind }) => kind === 'phone').at(-1)
  const { demand } = subject.flow ?? {}
  return datedEvidence(at, [
    { name: 'account', value: state, where: 'account' },
    // Who has not finished the registration has no password yet: that is not what keeps them out.
    (password.set || state !== 'unverified') && {
      name: 'password',
      value: password.set ? 'set' : 'none',
      where: 'account',
    },
    ...changeEvidence(changes),
    both !== undefined && { name: 'kinds', value: both ? 'both' : 'single', where: 'account' },
    { name: 'methods', value: contacts.some(({ verifiedAt }) => verifiedAt) ? 'some' : 'none', where: 'account' },
    phone && {
      name: 'number_age',
      value: Math.floor((at.getTime() - phone.addedAt.getTime()) / day),
      where: 'account',
    },
    organization && {
      name: 'organisation',
      value: organization.status === 'active' ? 'active' : 'suspended',
      where: 'account',
    },
    demand?.organizationId !== undefined && {
      name: 'membership',
      value: membershipIn(demand.organizationId, account, known),
      where: 'account',
    },
  ])
}

/** Of the organisation that the application is for; another account of it may be on this browser's list. */
function membershipIn(
  organizationId: string,
  account: Account,
  known: readonly KnownAccount[],
): 'member' | 'other_selected' | 'none' {
  if (account.ownerId === organizationId) return 'member'
  return known.some(({ ownerId }) => ownerId === organizationId) ? 'other_selected' : 'none'
}

function stateOf({ status }: Account, contacts: readonly Contact[]): 'active' | 'unverified' | 'disabled' | 'closed' {
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

/** So many failures that the pause, or being near it, is somebody's doing. */
const many = 10
const repeatsOfAnApp = 5

/** What the sign-in log shows of the account around the attempt (T1 and above). */
export async function observeLog(q: Queries, subject: Subject, at: Date): Promise<EvidenceItem[]> {
  const { account, attempt, browserHash } = subject
  if (!account) return []
  const when = attempt?.at ?? at
  const log = await accountLog(q, {
    accountId: account.accountId,
    browserHash: attempt?.browserHash ?? browserHash ?? null,
    device: attempt?.device ?? '',
    at: when,
  })
  const { former, sameAsOther } = attempt?.evidence ?? {}
  return datedEvidence(when, [
    log.lastSuccessAt && {
      name: 'last_success',
      value: Math.max(0, (when.getTime() - log.lastSuccessAt.getTime()) / day),
      where: 'log',
    },
    { name: 'success_elsewhere', value: log.elsewhere ?? 'none', where: 'log' },
    { name: 'lock_source', value: lockSource(log, attempt?.reason ?? null), where: 'log' },
    { name: 'stored_client', value: log.repeating >= repeatsOfAnApp ? 'repeating' : 'none', where: 'log' },
    { name: 'other_success', value: log.otherSuccess ? 'yes' : 'no', where: 'log' },
    former !== undefined && { name: 'former', value: former ? 'yes' : 'no', where: 'log' },
    sameAsOther !== undefined && { name: 'same_as_other', value: sameAsOther ? 'yes' : 'no', where: 'log' },
  ])
}

/** Who used the tries up. `GK3004`: the right password, while others had used them up. */
function lockSource(log: AccountLog, reason: string | null): 'none' | 'own' | 'strangers' | 'app' {
  if (reason === 'GK3004') return 'strangers'
  const paused = reason === 'GK3003' || reason === 'GK3013'
  if (log.repeating >= many) return 'app'
  if (log.otherFailures >= many && log.otherFailures > log.ownFailures) return 'strangers'
  return paused || log.ownFailures >= many ? 'own' : 'none'
}
