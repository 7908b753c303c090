import { tableOf } from '../../diagnosis/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'
import { knownAttempt } from '../../records/sign-in-log/index.ts'
import { diagnoseAttempt } from './diagnose-subject.ts'
import { purgeInvestigations } from './investigations.ts'
import { priorsNow } from './learned.ts'
import type { ObserveContext } from './observe/index.ts'

/** More than this in a minute is an attack, not people: the rest is left out of the counts. */
const atMost = 200

/** A little more than the statements look back: ids are made by this machine's clock. */
const lookBackHours = 3

/** Ids of attempts begin with their time, so their index finds the newest without one on the time. */
function idsSince(hours: number): string {
  const hex = Math.max(0, Date.now() - hours * 3_600_000)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

/** Diagnoses the refused attempts that are new, and marks those whose person has got in since. One process does it. */
export async function diagnoseNew(context: ObserveContext, signal?: AbortSignal): Promise<void> {
  const open = await context.db.many<{ attemptId: string }>(sql`
    select l.attempt_id as "attemptId" from sign_in_log l
    where l.attempt_id > ${idsSince(lookBackHours)} and l.at > now() - interval '2 hours' and l.outcome = 'refused'
      and not exists (
        select 1 from attempt_cause c where c.owner_id = l.owner_id and c.at = l.at and c.attempt_id = l.attempt_id)
    order by l.at desc limit ${atMost}`)
  for (const { attemptId } of open) {
    if (signal?.aborted) return
    await noteCause(context, attemptId)
  }
  await markSolved(context.db)
}

async function noteCause(context: ObserveContext, attemptId: string): Promise<void> {
  const attempt = await knownAttempt(context.db, attemptId)
  if (!attempt) return
  const { input, facts, findings } = await diagnoseAttempt(context, attempt, 'T5')
  const [first] = findings
  const symptom = input.symptom ?? 'Y1'
  const table = tableOf(symptom, facts, priorsNow(context.db))
  // From the row itself: a moment that was read has lost its microseconds, and this is its key.
  await context.db.run(sql`
    insert into attempt_cause (owner_id, at, attempt_id, account_id, identifier_hmac, browser_hash, symptom, prior_table,
      cause, probability)
    select owner_id, at, attempt_id, account_id, identifier_hmac, browser_hash, ${symptom}, ${table},
      ${first?.cause ?? null}, ${first?.probability ?? 0}
    from sign_in_log where attempt_id = ${attemptId}
    on conflict do nothing`)
}

/**
 * The next sign-in of the same account, identifier or browser solves what came before it in a week. What was done
 * before it: the last repair in the helper, else what the way of signing in shows.
 */
async function markSolved(q: Queries): Promise<void> {
  await q.run(sql`
    with worked as (
      select at, account_id, identifier_hmac, browser_hash, method from sign_in_log
      where attempt_id > ${idsSince(lookBackHours)} and outcome = 'success' and at > now() - interval '30 minutes'),
    -- One join for each index.
    pairs as (
      select c.owner_id, c.at, c.attempt_id, w.at as solved_at, w.method
      from worked w join attempt_cause c on c.identifier_hmac = w.identifier_hmac and c.solved_at is null
      where c.at < w.at and c.at > w.at - interval '7 days'
      union all
      select c.owner_id, c.at, c.attempt_id, w.at, w.method
      from worked w join attempt_cause c on c.account_id = w.account_id and c.solved_at is null
      where c.at < w.at and c.at > w.at - interval '7 days'
      union all
      select c.owner_id, c.at, c.attempt_id, w.at, w.method
      from worked w join attempt_cause c on c.browser_hash = w.browser_hash and c.solved_at is null
      where c.at < w.at and c.at > w.at - interval '1 hour'),
    solved as (
      select distinct on (owner_id, at, attempt_id) * from pairs order by owner_id, at, attempt_id, solved_at)
    update attempt_cause c set solved_at = s.solved_at, solved_by = coalesce(
      (select i.tried->-1->>'id' from investigation i
        where i.attempt_id = c.attempt_id and i.tried->-1->>'outcome' is distinct from 'failed'
        order by i.at desc limit 1),
      case s.method when 'reset' then 'reset_password' when 'code' then 'use_another_way' end)
    from solved s where c.owner_id = s.owner_id and c.at = s.at and c.attempt_id = s.attempt_id`)
}

/** Counts are kept for 90 days, investigations until their end (30 days). */
export async function purgeHelper(q: Queries): Promise<void> {
  await purgeInvestigations(q)
  await q.run(sql`delete from attempt_cause where at < now() - interval '90 days'`)
}
