import { type Queries, sql } from '../../platform/database/index.ts'

/**
 * How recent a sign-in must at least be to lie within `maxAgeSeconds`, in seconds since 1970, by the database's clock like
 * the sign-ins that it is compared with.
 */
export async function earliestAuthTime(q: Queries, maxAgeSeconds: number): Promise<number> {
  const { now } = await q.one<{ now: Date }>(sql`select now() as now`)
  return now.getTime() / 1000 - maxAgeSeconds
}
