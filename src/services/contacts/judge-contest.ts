import type { Outcome, ProofKind } from '../../records/contests/index.ts'

/** What the two sides of a contest have shown. */
export type Sides = {
  /** For the change: when it was made, and since. */
  change: readonly ProofKind[]
  /** By whoever pressed the undo link, besides the contact that it was sent to. */
  presser: readonly ProofKind[]
  /** Whether that contact still is on the account: then it is older than what was changed. */
  stillThere: boolean
  /** Whether the time in which another proof can be shown is over. */
  over: boolean
}

/**
 * Who wins a contest, or undefined while it is open (docs/security.md).
 *
 * A change that was shown for by the password on an established device has two kinds of proof. Any other one is undone by
 * one more proof of whoever pressed; this one only when their contact, which is older, still is on the account. Without
 * another proof the change stands, at once when none could win. A removed contact alone never wins.
 */
export function judgeContest({ change, presser, stillThere, over }: Sides): Outcome | undefined {
  const strong = change.includes('password') && change.includes('device')
  const couldWin = !strong || stillThere
  if (!couldWin) return 'stands'
  if (presser.length > 0) return 'undone'
  return over ? 'stands' : undefined
}
