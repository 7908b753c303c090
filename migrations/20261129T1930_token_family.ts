import { type Kysely, sql } from 'kysely'

/**
 * Tokens of services are sealed and kept nowhere, so they cannot be deleted when their application is turned off. They
 * carry its token family instead, which then changes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table client add column token_family uuid not null default gen_random_uuid()`.execute(db)
}
