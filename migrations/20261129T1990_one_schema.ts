import { type Kysely, sql } from 'kysely'

/**
 * Two migrations were changed after they had run somewhere: databases from before have a table `browser` that nobody
 * reads, and a key of `oauth_artifact` that begins with the type instead of the hash. From here all are the same.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop table if exists browser`.execute(db)
  const { rows } = await sql<{ first: string }>`
    select a.attname as first from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.conname = 'oauth_artifact_pkey'`.execute(db)
  if (rows[0]?.first !== 'type') return
  await sql`alter table oauth_artifact drop constraint oauth_artifact_pkey, add primary key (id_hash, type)`.execute(db)
}
