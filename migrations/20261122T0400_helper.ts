import { type Kysely, sql } from 'kysely'

/**
 * The sign-in helper: what people were told of the cause, what came of it, and what the installation learns from it.
 *
 * No identifier is in any of it, and nothing that was typed: who it was about stands as an id and a keyed hash.
 */
const statements = [
  // A reset ends the trust in all other browsers; only in some of them was somebody else seen at work.
  `alter table browser_account add column suspected boolean not null default false`,

  // Found by a token that only its visitor has; ends after 30 days.
  `create table investigation (
    token_hash bytea primary key,
    at timestamptz not null,
    ends_at timestamptz not null,
    -- The visitor's browser, to see whether a sign-in worked later.
    browser_hash bytea,
    attempt_id uuid,
    attempt_at timestamptz,
    -- Whom it is about. Never told: the level decides what the visitor hears of it.
    owner_id uuid,
    account_id uuid,
    -- Where the person was going, sealed.
    flow text,
    -- A contact was proved on the way here (T2), and when.
    proven_at timestamptz,
    level text not null check (level in ('T0', 'T1', 'T2', 'T3')),
    symptom text,
    -- What the visitor's side said, in the form of evidence.
    evidence jsonb not null,
    asked text[] not null,
    tried jsonb not null,
    -- What was shown first.
    cause text,
    probability real,
    repair text,
    not_mine_at timestamptz,
    person_at timestamptz,
    solved_at timestamptz)`,
  `create index investigation_age on investigation (ends_at)`,
  `create index investigation_at on investigation (at)`,
  `create index investigation_attempt on investigation (attempt_id) where attempt_id is not null`,
  `create index investigation_account on investigation (account_id) where account_id is not null`,

  // One row for each refused attempt: the counts of the operators' page, and what priors are learned from.
  `create table attempt_cause (
    owner_id uuid not null,
    at timestamptz not null,
    attempt_id uuid not null,
    account_id uuid,
    identifier_hmac bytea,
    browser_hash bytea,
    symptom text not null,
    prior_table text not null,
    -- Null: the engine did not know.
    cause text,
    probability real not null,
    -- The next sign-in that worked, and what was done before it.
    solved_at timestamptz,
    solved_by text,
    primary key (owner_id, at, attempt_id))`,
  `create index attempt_cause_at on attempt_cause (at)`,
  `create index attempt_cause_identifier on attempt_cause (identifier_hmac) where solved_at is null`,
  `create index attempt_cause_browser on attempt_cause (browser_hash) where solved_at is null`,
  `create index attempt_cause_account on attempt_cause (account_id) where account_id is not null`,

  `create table learned_priors (
    name text primary key,
    priors jsonb not null,
    learned_at timestamptz not null,
    attempts integer not null)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
