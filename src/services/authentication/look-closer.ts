import { type AccountForSignIn, findFormerPassword } from '../../mechanisms/authenticators/index.ts'
import { type Changes, changesLately, knownAccounts, mayHearAsFamiliar } from '../../mechanisms/known-devices/index.ts'
import { hasFailedBefore, throttleKeys } from '../../mechanisms/throttling/index.ts'
import { caseFold } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'

/** What a browser that knows an account may hear of a password that did not fit. */
export type CloserLook = {
  level: 'T0' | 'T1'
  /** It is a former password of the account. */
  former?: boolean | undefined
  /** It failed on another account of this browser too. */
  sameAsOther?: boolean | undefined
  changes?: Changes | undefined
}

/**
 * Looks closer at a miss, on a browser that knows the account: whether it may hear more, and whether the password is a
 * former one. On all others nothing is done, so that nothing differs between known and unknown identifiers. It never
 * refuses, and what cannot be seen is left out.
 */
export async function lookCloser(
  context: Context,
  account: AccountForSignIn | undefined,
  browserHash: Buffer | undefined,
  password: string,
): Promise<CloserLook> {
  if (!account?.knownHere || !browserHash) return { level: 'T0' }
  const { db, hasher } = context
  try {
    const [may, changes, former, sameAsOther] = await Promise.all([
      mayHearAsFamiliar(db, account, browserHash),
      changesLately(db, account),
      findFormerPassword(db, hasher, account, password),
      failedOnAnother(context, account, browserHash, password),
    ])
    const seen = { former: former !== undefined, sameAsOther }
    return may ? { level: 'T1', ...seen, changes } : { level: 'T0', ...seen }
  } catch {
    return { level: 'T0' }
  }
}

/** The wrong password of one's other account: seen by the counters alone, no password is verified for it. */
async function failedOnAnother(
  { db, keys, hasher }: Context,
  account: AccountForSignIn,
  browserHash: Buffer,
  password: string,
): Promise<boolean> {
  const known = await knownAccounts(db, browserHash)
  const others = known.filter(({ accountId }) => accountId !== account.accountId)
  return hasFailedBefore(
    db,
    others.map(({ accountId, userName }) => {
      const identifier = caseFold(userName)
      const attempted = { authenticator: 'password', identifier, accountId, familiarBrowser: browserHash, network: '' }
      return { key: throttleKeys(keys, attempted).identifierKey, fingerprint: hasher.fingerprint(password, identifier) }
    }),
  )
}
