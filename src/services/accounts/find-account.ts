import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import { sessionsOfAccount } from '../../mechanisms/sessions/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import {
  type Account,
  type Contact,
  findAccountsOfContact,
  findAccount as findRecord,
  listContacts,
  readIdentifier,
} from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { type Decline, decline } from '../decline.ts'

export type AccountDetails = {
  account: Account
  contacts: Contact[]
  /** How many sessions are live. */
  sessions: number
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * The account that somebody named by its id, address or phone number, with what belongs to it.
 * Declined when that is none, or more than one: a personal account and one of an organisation may share an address.
 */
export async function findAccount(
  context: Context,
  actor: Actor,
  { named }: { named: string },
): Promise<({ ok: true } & AccountDetails) | Decline<'no_account' | 'two_accounts'> | Refusal> {
  const { db } = context
  const accounts = await accountsNamed(context, named)
  const [account, second] = accounts
  const refused = refuseUnlessMay(actor, 'account.read', account)
  if (refused) return refused
  if (!account) return decline('no_account', { text: named })
  if (second) {
    const ids = accounts.map((each) => `${each.accountId} (${each.organizationName ?? each.kind})`).join('\n')
    return decline('two_accounts', { text: named, ids })
  }
  const [contacts, sessions] = [await listContacts(db, account), await sessionsOfAccount(db, account)]
  return { ok: true, account, contacts, sessions: sessions.length }
}

async function accountsNamed({ db }: Context, named: string): Promise<Account[]> {
  if (uuid.test(named)) return [await findRecord(db, named)].filter((each) => each !== undefined)
  const read = readIdentifier(named)
  return read.ok ? findAccountsOfContact(db, read.identifier) : []
}
