import type { Provider } from 'oidc-provider'
import type { EndedSession } from '../../../mechanisms/sessions/index.ts'
import { type Database, type Queries, sql } from '../../../platform/database/index.ts'
import { writeLogoutNotices } from '../../../records/grants/changes.ts'
import type { LogoutNotice } from '../../../records/grants/index.ts'

export function noticesFor(ended: EndedSession[]): LogoutNotice[] {
  return ended.flatMap(({ accountId, applications }) =>
    Object.entries(applications).map(([clientId, { sid }]) => ({ accountId, clientId, sid })),
  )
}

/** Notes the applications of sessions that have ended; the job tells them. */
export function tellApplications(q: Queries, ended: EndedSession[]): Promise<number> {
  return writeLogoutNotices(q, noticesFor(ended))
}

type Due = { noticeId: string; clientId: string; accountId: string; sid: string | null; attempts: number }

const portion = 20
/** Waits between tries, in minutes; after the last one the application is given up. */
const waits = [1, 5, 30, 120, 480]

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
    const due = await takeDue(db)
    await Promise.all(due.map((notice) => deliver(db, provider, log, notice)))
    sent += due.length
    if (due.length < portion) return sent
  }
}

function takeDue(db: Database): Promise<Due[]> {
  return db.many<Due>(sql`
    update logout_notice set attempts = attempts + 1,
      next_at = now() + (${waits}::int[])[least(attempts + 1, ${waits.length})] * interval '1 minute'
    where notice_id in (
      select notice_id from logout_notice where done_at is null and next_at <= now()
      order by next_at limit ${portion} for update skip locked)
    returning notice_id as "noticeId", client_id as "clientId", account_id as "accountId", sid, attempts`)
}

async function deliver(
  db: Database,
  provider: Provider,
  log: { warn(facts: object, message: string): void },
  notice: Due,
): Promise<void> {
  const outcome = await tell(provider, notice)
  if (outcome !== 'told')
    log.warn(
      { clientId: notice.clientId, outcome, attempts: notice.attempts },
      'an application was not told of a sign-out',
    )
  if (outcome !== 'told' && outcome !== 'gone' && notice.attempts <= waits.length) return
  await db.run(sql`update logout_notice set done_at = now(), outcome = ${outcome} where notice_id = ${notice.noticeId}`)
}

type TellingClient = {
  backchannelLogoutUri?: string
  backchannelLogout(sub: string, sid: string | null): Promise<void>
}

/** The library makes the token: typed logout+jwt, for this client, good for two minutes. */
async function tell(provider: Provider, { clientId, accountId, sid }: Due): Promise<string> {
  try {
    const client = (await provider.Client.find(clientId)) as unknown as TellingClient | undefined
    if (!client?.backchannelLogoutUri) return 'gone'
    await client.backchannelLogout(accountId, sid)
    return 'told'
  } catch (fault) {
    return (fault instanceof Error ? fault.message : String(fault)).slice(0, 200)
  }
}

export async function purgeNotices(db: Database): Promise<void> {
  await db.run(sql`delete from logout_notice where created_at < now() - interval '30 days'`)
}
