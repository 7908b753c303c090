import { distrustBrowsers } from '../../../mechanisms/known-devices/changes.ts'
import { withdrawChallenges, withdrawOnce } from '../../../mechanisms/one-time/index.ts'
import { endAllSessions } from '../../../mechanisms/sessions/changes.ts'
import type { EndedSession } from '../../../mechanisms/sessions/index.ts'
import type { Queries } from '../../../platform/database/index.ts'
import type { Tell } from '../visit/index.ts'

/** Ways in that are on their way; whoever asked for them may be somebody else. */
const waysIn = ['reset_link', 'sign_in_link', 'way_in', 'contact_link']

/** Makes links and codes worthless that would still open the account. */
export async function withdrawWaysIn(tx: Queries, accountId: string): Promise<void> {
  await withdrawChallenges(tx, accountId)
  for (const type of waysIn) await withdrawOnce(tx, type, accountId)
}

/**
 * Puts everybody out of an account: its sessions end, no browser is familiar any more, links and codes that are on
 * their way are worthless (REC-20). Its contacts are told. Call it in a transaction; afterwards end what applications hold.
 */
export async function shutOut(
  tx: Queries,
  tell: Tell,
  account: Parameters<Tell>[1],
  reason: string,
): Promise<EndedSession[]> {
  const ended = await endAllSessions(tx, account.accountId, reason)
  await distrustBrowsers(tx, account.accountId)
  await withdrawWaysIn(tx, account.accountId)
  await tell(tx, account, { template: 'session_ended_everywhere' })
  return ended
}
