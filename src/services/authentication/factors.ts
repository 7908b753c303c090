import { authenticatorKinds } from '../../mechanisms/authenticators/index.ts'
import { type AssuranceLevel, acrOf } from './level.ts'

/** A factor that has passed in this sign-in. */
export type PassedFactor = {
  kind: string
  amr: readonly string[]
  /** The authenticator that showed it; absent for a code to a contact. */
  authenticatorId?: string | undefined
}

/** What is needed before a session is made. */
export type Requirement = {
  /** How many different kinds of factors. */
  steps: 1 | 2
  acr: AssuranceLevel
}

/** What every sign-in needs where nobody asks for more. */
export const oneStep: Requirement = { steps: 1, acr: 'aal1' }

/** The methods of a sign-in, each once, in the order in which they passed. */
export function amrOf(factors: readonly PassedFactor[]): string[] {
  return [...new Set(factors.flatMap(({ amr }) => amr))]
}

/** Whether what has passed is enough. Two of one kind are one step: a second mailbox is no second factor. */
export function isEnough(needed: Requirement, factors: readonly PassedFactor[]): boolean {
  const shown = new Set(factors.map(({ kind }) => authenticatorKinds[kind]?.shows))
  return shown.size >= needed.steps && (needed.acr === 'aal1' || acrOf(amrOf(factors)) === 'aal2')
}

/** A factor of this kind, as it stands in the record of a sign-in. */
export function factorOf(kind: string, authenticatorId?: string): PassedFactor {
  const known = authenticatorKinds[kind]
  if (!known) throw new Error(`no kind of authenticator is called ${kind}`)
  return { kind, amr: known.amr, ...(authenticatorId !== undefined && { authenticatorId }) }
}
