import { type Kysely, sql } from 'kysely'

/**
 * One record for everything that a person signs in with, and one for a sign-in that is not finished.
 *
 * A password becomes an authenticator like every other kind. Setting another one ends it and binds a new one, so a
 * former password is one that has ended, and since when and until when it was good is known. A session remembers that a
 * code was mailed or sent, which is not the one-time password of an app that the name "otp" stands for (RFC 8176).
 */
const statements = [
  `create table authenticator (
    owner_id uuid not null,
    account_id uuid not null,
    authenticator_id uuid not null,
    -- 'password' …: the kinds are listed in the code, each with its limit, notice and words.
    kind text not null,
    -- What it is checked with, by kind; emptied when nothing may be checked with it any more.
    data jsonb not null,
    bound_at timestamptz not null,
    last_used_at timestamptz,
    ended_at timestamptz,
    -- Consecutive failures over all identifiers and browsers; at 100 it is off until it is bound anew (SP 800-63B-4, 3.2.2).
    failures integer not null default 0,
    last_warned_at timestamptz,
    primary key (owner_id, account_id, authenticator_id),
    foreign key (owner_id, account_id) references account on delete cascade)`,
  `create unique index authenticator_password on authenticator (owner_id, account_id) where kind = 'password' and ended_at is null`,

  `insert into authenticator (owner_id, account_id, authenticator_id, kind, data, bound_at, failures, last_warned_at)
   select owner_id, account_id, gen_random_uuid(), 'password', jsonb_build_object('hash', hash), changed_at, failures, last_warned_at
   from password`,
  // A former one was good from the end of the one before it, or from the beginning of the account.
  `insert into authenticator (owner_id, account_id, authenticator_id, kind, data, bound_at, ended_at)
   select p.owner_id, p.account_id, gen_random_uuid(), 'password', jsonb_build_object('hash', f.hash),
     least(coalesce(p.former_until[f.place + 1], a.created_at), p.former_until[f.place]), p.former_until[f.place]
   from password p
   join account a on a.owner_id = p.owner_id and a.account_id = p.account_id
   cross join lateral unnest(p.former) with ordinality as f(hash, place)`,
  `drop table password`,

  // Made once a first factor has passed, never before; spent once.
  `create table authentication (
    authentication_hash bytea primary key,
    browser_hash bytea not null,
    owner_id uuid not null,
    account_id uuid not null,
    -- What has passed so far: [{ kind, amr, authenticatorId }].
    factors jsonb not null,
    -- What is needed in all: { steps, acr }.
    needed jsonb not null,
    -- What the session and the log are to say of it at the end: { identifier, stay, clientId }.
    sign_in jsonb not null,
    created_at timestamptz not null,
    last_step_at timestamptz not null,
    spent_at timestamptz)`,
  `create index authentication_account on authentication (account_id)`,
  `create index authentication_age on authentication (created_at)`,

  `update session set amr = array_replace(amr, 'otp', 'email') where 'otp' = any(amr)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
