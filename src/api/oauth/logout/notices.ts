import type { Provider } from 'oidc-provider'
import type { Database } from '../../../platform/database/index.ts'
import {
  closeLogoutNotice,
  type DueLogoutNotice,
  logoutTries,
  takeDueLogoutNotices,
} from '../../../records/grants/index.ts'
import { sendLogoutToken } from '../provider/index.ts'

const portion = 20

/**
 * Sends what is due, and returns how many were sent. Any number of processes may do it at once; none waits for
 * another, and what one takes no other does until its wait is over.
 */
export async function deliverNotices(
  db: Database,
  provider: Provider,
  log: { warn(facts: object, message: string): void },
): Promise<number> {
  let sent = 0
  for (;;) {
    const due = await takeDueLogoutNotices(db, portion)
    await Promise.all(due.map((notice) => deliver(db, provider, log, notice)))
    sent += due.length
    if (due.length < portion) return sent
  }
}

async function deliver(
  db: Database,
  provider: Provider,
  log: { warn(facts: object, message: string): void },
  notice: DueLogoutNotice,
): Promise<void> {
  const { noticeId, clientId, attempts } = notice
  const outcome = await send(provider, notice)
  if (outcome !== 'told') log.warn({ clientId, outcome, attempts }, 'an application was not told of a sign-out')
  if (outcome !== 'told' && outcome !== 'gone' && attempts <= logoutTries) return
  await closeLogoutNotice(db, noticeId, outcome)
}

async function send(provider: Provider, { clientId, accountId, sid }: DueLogoutNotice): Promise<string> {
  try {
    const client = await provider.Client.find(clientId)
    if (!client?.backchannelLogoutUri) return 'gone'
    await sendLogoutToken(client, accountId, sid)
    return 'told'
  } catch (fault) {
    return (fault instanceof Error ? fault.message : String(fault)).slice(0, 200)
  }
}
