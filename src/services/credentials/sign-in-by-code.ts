import { refuseUnlessMay, type Visitor } from '../../access/index.ts'
import type { StartedSession } from '../../mechanisms/sessions/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { broughtHash, completeAuthentication } from '../authentication/index.ts'
import type { Context } from '../context.ts'
import { beginHold } from '../holds.ts'
import { tellSignedIn } from '../notices/index.ts'
import { admitContact, type ContactEntry, factorOfContact } from './enter-with-contact.ts'

/**
 * Signs in the person who has proved a contact. Outside an established device that begins a hold, where there is something
 * to protect, and established contacts are told.
 *
 * Refused as `admitContact` says.
 */
export async function signInByCode(
  context: Context,
  actor: Visitor,
  entry: ContactEntry,
): Promise<Refusal | { ok: true; session: StartedSession }> {
  const refused = refuseUnlessMay(actor, 'sign_in.begin')
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const entering = await admitContact(tx, entry)
    if (!entering.ok) return entering
    const { account, contact, familiar } = entering
    const { browser, identifier, clientId, evidence } = entry
    const from = { contactId: contact.contactId, browserHash: broughtHash(browser) }
    const held = await beginHold(tx, account, { because: 'code', ...from })
    const session = await completeAuthentication(context, tx, {
      account,
      factors: [factorOfContact(identifier)],
      browser,
      stay: false,
      method: 'code',
      identifierNorm: identifier.norm,
      clientId,
      familiar,
      evidence,
      announce: false,
    })
    if (held || !familiar) await tellSignedIn(context, tx, account, browser.client, held !== undefined)
    return { ok: true, session }
  })
}
