import { authenticatorKinds, boundAuthenticators } from '../../mechanisms/authenticators/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import type { Key } from '../../platform/i18n/index.ts'
import type { Authentication } from '../../records/authentications/index.ts'
import { factorOf, isEnough, oneStep, type Requirement } from './factors.ts'

/** A way to go on with a sign-in that needs more. */
export type WayOn = { kind: string; name: Key; response: 'password' | 'code' | 'link' }

/**
 * What a sign-in needs: two steps where the person has bound something that can come second, and what the application or
 * a rule asks for beyond that.
 */
export function requirementFor(boundKinds: readonly string[], asked: Requirement = oneStep): Requirement {
  const second = boundKinds.some((kind) => authenticatorKinds[kind]?.steps.includes('second'))
  return second ? { ...asked, steps: 2 } : asked
}

/**
 * What is still needed of a sign-in, and which ways this person has: the kinds that are bound to the account, may come
 * second, and bring it to what is needed. An empty list means that the person has nothing with which this sign-in can
 * be finished.
 */
export async function waysOn(q: Queries, authentication: Authentication): Promise<WayOn[]> {
  const { factors, needed } = authentication
  const bound = await boundAuthenticators(q, authentication)
  return [...new Set(bound.map(({ kind }) => kind))].flatMap((name) => {
    const kind = authenticatorKinds[name]
    if (!kind?.bound?.check || !kind.steps.includes('second')) return []
    return isEnough(needed, [...factors, factorOf(name)])
      ? [{ kind: name, name: kind.name, response: kind.response }]
      : []
  })
}
