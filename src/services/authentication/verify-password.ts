import { failureStatement } from '../../mechanisms/authenticators/changes.ts'
import { type AccountForSignIn, failuresUntilStop } from '../../mechanisms/authenticators/index.ts'
import { type Admission, clearStatements } from '../../mechanisms/throttling/index.ts'
import { nilUuid } from '../../platform/crypto/index.ts'
import { combine, type Statement } from '../../platform/database/index.ts'
import type { Identifier } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { tellPasswordStopped, tellStrangers } from '../notices/index.ts'
import { broughtHash, type SigningBrowser } from './browser.ts'
import { countAttempt } from './counted-attempt.ts'
import { findThrottledAccount } from './throttled-account.ts'

export type PasswordAttempt = {
  identifier: Identifier
  /** Which of two accounts with one address is meant first. */
  preferred: 'personal' | 'organization'
  password: string
  browser: SigningBrowser
}

/** What became of a password. The tries that it took are given back by `clear`, with what is written of a success. */
export type PasswordCheck =
  | { outcome: 'verified'; account: AccountForSignIn; clear: Statement[] }
  /** It was not looked at: the person, or their network, has to wait, or the password opens nothing any more. */
  | { outcome: 'paused'; account: AccountForSignIn | undefined; admission: Admission }
  /** `right`: it fits, but others have used the account's tries up; to be told to nobody but its owner. */
  | { outcome: 'mismatch'; account: AccountForSignIn | undefined; admission: Admission; right: boolean }

/**
 * Verifies a password: the one place where a typed password is compared, for sign-in and for "current password" alike.
 *
 * An identifier that nobody has costs the same hash and the same statements and is counted the same way, so that
 * neither the answer nor its timing tells a stranger which accounts exist. The try is counted before the hash is
 * computed (ATK-001), given back on success, and given back when a fault stops it. `finish` writes what came of it;
 * for a mismatch it must run `failure` with whatever else it writes.
 *
 * Returns what a person can cause; throws on a fault and when the hashing queue is full.
 */
export async function verifyPassword<Result>(
  context: Context,
  attempt: PasswordAttempt,
  finish: (check: PasswordCheck, failure: Statement[]) => Promise<Result>,
): Promise<Result> {
  const { hasher } = context
  const { identifier, preferred, browser, password } = attempt
  const claim = { identifier, preferred, browserHash: broughtHash(browser), network: browser.client.address }
  const { account, throttled } = await findThrottledAccount(context, claim)
  const fingerprint = hasher.fingerprint(password, identifier.norm)
  // First a place in the queue: a try is never counted and then turned away unchecked.
  using place = hasher.reserve()
  return await countAttempt(context, { keys: throttled, fingerprint }, async (admission) => {
    if (!admission.admitted) return finish({ outcome: 'paused', account, admission }, [])
    const fits = (await place.matches(password, account?.hash ?? undefined)) && account !== undefined
    if (fits && admission.accountAdmitted && account.failures < failuresUntilStop)
      return finish({ outcome: 'verified', account, clear: clearStatements(throttled) }, [])
    const counts = !fits && admission.accountAdmitted && !admission.repeated
    const check = { outcome: 'mismatch', account, admission, right: fits } as const
    const result = await finish(check, [failureStatement(account && counts ? account : nobody)])
    await tellOwner(context, check, counts)
    return result
  })
}

/** The same statement for identifiers that nobody has. */
const nobody = { ownerId: nilUuid, accountId: nilUuid }

/**
 * The owner is told when strangers have used the tries up, and when the password opens nothing any more: a different
 * wrong one, while the account was not paused, was the hundredth in a row (docs/decisions/0011).
 */
async function tellOwner(
  context: Context,
  { account, admission }: PasswordCheck & { outcome: 'mismatch' },
  counts: boolean,
): Promise<void> {
  if (!account) return
  if (!admission.accountAdmitted && !account.warnedLately)
    await context.db.transaction((tx) => tellStrangers(context, tx, account))
  if (counts && account.failures + 1 === failuresUntilStop)
    await context.db.transaction((tx) => tellPasswordStopped(context, tx, account))
}

/** Writes what came of a check in one statement. */
export async function write({ db }: Context, statements: Statement[]): Promise<void> {
  await db.run(combine(statements))
}
