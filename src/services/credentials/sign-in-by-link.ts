import { refuseUnlessMay, type Visitor } from '../../access/index.ts'
import { findPassword } from '../../mechanisms/authenticators/index.ts'
import { isFamiliar } from '../../mechanisms/known-devices/index.ts'
import { spendOnce, withdrawOnce } from '../../mechanisms/one-time/index.ts'
import type { StartedSession } from '../../mechanisms/sessions/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { type Account, type Contact, findAccount, findContact, refusalOf } from '../../records/accounts/index.ts'
import { broughtHash, completeAuthentication, type SigningBrowser } from '../authentication/index.ts'
import type { Context } from '../context.ts'
import { beginHold } from '../holds.ts'
import { tellSignedIn } from '../notices/index.ts'
import { factorOfContact } from './enter-with-contact.ts'

/**
 * The link in a mail to the owner whose tries were used up by strangers: it lets one new browser in, once, and begins a
 * hold like a code.
 *
 * Refused with GK8002: it is over, a password was set since, its contact has no say any more, or the account is shut.
 */
export async function signInByLink(
  context: Context,
  actor: Visitor,
  { token, browser }: { token: string; browser: SigningBrowser },
): Promise<Refusal | { ok: true; session: StartedSession }> {
  const refused = refuseUnlessMay(actor, 'sign_in.begin')
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const found = await spendLink(tx, token)
    if (!found) return refuse('link_used')
    const { account, contact } = found
    const brought = broughtHash(browser)
    const familiar = brought !== undefined && (await isFamiliar(tx, account.accountId, brought))
    const from = { contactId: contact.contactId, browserHash: brought }
    const held = await beginHold(tx, account, { because: 'way_in', ...from })
    const session = await completeAuthentication(context, tx, {
      account,
      factors: [factorOfContact(contact)],
      browser,
      stay: false,
      method: 'way_in',
      identifierNorm: contact.norm,
      familiar,
      evidence: {},
      announce: false,
    })
    if (held || !familiar) await tellSignedIn(context, tx, account, browser.client, held !== undefined)
    return { ok: true, session }
  })
}

/** One use for all of them: the other contacts have one each. */
async function spendLink(tx: Transaction, token: string): Promise<{ account: Account; contact: Contact } | undefined> {
  const spent = await spendOnce(tx, 'way_in', token)
  const account = spent?.accountId ? await findAccount(tx, spent.accountId) : undefined
  const contact = account && (await findContact(tx, account, String(spent?.data.told)))
  const password = account && (await findPassword(tx, account))
  // A password that was set since then has ended what strangers had begun, and this way in with it.
  const over = !spent || (password && password.changedAt > spent.createdAt)
  if (!account || over || contact?.standing !== 'established' || refusalOf(account, () => '')) return undefined
  await withdrawOnce(tx, 'way_in', account.accountId)
  return { account, contact }
}
