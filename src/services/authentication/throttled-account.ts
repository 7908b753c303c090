import { type AccountForSignIn, findAccountForSignIn } from '../../mechanisms/authenticators/index.ts'
import { type ThrottleKeys, throttleKeys } from '../../mechanisms/throttling/index.ts'
import type { Identifier } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'

/**
 * The account that an identifier claims, and the counters that a password typed for it in this browser is counted under:
 * only a browser that is familiar has one of its own.
 */
export async function findThrottledAccount(
  { db, keys }: Context,
  claim: {
    identifier: Identifier
    /** Which of two accounts with one address is meant first. */
    preferred: 'personal' | 'organization'
    browserHash: Buffer | undefined
    network: string
  },
): Promise<{ account: AccountForSignIn | undefined; throttled: ThrottleKeys }> {
  const { identifier, preferred, browserHash, network } = claim
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
    network,
  })
  return { account, throttled }
}
