import type { Person } from '../../access/index.ts'
import { uuidv7 } from '../../platform/crypto/index.ts'
import type { Grant } from '../../records/grants/index.ts'

/** What an application asks to have of an account. */
export type RequestedAccess = {
  /** Scopes of the provider itself: openid, profile … */
  scopes: string[]
  /** Single claims beside those of the scopes. */
  claims: string[]
  /** The scopes of each API, by its resource indicator. */
  resources: Record<string, string[]>
}

/** How long a person need not be asked again. */
export const grantSeconds = 365 * 24 * 60 * 60

/** A new grant of exactly this, as the OpenID provider reads it. */
export function newGrant(person: Person, clientId: string, { scopes, claims, resources }: RequestedAccess): Grant {
  const allowed = Object.entries(resources).filter(([, names]) => names.length > 0)
  const openid = {
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    ...(claims.length > 0 && { claims: [...new Set(claims)] }),
  }
  const { accountId } = person
  const payload = {
    kind: 'Grant',
    accountId,
    clientId,
    ...(Object.keys(openid).length > 0 && { openid }),
    ...(allowed.length > 0 && {
      resources: Object.fromEntries(allowed.map(([indicator, names]) => [indicator, names.join(' ')])),
    }),
  }
  return { grantId: uuidv7(), accountId, clientId, payload: JSON.stringify(payload), seconds: grantSeconds }
}
