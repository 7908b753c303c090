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
