import { randomToken, sha256 } from '../../platform/crypto/index.ts'
import { type Queries, type Statement, sql } from '../../platform/database/index.ts'

/** A factor as it is kept. */
type KeptFactor = { kind: string; amr: readonly string[]; authenticatorId?: string | undefined }

/** A sign-in that is not finished. It exists only once a first factor has passed. */
export type Authentication = {
  ownerId: string
  accountId: string
  factors: KeptFactor[]
  needed: { steps: 1 | 2; acr: 'aal1' | 'aal2' }
  /** What the session and the log are to say of it at the end. */
  signIn: { identifier: string; stay: boolean; clientId?: string | undefined }
}

/** Minutes that a person may take for one step, and for all of them together. */
export const stepMinutes = 10
export const wholeMinutes = 30

/** The statement that keeps a sign-in which needs more, and its id: 256 random bits, kept as their hash only. */
export function beginStatement(entry: Authentication & { browserHash: Buffer }): { id: string; statement: Statement } {
  const id = randomToken()
  const statement = sql`
    insert into authentication (authentication_hash, browser_hash, owner_id, account_id, factors, needed, sign_in, created_at, last_step_at)
    values (${sha256(id)}, ${entry.browserHash}, ${entry.ownerId}, ${entry.accountId}, ${JSON.stringify(entry.factors)},
      ${JSON.stringify(entry.needed)}, ${JSON.stringify(entry.signIn)}, now(), now())`
  return { id, statement }
}

/**
 * A live one of this browser: not spent, its last step at most ten minutes ago, begun at most thirty minutes ago, and
 * nothing has shut the account or replaced its password since.
 */
export function findAuthentication(
  q: Queries,
  id: string,
  browserHash: Buffer | undefined,
): Promise<Authentication | undefined> {
  return q.maybe<Authentication>(sql`
    select t.owner_id as "ownerId", t.account_id as "accountId", t.factors, t.needed, t.sign_in as "signIn"
    from authentication t join account a on a.owner_id = t.owner_id and a.account_id = t.account_id
    where t.authentication_hash = ${sha256(id)} and t.browser_hash = ${browserHash ?? null} and t.spent_at is null
      and t.last_step_at > now() - ${stepMinutes} * interval '1 minute'
      and t.created_at > now() - ${wholeMinutes} * interval '1 minute'
      and a.status = 'active' and a.not_before <= t.created_at
      and not exists (
        select 1 from authenticator p
        where p.owner_id = t.owner_id and p.account_id = t.account_id and p.kind = 'password' and p.ended_at is null
          and p.bound_at > t.created_at)`)
}

/** One more factor has passed: the ten minutes begin anew. */
export function addFactorStatement(id: string, factor: KeptFactor): Statement {
  return sql`
    update authentication set factors = factors || ${JSON.stringify([factor])}::jsonb, last_step_at = now()
    where authentication_hash = ${sha256(id)} and spent_at is null`
}

/** Uses it up: true for exactly one caller. */
export async function spendAuthentication(q: Queries, id: string): Promise<boolean> {
  const spent = await q.run(sql`
    update authentication set spent_at = now() where authentication_hash = ${sha256(id)} and spent_at is null`)
  return spent === 1
}

/** Ends every unfinished sign-in to an account. */
export async function withdrawAuthentications(q: Queries, accountId: string): Promise<void> {
  await q.run(sql`update authentication set spent_at = now() where account_id = ${accountId} and spent_at is null`)
}

/** Deletes those that are over. */
export function purgeAuthentications(q: Queries): Promise<number> {
  return q.run(sql`delete from authentication where created_at < now() - interval '1 day'`)
}
