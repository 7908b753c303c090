import { type Kysely, sql } from 'kysely'

/** What ends with an act is found by its account: sessions had no index for that alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index session_account on session (account_id) where ended_at is null`.execute(db)
}
