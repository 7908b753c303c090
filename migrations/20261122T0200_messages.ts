import { type Kysely, sql } from 'kysely'

/**
 * Mail and text messages: what waits to be sent, and afterwards the receipts.
 *
 * A row is written in the transaction of the change that it tells of, so a message is never lost and never sent
 * for something that did not happen. The content is sealed and wiped as soon as nobody needs it; what stays
 * is who was written to, about what, and what the provider answered.
 */
const statements = [
  `create table message (
    message_id uuid primary key,
    kind text not null check (kind in ('email', 'phone')),
    recipient text not null,
    recipient_norm text not null,
    template text not null,
    language text not null,
    -- Codes and links, sealed; null as soon as it was delivered or came to its end.
    payload text,
    -- Without links and HTML, for mailboxes that refuse mails with links.
    plain boolean not null,
    purpose text,
    owner_id uuid,
    account_id uuid,
    attempt_id uuid,
    -- Goes to an address that no account uses: such mails are limited (ENU-06).
    stranger boolean not null,
    -- Keyed hash of the network that asked.
    source bytea,
    created_at timestamptz not null,
    -- Never sent later than this.
    not_after timestamptz not null,
    status text not null check (status in ('waiting', 'sending', 'accepted', 'deferred', 'refused', 'dropped')),
    attempts integer not null,
    -- While it is being sent: when another process takes it over.
    next_try_at timestamptz not null,
    tried_at timestamptz,
    first_failed_at timestamptz,
    reply_code integer,
    reply_enhanced text,
    reply_class text,
    provider text not null,
    accepted_at timestamptz)`,
  `create index message_open on message (kind, next_try_at) where status in ('waiting', 'sending', 'deferred')`,
  `create index message_late on message (not_after) where status in ('waiting', 'sending', 'deferred')`,
  `create index message_recipient on message (recipient_norm, created_at)`,
  `create index message_account on message (account_id, created_at) where account_id is not null`,
  `create index message_attempt on message (attempt_id) where attempt_id is not null`,
  `create index message_stranger on message (created_at) where stranger`,
  `create index message_source on message (source, created_at) where stranger`,
  `create index message_tried on message (kind, tried_at)`,
  `create index message_age on message (created_at)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
