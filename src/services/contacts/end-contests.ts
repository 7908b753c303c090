import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { lockAccount } from '../../records/accounts/changes.ts'
import { type Contact, findAccount, findContact } from '../../records/accounts/index.ts'
import { findChange, findContest, type Outcome, openContestOf, overdueContests } from '../../records/contests/index.ts'
import type { Context } from '../context.ts'
import { type Decline, decline } from '../decline.ts'
import { carryOut } from './decide-contest.ts'
import { decideIfClear } from './open-contest.ts'

const atOnce = 50

/** Decides the contests whose 72 hours are over. Safe to run by any number of processes. Returns how many it looked at. */
export async function decideOverdueContests(context: Context, actor: Actor): Promise<number> {
  if (refuseUnlessMay(actor, 'contest.decide')) return 0
  const overdue = await overdueContests(context.db, atOnce)
  for (const { ownerId, accountId, contestId } of overdue)
    await context.db.transaction(async (tx) => {
      await lockAccount(tx, { ownerId, accountId })
      const account = await findAccount(tx, accountId)
      const contest = account && (await findContest(tx, account, contestId))
      const change = contest && (await findChange(tx, account, contest.changeId))
      if (!account || !contest || !change || contest.decidedAt) return
      const contact = (await findContact(tx, account, contest.contactId)) as Contact
      await decideIfClear(context, tx, actor, { account, contact, change, contest }, true)
    })
  return overdue.length
}

/**
 * Decides the contest of an account by hand: what its organisation's administrator would do, and what only the command line
 * does so far, once the person has been identified by other means. It is written down who decided.
 *
 * Refused with GK7007 when the actor may not; declined when none is open (`no_contest`).
 */
export async function decideContest(
  context: Context,
  actor: Actor,
  input: { ownerId: string; accountId: string; outcome: Outcome },
): Promise<Refusal | Decline<'no_contest'> | { ok: true }> {
  const refused = refuseUnlessMay(actor, 'contest.decide', input)
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    await lockAccount(tx, input)
    const account = await findAccount(tx, input.accountId)
    const contest = account && (await openContestOf(tx, account))
    const change = contest && (await findChange(tx, account, contest.changeId))
    if (!account || !contest || !change) return decline('no_contest', { address: account?.userName ?? '' })
    await carryOut(context, tx, actor, { account, contest, change }, input.outcome)
    return { ok: true }
  })
}
