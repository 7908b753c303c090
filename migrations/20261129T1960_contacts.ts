import { type Kysely, sql } from 'kysely'

/**
 * Who may undo, recover and hear what when contacts change: since when a contact has been proven and a browser has been
 * the account's own, what was changed and how it was shown to be its person, the time in which nothing is changed, and the
 * dispute about a change.
 */
const statements = [
  // Since when it has been its person's; proving it again does not make it younger.
  `alter table contact add column proven_since timestamptz`,
  `update contact set proven_since = added_at where verified_at is not null`,

  // Since when the browser has been the account's own. Null: from its next sign-in on, since somebody else was said to be
  // at work there; infinity: never, it was on the losing side of a contest.
  `alter table browser_account add column known_since timestamptz`,
  `update browser_account set known_since = first_used_at where not suspected`,

  // A time in which nothing is added, set or removed.
  `create table hold (
    owner_id uuid not null,
    account_id uuid not null,
    hold_id uuid not null,
    -- reset, code, way_in, contest …
    because text not null,
    -- What its person had shown when it began, by kind: contact …
    proofs text[] not null,
    contact_id uuid,
    started_at timestamptz not null,
    until timestamptz not null,
    ended_at timestamptz,
    primary key (owner_id, account_id, hold_id),
    foreign key (owner_id, account_id) references account on delete cascade)`,
  `create index hold_open on hold (owner_id, account_id, until) where ended_at is null`,
  `insert into hold (owner_id, account_id, hold_id, because, proofs, started_at, until)
   select owner_id, account_id, gen_random_uuid(), 'reset', '{contact}', recovered_at, recovered_at + interval '72 hours'
   from account where recovered_at > now() - interval '72 hours'`,
  `alter table account drop column recovered_at`,

  // What can be undone: a contact that was added or removed, a password that was changed or reset.
  `create table account_change (
    owner_id uuid not null,
    account_id uuid not null,
    change_id uuid not null,
    kind text not null,
    contact_id uuid,
    made_at timestamptz not null,
    -- Which browser made it; null for what no browser made.
    browser_hash bytea,
    -- With what it was shown for, by kind: password, contact, device (an established one) …
    shown text[] not null,
    undone_at timestamptz,
    primary key (owner_id, account_id, change_id),
    foreign key (owner_id, account_id) references account on delete cascade)`,
  `create index account_change_lately on account_change (owner_id, account_id, made_at)`,

  // Two who both say that they are the person. One at a time for an account, one for a change and the contact that undoes it.
  `create table contest (
    owner_id uuid not null,
    account_id uuid not null,
    contest_id uuid not null,
    change_id uuid not null,
    -- The contact whose link was pressed.
    contact_id uuid not null,
    -- What whoever pressed it has shown besides that contact, and what was shown for the change since, by kind.
    proofs text[] not null default '{}',
    defence text[] not null default '{}',
    -- The established device among the proofs.
    browser_hash bytea,
    opened_at timestamptz not null,
    ends_at timestamptz not null,
    decided_at timestamptz,
    outcome text check (outcome in ('undone', 'stands')),
    primary key (owner_id, account_id, contest_id),
    unique (owner_id, account_id, change_id, contact_id),
    foreign key (owner_id, account_id) references account on delete cascade)`,
  `create unique index contest_open on contest (owner_id, account_id) where decided_at is null`,
  `create index contest_ends on contest (ends_at) where decided_at is null`,

  // Shown for one change, in one session, within minutes.
  `create table reauthentication (
    owner_id uuid not null,
    account_id uuid not null,
    session_id uuid not null,
    purpose text not null,
    proof text not null,
    shown_at timestamptz not null,
    until timestamptz not null,
    primary key (owner_id, account_id, session_id, purpose),
    foreign key (owner_id, account_id) references account on delete cascade)`,
  `create index reauthentication_age on reauthentication (until)`,

  // Undo links that are on their way name their change from now on.
  `insert into account_change (owner_id, account_id, change_id, kind, contact_id, made_at, shown)
   select a.owner_id, a.account_id, gen_random_uuid(),
     case when t.data->>'change' = 'removed' then 'contact_removed' else 'contact_added' end,
     (t.data->>'contact')::uuid, min(t.created_at), '{}'
   from one_time t join account a on a.owner_id = t.owner_id and a.account_id = t.account_id
   where t.type = 'contact_undo' and t.spent_at is null and t.expires_at > now() and t.data ? 'contact'
   group by a.owner_id, a.account_id, t.data->>'change', t.data->>'contact'`,
  `update one_time t set data = t.data || jsonb_build_object('change', c.change_id)
   from account_change c
   where t.type = 'contact_undo' and t.spent_at is null and c.owner_id = t.owner_id and c.account_id = t.account_id
     and c.contact_id = (t.data->>'contact')::uuid and c.kind = 'contact_' || (t.data->>'change')`,
  `insert into account_change (owner_id, account_id, change_id, kind, made_at, shown)
   select a.owner_id, a.account_id, gen_random_uuid(), 'password_changed', max(t.created_at), '{}'
   from one_time t join account a on a.owner_id = t.owner_id and a.account_id = t.account_id
   where t.type = 'password_undo' and t.spent_at is null and t.expires_at > now() and t.data ? 'told'
   group by a.owner_id, a.account_id`,
  `update one_time t set data = t.data || jsonb_build_object('change', c.change_id)
   from account_change c
   where t.type = 'password_undo' and t.spent_at is null and t.data ? 'told' and c.owner_id = t.owner_id
     and c.account_id = t.account_id and c.kind = 'password_changed'`,
  // One that does not say which contact it was sent to opens nothing any more, nor does a way in that went to all of them.
  `update one_time set spent_at = now()
   where spent_at is null and ((type = 'password_undo' and not data ? 'told') or type = 'way_in')`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
