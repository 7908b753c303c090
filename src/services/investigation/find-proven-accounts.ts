import { mayAct } from '../../access/index.ts'
import { findChallenge } from '../../mechanisms/one-time/index.ts'
import { type Account, findAccountsOfContact } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import type { ContactProof, Investigator } from './types.ts'

/**
 * Every account that a contact opens, once a code has proved it in this browser ("find my account"); undefined without
 * that proof.
 */
export async function findProvenAccounts(
  { db }: Pick<Context, 'db'>,
  actor: Investigator,
  { challenge, identifier }: Pick<ContactProof, 'challenge' | 'identifier'>,
): Promise<Account[] | undefined> {
  if (!mayAct(actor, 'diagnosis.open')) return undefined
  const asked = await findChallenge(db, challenge, 'find', actor.browserHash)
  if (!asked?.proven || asked.contactValue !== identifier.value) return undefined
  return findAccountsOfContact(db, identifier)
}
