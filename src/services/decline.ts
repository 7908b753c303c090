import type { Values } from '../platform/problems/index.ts'

/**
 * An act was declined for a reason that no person meets on a page: the command line and the API tell it in words of
 * their own (`console.refused.<reason>`). What a person can meet has a GK code and is a `Refusal`.
 */
export type Decline<Reason extends string> = { ok: false; reason: Reason; values: Values }

export function decline<Reason extends string>(reason: Reason, values: Values = {}): Decline<Reason> {
  return { ok: false, reason, values }
}
