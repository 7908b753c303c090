import { type AttemptedRepair, repairIds } from '../../diagnosis/index.ts'
import { type Flow, fitsRequirement } from '../../mechanisms/flows/index.ts'
import { type AccountHere, accountsHere } from '../../mechanisms/known-devices/index.ts'
import { nilUuid } from '../../platform/crypto/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import { type Account, findAccount } from '../../records/accounts/index.ts'
import { type KnownAttempt, knownAttempt } from '../../records/sign-in-log/index.ts'

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

type AccountQuery = {
  /** One that was proved, or that is signed in. */
  accountId?: string | undefined
  attempt: KnownAttempt | undefined
  flow?: Flow | undefined
  browserHash: Buffer | undefined
}

/**
 * The account that a visitor may hear of: one that they proved or are signed in to, that of an attempt with the right
 * password, or one that signed in on this browser before. For everybody else there is none: no account is looked up by
 * what they typed, so one that exists costs them the same as none.
 */
export async function accountToHear(q: Queries, query: AccountQuery): Promise<Account | undefined> {
  const { attempt } = query
  const proved = query.accountId ?? (attempt && hadRightPassword(attempt) ? attempt.accountId : undefined)
  const accountId = proved ?? meantHere(await accountsHere(q, query.browserHash), query)?.accountId
  return accountId ? findAccount(q, accountId) : undefined
}

/** Of the accounts of this browser: that of the attempt, or the one that was typed, by its kind and the application. */
function meantHere(here: readonly AccountHere[], { attempt, flow }: AccountQuery): AccountHere | undefined {
  if (attempt) return here.find(({ accountId }) => accountId === attempt.accountId)
  const typed = flow?.identifier?.norm
  const named = here.filter(({ contacts }) => typed !== undefined && contacts.includes(typed))
  const kind = flow?.accountKind ?? (flow?.requirement?.kind === 'any' ? undefined : flow?.requirement?.kind)
  return (
    named.find((each) => each.kind === kind) ??
    named.find((each) => fitsRequirement(each, flow?.requirement)) ??
    named[0]
  )
}

/** Told only after the right password: turned off, closed, or its organisation suspended. */
const afterRightPassword = new Set(['GK2008', 'GK2009', 'GK7006'])
const proofMilliseconds = 60 * 60 * 1000

/**
 * Within the hour. Not GK3004: there the answer was the one for a wrong password, and whoever guesses must not learn
 * here that it was the right one.
 */
export function hadRightPassword({ outcome, reason, at }: KnownAttempt): boolean {
  return outcome === 'refused' && afterRightPassword.has(reason ?? '') && Date.now() - at.getTime() < proofMilliseconds
}

/** What was taken up on the way to a page that fails all the same. */
export function missedOn({ tried = [] }: Flow, at: Date): AttemptedRepair[] {
  return repairIds.filter((id) => tried.includes(id)).map((id) => ({ id, at: at.toISOString(), outcome: 'no_change' }))
}
