import pg from 'pg'

/** The address of an account that the bench made; they are numbered from 1. */
export const addressOf = (n: number) => `person${n}@example.com`

/** The cookie of the browser that this account has signed in on before. */
export const browserOf = (n: number) => String(n).padStart(43, '0')

const statements = [
  `insert into account (owner_id, account_id, kind, status, user_name, full_name, language, created_at, not_before)
   select id, id, 'personal', 'active', 'person' || n || '@example.com', '田中 愛子', 'ja', now() - interval '1 day', now() - interval '1 day' from seed`,
  `insert into directory (kind, value, account_kind, owner_id, account_id)
   select 'email', 'person' || n || '@example.com', 'personal', id, id from seed`,
  `insert into contact (owner_id, account_id, contact_id, kind, value, value_norm, added_at, verified_at, signs_in)
   select id, id, id, 'email', 'person' || n || '@example.com', 'person' || n || '@example.com', now(), now(), true from seed`,
  `insert into browser_account (account_id, browser_hash, owner_id, first_used_at, last_used_at)
   select id, sha256(convert_to(lpad(n::text, 43, '0'), 'UTF8')), id, now(), now() from seed`,
]

/** Makes personal accounts with one and the same password hash, each familiar to a browser of its own. */
export async function seedAccounts(url: string, count: number, hash: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(
      'create temp table seed as select n, gen_random_uuid() as id from generate_series(1, $1::int) n',
      [count],
    )
    for (const statement of statements) await client.query(statement)
    await client.query(
      `insert into authenticator (owner_id, account_id, authenticator_id, kind, data, bound_at)
       select id, id, id, 'password', jsonb_build_object('hash', $1::text), now() from seed`,
      [hash],
    )
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}
