import { auditActor, type Person, refuseUnlessMay } from '../../access/index.ts'
import { findPassword } from '../../mechanisms/authenticators/index.ts'
import { isEstablished } from '../../mechanisms/known-devices/index.ts'
import { spendReauthentication } from '../../mechanisms/reauthentication/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { endHolds, lockAccount } from '../../records/accounts/changes.ts'
import { type Contact, type Hold, listContacts, listHolds } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'

/** What a person can show to end a hold: it takes two kinds, and the one that it began with is one of them. */
export type SecondProofs = {
  holds: Hold[]
  /** They are on an established device: that is the second kind, shown with whatever they show now. */
  device: boolean
  /** The password had been good for a day before the hold began. */
  password: boolean
  /** Established contacts that were not used for it. */
  contacts: Contact[]
}

const day = 24 * 60 * 60 * 1000

export async function findSecondProofs(
  q: Queries,
  account: { ownerId: string; accountId: string },
  browserHash: Buffer | undefined,
): Promise<SecondProofs> {
  const holds = await listHolds(q, account)
  const used = new Set(holds.map(({ contactId }) => contactId))
  const began = Math.min(...holds.map(({ startedAt }) => startedAt.getTime()))
  const password = await findPassword(q, account)
  const contacts = (await listContacts(q, account)).filter(({ standing }) => standing === 'established')
  return {
    holds,
    device: await isEstablished(q, account.accountId, browserHash),
    password: password !== undefined && password.changedAt.getTime() < began - day,
    contacts: contacts.filter(({ contactId }) => !used.has(contactId)),
  }
}

/**
 * The person has shown a second proof of another kind: the hold is over, and everything can be changed again. One of a
 * contest ends with the contest alone.
 *
 * Refused with GK7009 when what they showed is not another kind.
 */
export async function endHold(context: Context, actor: Person): Promise<Refusal | { ok: true }> {
  const refused = refuseUnlessMay(actor, 'hold.end', actor)
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    await lockAccount(tx, actor)
    const { device, password, contacts } = await findSecondProofs(tx, actor, actor.browserHash)
    const proof = await spendReauthentication(tx, actor, 'hold.end')
    const second = device || (proof === 'password' && password) || (proof === 'contact' && contacts.length > 0)
    if (!proof || !second) return refuse('reauthenticate')
    const ended = await endHolds(tx, actor, ['reset', 'code', 'way_in', 'recovery'])
    const { ownerId, accountId } = actor
    if (ended > 0) await recordAudit(tx, { type: 'hold.ended', ownerId, accountId, actor: auditActor(actor) })
    return { ok: true }
  })
}
