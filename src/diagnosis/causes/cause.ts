import type { Fact } from '../evidence/index.ts'
import type { CauseId, Level } from '../ids.ts'
import type { RepairId } from '../repairs/index.ts'

/**
 * Who may hear of a cause. `own`: a fact about the visitor's own browser, network or sessions. `neutral`: said in the
 * same way for every identifier, real or not. `proof`: only to who has proved something. `never`: to no stranger;
 * only to the account's own person, and to administrators and operators unless it is hidden from them.
 */
export type Disclosure = 'own' | 'neutral' | 'proof' | 'never'

/** A problem code as which a cause is told. */
export type Said = {
  code: `GK${number}`
  /** Told as this one if any of these facts is there. */
  when?: readonly Fact[]
  /** The code's text names more than the cause does: below this level only the cause's own words are told. */
  from?: Level
}

export type Cause = {
  slug: string
  disclosure: Disclosure
  /** From which level it may be said. */
  from: Level
  /** Below that level it counts as this one, whose words are true of both and neutral. */
  below?: CauseId
  /** Levels that never hear it, though they are higher: what is near to a secret, or about other accounts. */
  hiddenAt?: readonly Level[]
  /** The codes, the first that fits counts; the last one has no condition. */
  said: readonly Said[]
  /** What repairs it, in order, with the chance that it helps if this is the cause. */
  repairs: readonly (readonly [repair: RepairId, chance: number])[]
}
