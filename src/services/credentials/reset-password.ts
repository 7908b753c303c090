import { refuseUnlessMay, type Visitor } from '../../access/index.ts'
import { setPassword } from '../../mechanisms/authenticators/changes.ts'
import type { StartedSession } from '../../mechanisms/sessions/index.ts'
import { clearStatements, throttleKeys } from '../../mechanisms/throttling/index.ts'
import type { Statement, Transaction } from '../../platform/database/index.ts'
import { formatTime, type Language } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { type Account, findAccount, listContacts } from '../../records/accounts/index.ts'
import { openContestOf } from '../../records/contests/index.ts'
import { broughtHash, completeAuthentication, type SigningBrowser } from '../authentication/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'
import { beginHold } from '../holds.ts'
import { notePasswordChange } from '../note-password-change.ts'
import { withDevice } from '../shown.ts'
import { admitContact, type ContactEntry, type Entering, factorOfContact } from './enter-with-contact.ts'
import { judgePassword } from './judge-password.ts'

export type Reset = ContactEntry & { password: string; language: Language }

/**
 * The person has proved a contact and sets a new password with it: everybody else is signed out, what applications hold
 * ends, and they are signed in. With that one proof a hold begins, and established devices stay signed in until it is over.
 *
 * Refused with GK1004, GK3009 or GK3010 when the password may not be chosen, with GK8008 while a change is contested, and as
 * `admitContact` says.
 */
export async function resetPassword(
  context: Context,
  actor: Visitor,
  reset: Reset,
): Promise<Refusal | { ok: true; session: StartedSession }> {
  const refused = refuseUnlessMay(actor, 'password.reset')
  if (refused) return refused
  const known = await findAccount(context.db, reset.account.accountId)
  const weak = known && (await judgePassword(context, known, reset.password))
  if (weak) return { ok: false, problem: weak }
  const hash = await context.hasher.hash(reset.password)
  return context.db.transaction(async (tx) => {
    const contested = await openContestOf(tx, reset.account)
    if (contested)
      return refuse('contest_open', { until: formatTime(contested.endsAt, reset.language, context.config.timeZone) })
    const entering = await admitContact(tx, reset)
    if (!entering.ok) return entering
    return { ok: true, session: await replace(context, tx, actor, reset, entering, hash) }
  })
}

async function replace(
  context: Context,
  tx: Transaction,
  actor: Visitor,
  { browser, identifier, clientId, evidence }: Reset,
  { account, contact, familiar }: Entering,
  hash: string,
): Promise<StartedSession> {
  const { accountId } = account
  const { contactId } = contact
  const brought = broughtHash(browser)
  const held = await beginHold(tx, account, { because: 'reset', contactId, browserHash: brought })
  const act = held ? 'password_reset_held' : 'password_reset'
  await endAccess(context, tx, actor, act, { accountId, browserHash: browser.hash })
  await setPassword(tx, account, hash)
  const shown = await withDevice(tx, { accountId, browserHash: brought }, ['contact'])
  const session = await completeAuthentication(context, tx, {
    account,
    factors: [factorOfContact(identifier)],
    browser,
    stay: false,
    method: 'reset',
    identifierNorm: identifier.norm,
    clientId,
    familiar,
    evidence,
    // The notice of the new password says it.
    announce: false,
    more: await endOfPauses(context, tx, account, browser),
  })
  const { client, hash: browserHash } = browser
  await notePasswordChange(context, tx, account, { kind: 'password_reset', browserHash, shown, client })
  return session
}

/** A reset ends every pause of the account, whichever of its contacts was typed. */
async function endOfPauses(
  { keys }: Context,
  tx: Transaction,
  account: Account,
  { client }: SigningBrowser,
): Promise<Statement[]> {
  const contacts = await listContacts(tx, account)
  const { accountId } = account
  return clearStatements(
    contacts.map(({ norm }) =>
      throttleKeys(keys, { authenticator: 'password', identifier: norm, accountId, network: client.address }),
    ),
  )
}
