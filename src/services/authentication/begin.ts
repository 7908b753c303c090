import type { Statement } from '../../platform/database/index.ts'
import { beginStatement } from '../../records/authentications/changes.ts'
import type { Authentication } from '../../records/authentications/index.ts'
import type { Context } from '../context.ts'
import type { SigningBrowser } from './browser.ts'
import type { PassedFactor, Requirement } from './factors.ts'
import { write } from './verify-password.ts'

/**
 * Begins a sign-in that needs more than what has passed: made only once a first factor has passed, for this browser
 * alone, good for ten minutes from the last step and thirty in all, and spent once. Returns its id.
 *
 * `more` is what is written with it: it clears the counter of the factor that has passed.
 */
export async function beginAuthentication(
  context: Context,
  begun: {
    account: { ownerId: string; accountId: string }
    browser: SigningBrowser
    factors: readonly PassedFactor[]
    needed: Requirement
    signIn: Authentication['signIn']
    more: Statement[]
  },
): Promise<string> {
  const { account, browser, factors, needed, signIn, more } = begun
  const { id, statement } = beginStatement({
    ownerId: account.ownerId,
    accountId: account.accountId,
    browserHash: browser.hash,
    factors: [...factors],
    needed,
    signIn,
  })
  await write(context, [...more, statement])
  return id
}
