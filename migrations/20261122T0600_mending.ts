import { type Kysely, sql } from 'kysely'

/** Limits that hold over any window, and the time after a recovery in which an account cannot be carried off. */
const statements = [
  // One row for each limit and visitor, with the moments of what was taken: no more of them than the limit allows.
  // What was counted in fixed windows is forgotten; it was at most a day old.
  `drop table rate_window`,
  `create table rate_window (
    key bytea primary key,
    taken timestamptz[] not null,
    -- Whether the last one who asked got one.
    admitted boolean not null,
    ends_at timestamptz not null)`,
  `create index rate_window_age on rate_window (ends_at)`,

  // The moments within the minute: the limit of a minute holds across the full minute too.
  `alter table network_failures
    add column recent timestamptz[] not null default '{}',
    add column admitted boolean not null default true`,

  // When its password was last set by way of a contact (REC-21).
  `alter table account add column recovered_at timestamptz`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
