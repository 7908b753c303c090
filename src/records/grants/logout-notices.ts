import { uuidv7 } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'

/** An application has to be told that a session of an account ended (OpenID Connect Back-Channel Logout). */
export type LogoutNotice = { accountId: string; clientId: string; sid: string | undefined }

/** Notes who is to be told; those without an address for it are left out. One round trip, nothing is sent yet. */
export async function writeLogoutNotices(q: Queries, notices: LogoutNotice[]): Promise<number> {
  if (notices.length === 0) return 0
  return q.run(sql`
    insert into logout_notice (notice_id, client_id, account_id, sid, created_at, next_at, attempts)
    select r.id, r.client_id, r.account_id, r.sid, now(), now(), 0
    from unnest(${notices.map(() => uuidv7())}::uuid[], ${notices.map((each) => each.clientId)}::text[],
      ${notices.map((each) => each.accountId)}::uuid[], ${notices.map((each) => each.sid ?? null)}::text[]) as r (id, client_id, account_id, sid)
    join client c on c.client_id = r.client_id and c.metadata ? 'backchannel_logout_uri'`)
}

/** One that is to be sent now, for the `attempts`th time. */
export type DueLogoutNotice = {
  noticeId: string
  clientId: string
  accountId: string
  sid: string | null
  attempts: number
}

/** Waits between tries, in minutes; after the last one the application is given up. */
const waits = [1, 5, 30, 120, 480]

/** So often an application is told again after the first time. */
export const logoutTries = waits.length

/** Takes at most so many that are due. What one process takes no other does until its wait is over. */
export function takeDueLogoutNotices(q: Queries, most: number): Promise<DueLogoutNotice[]> {
  return q.many<DueLogoutNotice>(sql`
    update logout_notice set attempts = attempts + 1,
      next_at = now() + (${waits}::int[])[least(attempts + 1, ${waits.length})] * interval '1 minute'
    where notice_id in (
      select notice_id from logout_notice where done_at is null and next_at <= now()
      order by next_at limit ${most} for update skip locked)
    returning notice_id as "noticeId", client_id as "clientId", account_id as "accountId", sid, attempts`)
}

/** Nothing more is sent for this one; `outcome` says why. */
export async function closeLogoutNotice(q: Queries, noticeId: string, outcome: string): Promise<void> {
  await q.run(sql`update logout_notice set done_at = now(), outcome = ${outcome} where notice_id = ${noticeId}`)
}

export async function purgeLogoutNotices(q: Queries): Promise<void> {
  await q.run(sql`delete from logout_notice where created_at < now() - interval '30 days'`)
}
