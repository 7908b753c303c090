import { type Kysely, sql } from 'kysely'

/**
 * Accounts, organisations, what opens them, and what remembers attempts.
 *
 * The owner leads each primary key: `owner_id` is the organisation, or the account itself for personal data.
 * Uniqueness over the whole installation lives in `directory` alone. No defaults that tell the time: each
 * statement writes now() itself.
 */
const statements = [
  `create table organization (
    owner_id uuid primary key,
    name text not null,
    name_kana text,
    slug text not null,
    status text not null check (status in ('active', 'suspended', 'closed')),
    created_at timestamptz not null,
    suspended_at timestamptz,
    closed_at timestamptz)`,

  // One address may belong to a personal account and to an organisation account at once.
  `create table directory (
    kind text not null check (kind in ('email', 'phone', 'domain', 'slug')),
    value text not null,
    account_kind text not null default '' check (account_kind in ('', 'personal', 'organization')),
    owner_id uuid not null,
    account_id uuid,
    primary key (kind, value, account_kind))`,
  `create index directory_owner on directory (owner_id, account_id)`,

  `create table domain (
    owner_id uuid not null references organization,
    name text not null,
    kind text not null check (kind in ('initial', 'own')),
    token text not null,
    created_at timestamptz not null,
    verified_at timestamptz,
    checked_at timestamptz,
    primary key (owner_id, name))`,

  `create table account (
    owner_id uuid not null,
    account_id uuid not null,
    kind text not null check (kind in ('personal', 'organization')),
    status text not null check (status in ('active', 'disabled', 'closed', 'suspended')),
    user_name text not null,
    full_name text not null,
    family_name text,
    given_name text,
    reading text,
    language text not null,
    created_at timestamptz not null,
    disabled_at timestamptz,
    closed_at timestamptz,
    purge_at timestamptz,
    -- Everything that was issued before this moment is dead: sessions, tokens, links.
    not_before timestamptz not null,
    credential_epoch integer not null default 0,
    primary key (owner_id, account_id),
    check (kind = 'organization' or owner_id = account_id))`,
  `create index account_by_id on account (account_id)`,
  `create index account_purge on account (purge_at) where purge_at is not null`,

  // Removed contacts stay for 30 days: they are still told about changes.
  `create table contact (
    owner_id uuid not null,
    account_id uuid not null,
    contact_id uuid not null,
    kind text not null check (kind in ('email', 'phone')),
    value text not null,
    value_norm text not null,
    added_at timestamptz not null,
    verified_at timestamptz,
    removed_at timestamptz,
    signs_in boolean not null,
    primary key (owner_id, account_id, contact_id),
    foreign key (owner_id, account_id) references account on delete cascade)`,

  `create table password (
    owner_id uuid not null,
    account_id uuid not null,
    hash text not null,
    former text[] not null default '{}',
    former_until timestamptz[] not null default '{}',
    changed_at timestamptz not null,
    -- Consecutive failures over all identifiers and browsers; at 100 the password is off until a reset (SP 800-63B-4, 3.2.2).
    failures integer not null default 0,
    last_warned_at timestamptz,
    primary key (owner_id, account_id),
    foreign key (owner_id, account_id) references account on delete cascade)`,

  // Keyed by HMAC, not by identifier: this table must not become a list of who tried to sign in.
  `create table throttle (
    key bytea primary key,
    failures integer not null,
    recent bytea[] not null,
    paused_until timestamptz,
    admitted boolean not null,
    updated_at timestamptz not null)`,
  `create index throttle_age on throttle (updated_at)`,

  `create table network_failures (
    key bytea not null,
    minute timestamptz not null,
    failures integer not null,
    primary key (key, minute))`,
  `create index network_failures_age on network_failures (minute)`,

  // Limits on what may be asked for (codes, sign-ups …): counted in windows of fixed length, keyed by HMAC.
  `create table rate_window (
    key bytea not null,
    starts_at timestamptz not null,
    taken integer not null,
    ends_at timestamptz not null,
    primary key (key, starts_at))`,
  `create index rate_window_age on rate_window (ends_at)`,

  // What a browser knows of an account: the picker's list, and which browsers are familiar.
  `create table browser_account (
    account_id uuid not null,
    browser_hash bytea not null,
    owner_id uuid not null,
    first_used_at timestamptz not null,
    last_used_at timestamptz not null,
    last_client text,
    listed boolean not null default true,
    trusted boolean not null default true,
    primary key (account_id, browser_hash))`,
  `create index browser_account_browser on browser_account (browser_hash)`,

  `create table session (
    owner_id uuid not null,
    account_id uuid not null,
    session_id uuid not null,
    jar_hash bytea not null,
    browser_hash bytea not null,
    stay boolean not null,
    auth_time timestamptz not null,
    amr text[] not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    idle_minutes integer not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    ended_reason text,
    device text not null,
    network text not null,
    -- What the OpenID provider remembers of this session: which applications, with which sid and grant.
    applications jsonb not null default '{}',
    primary key (owner_id, account_id, session_id),
    foreign key (owner_id, account_id) references account on delete cascade)`,
  `create index session_jar on session (jar_hash) where ended_at is null`,
  `create index session_by_id on session (session_id)`,
  `create index session_age on session (expires_at)`,

  // One-time things, each under its own type, spent by one compare-and-set statement.
  `create table one_time (
    type text not null,
    hash bytea not null,
    owner_id uuid,
    account_id uuid,
    data jsonb not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    spent_at timestamptz,
    primary key (type, hash))`,
  `create index one_time_account on one_time (account_id) where account_id is not null`,
  `create index one_time_age on one_time (expires_at)`,

  // A question to a contact: the codes sent so far, all good until they end, with one budget of tries.
  `create table challenge (
    challenge_hash bytea primary key,
    purpose text not null,
    browser_hash bytea not null,
    contact_kind text not null check (contact_kind in ('email', 'phone')),
    contact_value text not null,
    owner_id uuid,
    account_id uuid,
    codes bytea[] not null,
    codes_end timestamptz[] not null,
    tries_left integer not null,
    sends integer not null,
    last_sent_at timestamptz,
    data jsonb not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    proven_at timestamptz,
    spent_at timestamptz)`,
  `create index challenge_age on challenge (expires_at)`,

  `create table sign_in_log (
    owner_id uuid not null,
    at timestamptz not null,
    attempt_id uuid not null,
    account_id uuid,
    identifier_hmac bytea,
    browser_hash bytea,
    client_id text,
    method text not null,
    outcome text not null check (outcome in ('success', 'refused', 'fault')),
    reason text,
    familiar boolean not null,
    device text not null,
    network text not null,
    evidence jsonb not null,
    disowned_at timestamptz,
    primary key (owner_id, at, attempt_id)) partition by range (at)`,
  `create table sign_in_log_rest partition of sign_in_log default`,
  `create index sign_in_log_account on sign_in_log (account_id, at)`,
  `create index sign_in_log_attempt on sign_in_log (attempt_id)`,
  `create index sign_in_log_identifier on sign_in_log (identifier_hmac, at)`,
  `create index sign_in_log_browser on sign_in_log (browser_hash, at)`,

  // Events are written with the change that they tell of; the chain is closed over them afterwards by one
  // process that holds the lease, so that no sign-in waits for another one.
  `create table audit_event (
    event_id uuid primary key,
    owner_id uuid not null,
    at timestamptz not null,
    type text not null,
    account_id uuid,
    actor jsonb not null,
    detail jsonb not null,
    position bigint unique,
    hash bytea)`,
  `create index audit_event_open on audit_event (event_id) where position is null`,
  `create index audit_event_owner on audit_event (owner_id, at)`,

  `create table lease (
    name text primary key,
    holder uuid not null,
    fence bigint not null,
    until timestamptz not null)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
