import { refuseUnlessMay, type Visitor } from '../../access/index.ts'
import { knowsLastingPassword } from '../../mechanisms/authenticators/index.ts'
import { peekOnce } from '../../mechanisms/one-time/index.ts'
import { takeOne } from '../../mechanisms/throttling/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import { formatTime, type Language } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { lockAccount } from '../../records/accounts/changes.ts'
import { type Account, type Contact, findAccount, findContact } from '../../records/accounts/index.ts'
import { addProof } from '../../records/contests/changes.ts'
import { type AccountChange, type Contest, findChange, findContest } from '../../records/contests/index.ts'
import type { Context } from '../context.ts'
import { decideIfClear } from './open-contest.ts'

/** A contest as the holder of the undo link sees it. */
export type ContestOfPresser = { account: Account; contact: Contact; change: AccountChange; contest: Contest }

/** The contest that the presser's page is about, or undefined when its secret is over. */
export async function findContestOfPresser(q: Queries, ticket: string): Promise<ContestOfPresser | undefined> {
  const seen = await peekOnce(q, 'contest', ticket)
  const entry = seen.state === 'open' ? seen.entry : undefined
  const account = entry?.accountId ? await findAccount(q, entry.accountId) : undefined
  if (!entry || !account) return undefined
  const contest = await findContest(q, account, String(entry.data.contest))
  const contact = contest && (await findContact(q, account, String(entry.data.told)))
  const change = contest && (await findChange(q, account, contest.changeId))
  return contest && contact && change ? { account, contact, change, contest } : undefined
}

const tries = { times: 5, seconds: 3600 }

/**
 * The presser shows one more proof: a password that had been good for more than a day before the change. Each try is
 * counted before it is checked. It may decide the contest, which is then as it is told on their page.
 *
 * Refused with GK8002 when the page is over, GK6012 after five tries in an hour, GK8009 when it was no such password.
 */
export async function proveContest(
  context: Context,
  actor: Visitor,
  input: { ticket: string; password: string; language: Language },
): Promise<Refusal | { ok: true }> {
  const refused = refuseUnlessMay(actor, 'contact.undo')
  if (refused) return refused
  const { db, keys, hasher, config } = context
  const found = await findContestOfPresser(db, input.ticket)
  if (!found) return refuse('link_used')
  const { account, contest, change } = found
  if (contest.decidedAt) return { ok: true }
  const taken = await takeOne(db, keys, 'contest proof', contest.contestId, tries)
  if (!taken.ok) return refuse('too_many_requests', { time: formatTime(taken.until, input.language, config.timeZone) })
  if (!(await knowsLastingPassword(db, hasher, account, input.password, change.madeAt))) return refuse('proof_mismatch')
  await db.transaction(async (tx) => {
    await lockAccount(tx, account)
    const now = await addProof(tx, contest, { side: 'proofs', kinds: ['password'] })
    const contact = now && (await findContact(tx, account, found.contact.contactId))
    if (now && contact) await decideIfClear(context, tx, actor, { account, contact, change, contest: now })
  })
  return { ok: true }
}
