import { type Flow, fitsDemand } from '../../../mechanisms/flows/index.ts'
import { nilUuid } from '../../../platform/crypto/index.ts'
import type { Queries } from '../../../platform/database/index.ts'
import { type Account, findAccount, findAccountsOfContact } from '../../../records/accounts/index.ts'
import { type KnownAttempt, knownAttempt } from '../../../records/sign-in-log/index.ts'

/** What an investigation is about: the attempt, where it was going, and the account behind it, which nobody is told of. */
export type Subject = {
  attempt: KnownAttempt | undefined
  flow: Flow | undefined
  account: Account | undefined
  /** The visitor's browser; null while it has no cookie. */
  browserHash: Buffer | undefined
  at: Date
}

/**
 * An attempt, if it came from this very browser: the number alone, which is shown and copied, opens nothing.
 * The same work for numbers that nobody has.
 */
export async function ownAttempt(
  q: Queries,
  attemptId: string | undefined,
  browserHash: Buffer | undefined,
): Promise<KnownAttempt | undefined> {
  const attempt = await knownAttempt(q, attemptId ?? nilUuid)
  return attempt?.browserHash && browserHash?.equals(attempt.browserHash) ? attempt : undefined
}

/** The account that is meant: one that was named, that of the attempt, or the one behind what was typed. */
export async function accountMeant(
  q: Queries,
  named: { accountId: string | undefined; flow: Flow | undefined },
): Promise<Account | undefined> {
  const { accountId, flow } = named
  if (accountId || !flow?.identifier) return findAccount(q, accountId ?? nilUuid)
  const all = await findAccountsOfContact(q, flow.identifier)
  const kind = flow.accountKind ?? (flow.demand?.kind === 'any' ? undefined : flow.demand?.kind)
  return (
    all.find((account) => account.kind === kind) ?? all.find((account) => fitsDemand(account, flow.demand)) ?? all[0]
  )
}
