import { refuseUnlessMay, type Visitor } from '../../access/index.ts'
import { knowsLastingPassword } from '../../mechanisms/authenticators/index.ts'
import { isEstablished } from '../../mechanisms/known-devices/index.ts'
import { peekOnce, provenChallenge, spendOnce } from '../../mechanisms/one-time/index.ts'
import { takeOne } from '../../mechanisms/throttling/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import { formatTime, type Language } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { type Account, type Contact, findAccount, findContact } from '../../records/accounts/index.ts'
import type { SigningBrowser } from '../authentication/index.ts'
import type { Context } from '../context.ts'

/** `asleep`: nobody has entered the account for a year; `contest`: a change that was contested stands. */
export type Recovery = { because: 'asleep' | 'contest'; account: Account; contact: Contact; linkedAt: Date }

/** What the recovery form of a mailed link is about, or undefined when the link is over. */
export async function findRecovery(q: Queries, token: string): Promise<Recovery | undefined> {
  const seen = await peekOnce(q, 'recovery', token)
  const entry = seen.state === 'open' ? seen.entry : undefined
  const account = entry?.accountId ? await findAccount(q, entry.accountId) : undefined
  const contact = account && (await findContact(q, account, String(entry?.data.told)))
  if (!entry || account?.status !== 'active' || !contact) return undefined
  return {
    because: entry.data.because === 'asleep' ? 'asleep' : 'contest',
    account,
    contact,
    linkedAt: entry.createdAt,
  }
}

const tries = { times: 5, seconds: 3600 }
const day = 24 * 60 * 60 * 1000

/**
 * The holder of the link shows a second proof that the account is theirs: a password that was good for more than a day, or
 * an established device. With both, a new password can be set: returns the id of the question that counts as answered.
 *
 * Refused with GK8002 when the link is over or leads nowhere, GK6012 after five tries in an hour, GK8009 when the password
 * is none of the account's.
 */
export async function continueRecovery(
  context: Context,
  actor: Visitor,
  input: { token: string; password: string; browser: SigningBrowser; language: Language },
): Promise<Refusal | { ok: true; recovery: Recovery; challenge: string }> {
  const refused = refuseUnlessMay(actor, 'password.reset')
  if (refused) return refused
  const { db } = context
  const recovery = await findRecovery(db, input.token)
  if (recovery?.because !== 'asleep' || recovery.contact.removedAt) return refuse('link_used')
  const { account, contact } = recovery
  const proved =
    (await isEstablished(db, account.accountId, actor.browserHash)) || (await knows(context, account, input))
  if (proved !== true) return proved
  return db.transaction(async (tx) => {
    if (!(await spendOnce(tx, 'recovery', input.token))) return refuse('link_used')
    const { ownerId, accountId } = account
    const challenge = await provenChallenge(tx, {
      purpose: 'reset',
      browserHash: input.browser.hash,
      contactKind: contact.kind,
      contactValue: contact.value,
      ownerId,
      accountId,
      askedAt: recovery.linkedAt,
    })
    return { ok: true, recovery, challenge }
  })
}

async function knows(
  { db, keys, hasher, config }: Context,
  account: Account,
  { password, language }: { password: string; language: Language },
): Promise<true | Refusal> {
  const taken = await takeOne(db, keys, 'recovery proof', account.accountId, tries)
  if (!taken.ok) return refuse('too_many_requests', { time: formatTime(taken.until, language, config.timeZone) })
  const known = await knowsLastingPassword(db, hasher, account, password, new Date(Date.now() + day))
  return known || refuse('proof_mismatch')
}
