import {
  type CauseId,
  causes,
  learnPriors,
  type Priors,
  type RepairId,
  type Resolved,
  startingPriors,
} from '../../diagnosis/index.ts'
import { type Database, type Queries, sql } from '../../platform/database/index.ts'

type CachedPriors = { priors: Priors; until: number; asking: boolean }

const cached = new WeakMap<Database, CachedPriors>()
const freshMilliseconds = 5 * 60 * 1000

/**
 * The priors to start from: what this installation has learned, else the starting ones. Never waits: what was learned
 * anew is used once it is there.
 */
export function priorsNow(db: Database): Priors {
  const known = cached.get(db) ?? { priors: startingPriors, until: 0, asking: false }
  cached.set(db, known)
  if (known.until < performance.now() && !known.asking) {
    known.asking = true
    void refresh(db, known)
  }
  return known.priors
}

async function refresh(db: Database, known: CachedPriors): Promise<void> {
  try {
    const row = await db.maybe<{ priors: Priors }>(sql`select priors from learned_priors where name = 'priors'`)
    known.priors = row && isPriors(row.priors) ? row.priors : startingPriors
  } catch {
    // The former ones go on being used.
  }
  known.until = performance.now() + freshMilliseconds
  known.asking = false
}

/** Tables of another version of the model are not used. */
function isPriors({ tables, symptoms }: Priors): boolean {
  const ids = startingPriors.tables.map(({ id }) => id)
  return Array.isArray(tables) && symptoms !== undefined && ids.every((id) => tables.some((table) => table.id === id))
}

type Row = Omit<Resolved, 'cause'> & { cause: CauseId; solvedBy: RepairId }

/** Learns from what was solved by a repair of the cause that was named, and stores the table. One process does it. */
export async function learn(q: Queries): Promise<number> {
  const rows = await q.many<Row>(sql`
    select to_char(at at time zone 'UTC', 'IYYY-"W"IW') as week, symptom, prior_table as "table", cause,
      solved_by as "solvedBy", count(*)::int as count
    from attempt_cause where cause is not null and solved_by is not null group by 1, 2, 3, 4, 5`)
  const resolved = rows.filter(({ cause, solvedBy }) => repairs(cause, solvedBy))
  const attempts = resolved.reduce((sum, { count }) => sum + count, 0)
  const priors = learnPriors(resolved)
  if (priors === startingPriors) return attempts
  await q.run(sql`
    insert into learned_priors (name, priors, learned_at, attempts)
    values ('priors', ${JSON.stringify(priors)}, now(), ${attempts})
    on conflict (name) do update set priors = excluded.priors, learned_at = now(), attempts = excluded.attempts`)
  return attempts
}

function repairs(cause: CauseId, solvedBy: RepairId): boolean {
  return causes[cause]?.repairs.some(([id]) => id === solvedBy) ?? false
}
