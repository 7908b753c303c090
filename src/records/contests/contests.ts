import { uuidv7 } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'
import type { ProofKind } from './account-changes.ts'

/** `undone`: whoever pressed the link was right; `stands`: the change was its person's. */
export type Outcome = 'undone' | 'stands'

/** Two who both say that they are the person: the one who made a change, and the holder of an undo link. */
export type Contest = {
  ownerId: string
  accountId: string
  contestId: string
  changeId: string
  /** The contact whose link was pressed. */
  contactId: string
  /** What its holder has shown besides. */
  proofs: ProofKind[]
  /** What has been shown for the change since. */
  defence: ProofKind[]
  /** The established device among `proofs`. */
  browserHash: Buffer | null
  openedAt: Date
  endsAt: Date
  decidedAt: Date | null
  outcome: Outcome | null
}

type Owner = { ownerId: string; accountId: string }

/** How long a contest waits for another proof. */
const contestHours = 72

/**
 * Opens a contest about a change. Undefined when there is one on this account, or this contact contested the change
 * before: of any number that are opened at once exactly one is.
 */
export function addContest(
  tx: Queries,
  { ownerId, accountId }: Owner,
  entry: { changeId: string; contactId: string; proofs: ProofKind[]; browserHash: Buffer | undefined },
): Promise<Contest | undefined> {
  return tx.maybe<Contest>(sql`
    insert into contest (owner_id, account_id, contest_id, change_id, contact_id, proofs, browser_hash, opened_at, ends_at)
    values (${ownerId}, ${accountId}, ${uuidv7()}, ${entry.changeId}, ${entry.contactId}, ${entry.proofs},
      ${entry.browserHash ?? null}, now(), now() + ${contestHours} * interval '1 hour')
    on conflict do nothing
    returning owner_id as "ownerId", account_id as "accountId", contest_id as "contestId", change_id as "changeId",
      contact_id as "contactId", proofs, defence, browser_hash as "browserHash", opened_at as "openedAt", ends_at as "endsAt",
      decided_at as "decidedAt", outcome`)
}

/** The contest that is not decided yet, if there is one. */
export function openContestOf(q: Queries, { ownerId, accountId }: Owner): Promise<Contest | undefined> {
  return q.maybe<Contest>(sql`
    select owner_id as "ownerId", account_id as "accountId", contest_id as "contestId", change_id as "changeId",
      contact_id as "contactId", proofs, defence, browser_hash as "browserHash", opened_at as "openedAt", ends_at as "endsAt",
      decided_at as "decidedAt", outcome
    from contest where owner_id = ${ownerId} and account_id = ${accountId} and decided_at is null`)
}

export function findContest(
  q: Queries,
  { ownerId, accountId }: Owner,
  contestId: string,
): Promise<Contest | undefined> {
  return q.maybe<Contest>(sql`
    select owner_id as "ownerId", account_id as "accountId", contest_id as "contestId", change_id as "changeId",
      contact_id as "contactId", proofs, defence, browser_hash as "browserHash", opened_at as "openedAt", ends_at as "endsAt",
      decided_at as "decidedAt", outcome
    from contest where owner_id = ${ownerId} and account_id = ${accountId} and contest_id = ${contestId}`)
}

/** Contests whose time is over, the oldest first. */
export function overdueContests(q: Queries, limit: number): Promise<Contest[]> {
  return q.many<Contest>(sql`
    select owner_id as "ownerId", account_id as "accountId", contest_id as "contestId", change_id as "changeId",
      contact_id as "contactId", proofs, defence, browser_hash as "browserHash", opened_at as "openedAt", ends_at as "endsAt",
      decided_at as "decidedAt", outcome
    from contest where decided_at is null and ends_at <= now() order by ends_at limit ${limit}`)
}

/** Adds what was shown to one side of an open contest; returns it as it is then, undefined when it is decided. */
export function addProof(
  tx: Queries,
  { ownerId, accountId, contestId }: Pick<Contest, 'ownerId' | 'accountId' | 'contestId'>,
  entry: { side: 'proofs' | 'defence'; kinds: ProofKind[]; browserHash?: Buffer | undefined },
): Promise<Contest | undefined> {
  const proofs = entry.side === 'proofs' ? entry.kinds : []
  const defence = entry.side === 'defence' ? entry.kinds : []
  return tx.maybe<Contest>(sql`
    update contest set proofs = array(select distinct unnest(proofs || ${proofs}::text[])),
      defence = array(select distinct unnest(defence || ${defence}::text[])),
      browser_hash = coalesce(browser_hash, ${entry.browserHash ?? null}::bytea)
    where owner_id = ${ownerId} and account_id = ${accountId} and contest_id = ${contestId} and decided_at is null
    returning owner_id as "ownerId", account_id as "accountId", contest_id as "contestId", change_id as "changeId",
      contact_id as "contactId", proofs, defence, browser_hash as "browserHash", opened_at as "openedAt", ends_at as "endsAt",
      decided_at as "decidedAt", outcome`)
}

/** Decides a contest, once: false for everybody but the first. */
export async function closeContest(
  tx: Queries,
  { ownerId, accountId, contestId }: Pick<Contest, 'ownerId' | 'accountId' | 'contestId'>,
  outcome: Outcome,
): Promise<boolean> {
  const closed = await tx.run(sql`
    update contest set decided_at = now(), outcome = ${outcome}
    where owner_id = ${ownerId} and account_id = ${accountId} and contest_id = ${contestId} and decided_at is null`)
  return closed === 1
}
