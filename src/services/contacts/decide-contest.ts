import { type Actor, auditActor } from '../../access/index.ts'
import { removePassword } from '../../mechanisms/authenticators/changes.ts'
import { markAsLoser } from '../../mechanisms/known-devices/changes.ts'
import { withdrawTold } from '../../mechanisms/one-time/index.ts'
import { liveSessions } from '../../mechanisms/sessions/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { disownContact, endHolds, removeContact, restoreContact } from '../../records/accounts/changes.ts'
import type { Account, HoldReason } from '../../records/accounts/index.ts'
import { closeContest, markUndone } from '../../records/contests/changes.ts'
import { type AccountChange, type Contest, changesOfSide, type Outcome } from '../../records/contests/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'
import { followName } from '../follow-name.ts'
import { tellContestStands, tellContestUndone } from '../notices/index.ts'

const everyHold: readonly HoldReason[] = ['reset', 'code', 'way_in', 'contest', 'recovery']

export type Deciding = { account: Account; contest: Contest; change: AccountChange }

/**
 * Carries a decision out, once; call it in a transaction that holds the account. `undone`: what the other side changed is
 * undone, everybody else is put out, and the password is gone, so that its person sets their own. `stands`: everything is
 * as it was changed, and the holder of the link hears that.
 */
export async function carryOut(
  context: Context,
  tx: Transaction,
  actor: Actor,
  { account, contest, change }: Deciding,
  outcome: Outcome,
): Promise<void> {
  if (!(await closeContest(tx, contest, outcome))) return
  if (outcome === 'undone') await undo(context, tx, actor, { account, contest, change })
  else await stand(context, tx, { account, contest, change })
  const { ownerId, accountId } = account
  const detail = { outcome, change: change.kind }
  await recordAudit(tx, { type: 'contest.decided', ownerId, accountId, actor: auditActor(actor), detail })
}

async function undo(
  context: Context,
  tx: Transaction,
  actor: Actor,
  { account, contest, change }: Deciding,
): Promise<void> {
  const own = contest.browserHash ?? browserOf(actor)
  const changes = await changesOfSide(tx, change, own)
  // First what comes back: the last contact of an account cannot go.
  for (const each of changes) if (each.kind === 'contact_removed') await bringBack(tx, account, each)
  for (const each of changes) if (each.kind === 'contact_added') await takeAway(tx, account, each)
  await removePassword(tx, account)
  await markUndone(tx, account, [change.changeId, ...changes.map((each) => each.changeId)])
  await loseDevices(tx, account.accountId, changes, own)
  await endHolds(tx, account, everyHold)
  const { accountId } = account
  await endAccess(context, tx, actor, 'contest_decided', {
    accountId,
    browserHash: own,
    sessionId: await sessionOf(tx, actor, accountId),
  })
  await followName(tx, account)
  await tellContestUndone(context, tx, account)
}

async function bringBack(tx: Transaction, account: Account, { contactId }: AccountChange): Promise<void> {
  if (contactId) await restoreContact(tx, account, contactId)
}

/** It was never its person's: it is told nothing more, and every link that was sent to it is worthless. */
async function takeAway(tx: Transaction, account: Account, { contactId }: AccountChange): Promise<void> {
  if (!contactId) return
  await removeContact(tx, account, contactId)
  await disownContact(tx, account, contactId)
  await withdrawTold(tx, account.accountId, contactId)
}

async function loseDevices(
  tx: Transaction,
  accountId: string,
  changes: AccountChange[],
  own: Buffer | undefined,
): Promise<void> {
  for (const { browserHash } of changes)
    if (browserHash && !own?.equals(browserHash)) await markAsLoser(tx, accountId, browserHash)
}

async function stand(context: Context, tx: Transaction, { account, contest, change }: Deciding): Promise<void> {
  await endHolds(tx, account, ['contest'])
  const { browserHash } = contest
  if (browserHash && !change.browserHash?.equals(browserHash)) await markAsLoser(tx, account.accountId, browserHash)
  await tellContestStands(context, tx, account, contest.contactId)
}

function browserOf(actor: Actor): Buffer | undefined {
  return actor.kind === 'visitor' || actor.kind === 'person' ? actor.browserHash : undefined
}

/** The session of the account in the browser of whoever won: it goes on. */
async function sessionOf(tx: Transaction, actor: Actor, accountId: string): Promise<string | undefined> {
  if (actor.kind !== 'visitor' && actor.kind !== 'person') return undefined
  const sessions = await liveSessions(tx, actor.jarHashes)
  return sessions.find((session) => session.accountId === accountId)?.sessionId
}
