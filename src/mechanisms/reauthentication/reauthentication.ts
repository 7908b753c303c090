import { type Queries, sql } from '../../platform/database/index.ts'

/** With what a person has shown anew that a session is theirs. */
export type ReauthenticationProof = 'password' | 'contact'

type InSession = { ownerId: string; accountId: string; sessionId: string }

/** How long it is good, for the one change that it was given for. */
const reauthenticationMinutes = 5

/** Notes that the person of a session has shown this proof now, for one purpose. */
export async function noteReauthentication(
  q: Queries,
  { ownerId, accountId, sessionId }: InSession,
  entry: { purpose: string; proof: ReauthenticationProof; minutes?: number },
): Promise<void> {
  const minutes = entry.minutes ?? reauthenticationMinutes
  await q.run(sql`
    insert into reauthentication (owner_id, account_id, session_id, purpose, proof, shown_at, until)
    values (${ownerId}, ${accountId}, ${sessionId}, ${entry.purpose}, ${entry.proof}, now(), now() + ${minutes} * interval '1 minute')
    on conflict (owner_id, account_id, session_id, purpose) do update
      set proof = excluded.proof, shown_at = excluded.shown_at, until = excluded.until`)
}

/** What was shown for this purpose and is still good, or undefined; looking uses nothing up. */
export async function findReauthentication(
  q: Queries,
  { ownerId, accountId, sessionId }: InSession,
  purpose: string,
): Promise<ReauthenticationProof | undefined> {
  const row = await q.maybe<{ proof: ReauthenticationProof }>(sql`
    select proof from reauthentication
    where owner_id = ${ownerId} and account_id = ${accountId} and session_id = ${sessionId} and purpose = ${purpose} and until > now()`)
  return row?.proof
}

/** The same, used up by this: it is good for one change. */
export async function spendReauthentication(
  tx: Queries,
  { ownerId, accountId, sessionId }: InSession,
  purpose: string,
): Promise<ReauthenticationProof | undefined> {
  const row = await tx.maybe<{ proof: ReauthenticationProof }>(sql`
    delete from reauthentication
    where owner_id = ${ownerId} and account_id = ${accountId} and session_id = ${sessionId} and purpose = ${purpose} and until > now()
    returning proof`)
  return row?.proof
}

/**
 * What a sign-in counts for on the first day of an account, in the only browser that it was ever used in, for as long: so
 * that nobody who has just signed up is asked for the same thing twice.
 */
export async function shownAtSignUp(
  q: Queries,
  { ownerId, accountId, sessionId }: InSession,
): Promise<ReauthenticationProof | undefined> {
  const row = await q.maybe<{ proof: ReauthenticationProof }>(sql`
    select case when 'pwd' = any(s.amr) then 'password' else 'contact' end as proof
    from session s join account a on a.owner_id = s.owner_id and a.account_id = s.account_id
    where s.owner_id = ${ownerId} and s.account_id = ${accountId} and s.session_id = ${sessionId} and s.ended_at is null
      and s.auth_time > now() - ${reauthenticationMinutes} * interval '1 minute' and a.created_at > now() - interval '1 day'
      and not exists (
        select 1 from browser_account b where b.account_id = a.account_id and b.browser_hash <> s.browser_hash)`)
  return row?.proof
}

/** Forgets what is not good any more. */
export async function purgeReauthentications(q: Queries): Promise<void> {
  await q.run(sql`delete from reauthentication where until < now()`)
}
