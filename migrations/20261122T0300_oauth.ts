import { type Kysely, sql } from 'kysely'

/**
 * Applications, what the OpenID provider hands out to them, and its keys.
 *
 * Tokens and codes are kept by the hash of their value, each under its own type, without foreign keys; they end by
 * column and are purged later.
 */
const statements = [
  `create table client (
    client_id text primary key,
    -- The organisation that the application belongs to; null for the installation's own.
    owner_id uuid,
    name text not null,
    enabled boolean not null,
    first_party boolean not null,
    -- It registered itself: it is not trusted with automatic redirects before a person is known (RFC 9700, 4.11.2).
    registered boolean not null,
    account_kind text not null check (account_kind in ('personal', 'organization', 'any')),
    organization_id uuid,
    -- Set when the application is an API: its resource indicator (RFC 8707) and the scopes it knows.
    resource text unique,
    resource_scopes text[] not null default '{}',
    metadata jsonb not null,
    secret_hash bytea,
    former_secret_hash bytea,
    former_secret_until timestamptz,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null)`,
  `create index client_owner on client (owner_id)`,

  // What a person allowed an application: everything that was handed out hangs on one of these and dies with it.
  `create table oauth_grant (
    grant_id uuid primary key,
    account_id uuid not null,
    client_id text not null,
    payload json not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null)`,
  `create index oauth_grant_account on oauth_grant (account_id, client_id)`,
  `create index oauth_grant_age on oauth_grant (expires_at)`,

  // The value itself is nowhere: neither in a column nor in the payload. The hash leads the key, since a token may
  // be shown without its type.
  `create table oauth_artifact (
    type text not null,
    id_hash bytea not null,
    payload json not null,
    grant_id uuid,
    account_id uuid,
    -- Only for what ends with its session.
    session_id uuid,
    client_id text,
    user_code_hash bytea,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    consumed_at timestamptz,
    primary key (id_hash, type))`,
  `create index oauth_artifact_grant on oauth_artifact (grant_id) where grant_id is not null`,
  `create unique index oauth_artifact_user_code on oauth_artifact (user_code_hash) where user_code_hash is not null`,
  `create index oauth_artifact_age on oauth_artifact (expires_at)`,

  // Numbered for each algorithm, so that two processes cannot both make the next key.
  `create table signing_key (
    alg text not null,
    number integer not null,
    kid text not null unique,
    public_jwk jsonb not null,
    private_sealed text not null,
    published_at timestamptz not null,
    signs_from timestamptz not null,
    retired_at timestamptz,
    remove_after timestamptz,
    primary key (alg, number))`,

  // Values that must outlive the root secret they are sealed with, such as the salt of pairwise subjects.
  `create table oauth_secret (
    name text primary key,
    sealed text not null,
    made_at timestamptz not null)`,

  // An application that is still to be told that a session has ended.
  `create table logout_notice (
    notice_id uuid primary key,
    client_id text not null,
    account_id uuid not null,
    sid text,
    created_at timestamptz not null,
    next_at timestamptz not null,
    attempts integer not null,
    done_at timestamptz,
    outcome text)`,
  `create index logout_notice_due on logout_notice (next_at) where done_at is null`,
  `create index logout_notice_age on logout_notice (created_at)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
