import { type Cause, causes } from '../causes/index.ts'
import type { Fact } from '../evidence/index.ts'
import { type CauseId, type Level, reaches } from '../ids.ts'

/** Whether someone at `level` may hear that this is the cause. */
export function mayHear(cause: CauseId, level: Level): boolean {
  const { from, hiddenAt }: Cause = causes[cause]
  return reaches(level, from) && !hiddenAt?.includes(level)
}

/**
 * The code that a cause is told as, chosen by what is there; null where the code's text would say more than this
 * level may hear.
 */
export function saidAs(cause: CauseId, facts: readonly Fact[], level: Level): `GK${number}` | null {
  const fitting = causes[cause].said.find(({ when }) => !when || when.some((fact) => facts.includes(fact)))
  if (!fitting || (fitting.from && !reaches(level, fitting.from))) return null
  return fitting.code
}
