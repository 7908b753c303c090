import { type Actor, auditActor, refuseUnlessMay } from '../../access/index.ts'
import { boundAuthenticators } from '../../mechanisms/authenticators/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import {
  type Account,
  type Contact,
  findAccount,
  listContacts,
  readIdentifier,
  wasContactEverProved,
} from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { type Decline, decline } from '../decline.ts'
import { tellResetStarted } from '../notices/index.ts'

export type StartResetRefusal =
  | Decline<'no_account' | 'account_status' | 'no_contact' | 'no_such_contact' | 'contact_not_proved'>
  | Refusal

/**
 * Sends a person the way to a new password; nobody but they ever sets or sees it.
 *
 * The link goes to a contact that its person has proved: the one that `to` names, or the first mail address. To the first
 * address that an administrator entered it goes only while the account has never been used, as an invitation: else whoever
 * may edit contacts could take an account over by a reset to a contact of their own (`contact_not_proved`).
 */
export async function startReset(
  context: Context,
  actor: Actor,
  { accountId, to }: { accountId: string; to?: string | undefined },
): Promise<{ ok: true; account: Account; contact: Contact } | StartResetRefusal> {
  const refused = refuseUnlessMay(actor, 'reset.start', { accountId })
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const account = await findAccount(tx, accountId)
    if (!account) return decline('no_account', { text: accountId })
    const { ownerId, userName: address, status } = account
    if (status !== 'active') return decline('account_status', { address, status })
    const contacts = await listContacts(tx, account)
    const wanted = to === undefined ? preferred(contacts) : named(contacts, to)
    if (!wanted)
      return to === undefined ? decline('no_contact', { address }) : decline('no_such_contact', { text: to, address })
    const invited = wanted === contacts[0] && (await isUnused(tx, account))
    if (!wanted.verifiedAt && !invited) return decline('contact_not_proved', { contact: wanted.value, address })
    await tellResetStarted(context, tx, account, wanted)
    const event = { ownerId, accountId, actor: auditActor(actor), detail: { kind: wanted.kind } }
    await recordAudit(tx, { type: 'reset.started_by_operator', ...event })
    return { ok: true, account, contact: wanted }
  })
}

function named(contacts: Contact[], typed: string): Contact | undefined {
  const read = readIdentifier(typed)
  if (!read.ok) return undefined
  const { kind, norm } = read.identifier
  return contacts.find((each) => each.kind === kind && each.norm === norm)
}

/** The first proved mail address, or any proved contact, or what was entered first. */
function preferred(contacts: Contact[]): Contact | undefined {
  const proved = contacts.filter(({ verifiedAt }) => verifiedAt)
  return proved.find(({ kind }) => kind === 'email') ?? proved[0] ?? contacts[0]
}

/** Nobody has proved a contact of it, set a password or bound anything else, ever. */
async function isUnused(tx: Queries, account: Account): Promise<boolean> {
  if ((await boundAuthenticators(tx, account)).length > 0) return false
  return !(await wasContactEverProved(tx, account))
}
