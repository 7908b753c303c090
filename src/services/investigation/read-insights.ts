import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import type { CauseId, RepairId } from '../../diagnosis/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'

/** Seven days, by the calendar of the installation's time zone, the oldest first. */
export type Days = string[]

export type CauseRow = {
  /** Null: the engine did not know. */
  cause: CauseId | null
  total: number
  /** One count for each day. */
  days: number[]
  solved: number
  /** Median seconds from the first refusal to the sign-in that worked. */
  seconds: number | null
}

export type RepairRow = { repair: RepairId; times: number; helped: number }

export type Insights = {
  days: Days
  causes: CauseRow[]
  repairs: RepairRow[]
  troubles: number
  attempts: number
  solved: number
  solvedAlone: number
  seconds: number | null
  /** Investigations with a verdict, and those whose first cause was wrong. */
  judged: number
  wrong: number
}

/**
 * What kept people out in the last seven days. Refused attempts of one browser on one identifier within a day are one
 * trouble: somebody who tries five times has one.
 */
export async function readInsights(
  { db, config }: Pick<Context, 'db' | 'config'>,
  actor: Actor,
): Promise<({ ok: true } & Insights) | Refusal> {
  const refused = refuseUnlessMay(actor, 'sign_ins.read')
  if (refused) return refused
  return { ok: true, ...(await insightsOf(db, config.timeZone)) }
}

async function insightsOf(q: Queries, timeZone: string): Promise<Insights> {
  const [days, causes, totals, repairs, verdicts] = await Promise.all([
    q.many<{ day: string }>(sql`
      select to_char(d, 'YYYY-MM-DD') as day from generate_series(
        (now() at time zone ${timeZone})::date - 6, (now() at time zone ${timeZone})::date, interval '1 day') d order by d`),
    causeRows(q, timeZone),
    totalsOf(q, timeZone),
    repairRows(q),
    q.one<{ judged: number; wrong: number }>(sql`
      select count(*) filter (where wrong or solved_at is not null)::int as judged, count(*) filter (where wrong)::int as wrong
      from (
        select solved_at, not_mine_at is not null or exists (
          select 1 from jsonb_array_elements(tried) t
          where t->>'id' = repair and t->>'outcome' in ('no_change', 'failed')) as wrong
        from investigation where at > now() - interval '7 days' and cause is not null) i`),
  ])
  return { days: days.map(({ day }) => day), causes, repairs, ...totals, ...verdicts }
}

function causeRows(q: Queries, timeZone: string): Promise<CauseRow[]> {
  return q.many<CauseRow>(sql`
    with troubles as (
      select (array_agg(cause order by at desc))[1] as cause, min(at) as began, max(solved_at) as solved_at,
        (min(at) at time zone ${timeZone})::date as day
      from attempt_cause where at > now() - interval '8 days'
      group by identifier_hmac, browser_hash, (at at time zone ${timeZone})::date
      having (min(at) at time zone ${timeZone})::date > (now() at time zone ${timeZone})::date - 7)
    select cause, count(*)::int as total, count(solved_at)::int as solved,
      percentile_cont(0.5) within group (order by extract(epoch from solved_at - began))::float as seconds,
      array(select (select count(*)::int from troubles o where o.cause is not distinct from t.cause and o.day = d)
        from generate_series((now() at time zone ${timeZone})::date - 6, (now() at time zone ${timeZone})::date, interval '1 day') d
        order by d) as days
    from troubles t group by cause order by total desc, cause nulls last`)
}

function totalsOf(
  q: Queries,
  timeZone: string,
): Promise<Pick<Insights, 'troubles' | 'attempts' | 'solved' | 'solvedAlone' | 'seconds'>> {
  return q.one(sql`
    with troubles as (
      select count(*) as attempts, min(at) as began, max(solved_at) as solved_at, bool_or(exists (
          select 1 from investigation i where i.attempt_id = c.attempt_id and i.person_at is not null)) as person
      from attempt_cause c where at > now() - interval '8 days'
      group by identifier_hmac, browser_hash, (at at time zone ${timeZone})::date
      having (min(at) at time zone ${timeZone})::date > (now() at time zone ${timeZone})::date - 7)
    select count(*)::int as troubles, coalesce(sum(attempts), 0)::int as attempts, count(solved_at)::int as solved,
      count(solved_at) filter (where not person)::int as "solvedAlone",
      percentile_cont(0.5) within group (order by extract(epoch from solved_at - began))::float as seconds
    from troubles`)
}

/** A repair helped when its person said so, or it was the last one before a sign-in that worked. */
function repairRows(q: Queries): Promise<RepairRow[]> {
  return q.many<RepairRow>(sql`
    select t.value->>'id' as repair, count(*)::int as times, count(*) filter (
        where t.value->>'outcome' = 'solved'
          or (i.solved_at is not null and t.ordinality = jsonb_array_length(i.tried)
            and t.value->>'outcome' not in ('no_change', 'failed')))::int as helped
    from investigation i cross join lateral jsonb_array_elements(i.tried) with ordinality t
    where i.at > now() - interval '7 days' and t.value->>'outcome' <> 'cancelled'
    group by 1 order by times desc, repair limit 12`)
}
