import { isFamiliar } from '../../mechanisms/known-devices/index.ts'
import { spendChallenge } from '../../mechanisms/one-time/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { lockAccount, markContactVerified } from '../../records/accounts/changes.ts'
import { type Account, type Contact, findAccount, type Identifier, refusalOf } from '../../records/accounts/index.ts'
import type { Observations } from '../../records/sign-in-log/index.ts'
import { broughtHash, factorOf, type PassedFactor, type SigningBrowser } from '../authentication/index.ts'
import { requireStrength } from './contact-strength.ts'

/** A person who has proved a contact, and the account of it that they want to enter. */
export type ContactEntry = {
  account: { ownerId: string; accountId: string }
  identifier: Identifier
  /** The answered question to the contact; it is spent by this. */
  challenge: string
  browser: SigningBrowser
  clientId?: string | undefined
  evidence: Observations
}

export type Entering = { ok: true; account: Account; contact: Contact; familiar: boolean }

/**
 * Spends the proof, and looks whether it opens the account now; call it in a transaction. The contact is proven by it.
 *
 * Refused with GK6003 when the proof was used or is too old, or the account opens nothing now; with GK8005 when the contact
 * alone is not enough.
 */
export async function admitContact(tx: Transaction, entry: ContactEntry): Promise<Refusal | Entering> {
  await lockAccount(tx, entry.account)
  if (!(await spendChallenge(tx, entry.challenge, entry.account))) return refuse('page_stale')
  const account = await findAccount(tx, entry.account.accountId)
  if (!account || refusalOf(account, () => '')) return refuse('page_stale')
  const browserHash = broughtHash(entry.browser)
  const strong = await requireStrength(tx, account, entry.identifier, browserHash)
  if (!strong.ok) return strong
  await markContactVerified(tx, account, entry.identifier.norm)
  const familiar = browserHash !== undefined && (await isFamiliar(tx, account.accountId, browserHash))
  return { ok: true, account, contact: strong.contact, familiar }
}

export function factorOfContact({ kind }: Pick<Identifier, 'kind'>): PassedFactor {
  return factorOf(kind === 'phone' ? 'sms_code' : 'email_code')
}
