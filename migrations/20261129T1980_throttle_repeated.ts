import { type Kysely, sql } from 'kysely'

/** An attempt says itself whether it was one of the last values again: its rows are then held in one order, once each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table throttle add column repeated boolean not null default false`.execute(db)
}
