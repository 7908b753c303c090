import { type Queries, sql } from '../../platform/database/index.ts'

/** Deletes what has been over for a day; until then "used" and "expired" can be told apart. */
export async function purgeOneTime(q: Queries): Promise<void> {
  await q.run(sql`delete from one_time where expires_at < now() - interval '1 day'`)
  await q.run(sql`delete from challenge where expires_at < now() - interval '1 day'`)
}
