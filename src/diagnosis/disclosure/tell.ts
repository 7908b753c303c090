import { type Cause, causes } from '../causes/index.ts'
import type { Fact } from '../evidence/index.ts'
import { type CauseId, type Level, reaches } from '../ids.ts'

/**
 * Whether this cause may be named here: the level may hear of it, or it is what the person told themselves. Told back
 * is no news, since nothing but their own side counts below the level.
 */
export function mayTell(cause: CauseId, { facts, level }: { facts: readonly Fact[]; level: Level }): boolean {
  return mayHear(cause, level) || (!isHiddenAt(cause, level) && facts.includes(`words.${cause}`))
}

function isHiddenAt(cause: CauseId, level: Level): boolean {
  const { hiddenAt }: Cause = causes[cause]
  return hiddenAt?.includes(level) ?? false
}

/** Whether someone at `level` may hear that this is the cause. */
export function mayHear(cause: CauseId, level: Level): boolean {
  const { from }: Cause = causes[cause]
  return reaches(level, from) && !isHiddenAt(cause, level)
}

/**
 * The code that a cause is told as, chosen by what is there; null where the code's text would say more than this
 * level may hear.
 */
export function saidAs(cause: CauseId, facts: readonly Fact[], level: Level): `GK${number}` | null {
  if (!mayHear(cause, level)) return null
  const fitting = causes[cause].said.find(({ when }) => !when || when.some((fact) => facts.includes(fact)))
  if (!fitting || (fitting.from && !reaches(level, fitting.from))) return null
  return fitting.code
}
