import { type Kysely, sql } from 'kysely'

/**
 * What was answered to an application, for as long as it takes to notice that it keeps sending somebody back.
 *
 * One small row for each answer, written with the code. The browser leads the key, so that one look-up tells how often
 * it was sent to this application lately. Rows are gone after a quarter of an hour.
 */
const statements = [
  `create table oauth_answer (
    browser_hash bytea not null,
    client_id text not null,
    answer_id uuid not null,
    at timestamptz not null,
    account_id uuid,
    session_id uuid,
    -- The sessions that the browser showed with the request: one that is missing next time was lost.
    held uuid[] not null,
    -- Of the code that was given out: whether it was exchanged is known where codes are kept.
    code_hash bytea,
    error text,
    -- Not an answer but a stop: why, and each return that led to it.
    stopped jsonb,
    -- The person went on all the same: counted anew from here.
    forgiven_at timestamptz,
    primary key (browser_hash, client_id, answer_id))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
