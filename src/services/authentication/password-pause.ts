import { findThrottleState } from '../../mechanisms/throttling/index.ts'
import type { Identifier } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { findThrottledAccount } from './throttled-account.ts'

/**
 * Until when sign-in with a password is paused for this identifier in this browser, as its person is shown; the same for
 * identifiers that nobody has. Looking changes nothing.
 */
export async function passwordPause(
  context: Context,
  asked: { identifier: Identifier; preferred: 'personal' | 'organization'; browserHash: Buffer | undefined },
): Promise<{ pausedUntil: Date | null; stopped: boolean }> {
  // The pause of a network is not among what is looked up here.
  const { throttled } = await findThrottledAccount(context, { ...asked, network: '' })
  return findThrottleState(context.db, throttled)
}
