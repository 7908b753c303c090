import { findAccountForSignIn } from '../../mechanisms/authenticators/index.ts'
import { findThrottleState, throttleKeys } from '../../mechanisms/throttling/index.ts'
import type { Identifier } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'

/**
 * Until when sign-in with a password is paused for this identifier in this browser, as its person is shown; the same for
 * identifiers that nobody has. Looking changes nothing.
 */
export async function passwordPause(
  { db, keys }: Context,
  asked: { identifier: Identifier; preferred: 'personal' | 'organization'; browserHash: Buffer | undefined },
): Promise<{ pausedUntil: Date | null; stopped: boolean }> {
  const { identifier, preferred, browserHash } = asked
  const account = await findAccountForSignIn(db, {
    identifierKind: identifier.kind,
    identifierNorm: identifier.norm,
    preferred,
    browserHash,
  })
  const throttled = throttleKeys(keys, {
    authenticator: 'password',
    identifier: identifier.norm,
    accountId: account?.accountId,
    familiarBrowser: account?.familiar ? browserHash : undefined,
    // The pause of a network is not among what is looked up here.
    network: '',
  })
  return findThrottleState(db, throttled)
}
