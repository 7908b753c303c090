import { isEstablished } from '../mechanisms/known-devices/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import { formatTime, type Language } from '../platform/i18n/index.ts'
import { type Refusal, refuse } from '../platform/problems/index.ts'
import { addHold } from '../records/accounts/changes.ts'
import { type HoldReason, hasSomethingOlder } from '../records/accounts/index.ts'
import type { Context } from './context.ts'

type Owner = { ownerId: string; accountId: string }

/**
 * Begins the 72 hours in which nothing of an account is added, set or removed, after it was entered with a contact alone.
 * Returns when they end; undefined when there are none: on an established device two kinds of proof have been shown, and
 * where nothing is older than what was just used there is nothing to protect.
 */
export async function beginHold(
  tx: Transaction,
  account: Owner,
  entry: { because: Exclude<HoldReason, 'contest'>; contactId: string | undefined; browserHash: Buffer | undefined },
): Promise<Date | undefined> {
  const { because, contactId, browserHash } = entry
  if (await isEstablished(tx, account.accountId, browserHash)) return undefined
  if (!(await hasSomethingOlder(tx, account, contactId))) return undefined
  return addHold(tx, account, { because, proofs: ['contact'], contactId })
}

/** The refusal (GK7008) of an act that adds, sets or removes something while a hold lasts, or undefined. */
export function refuseWhileHeld(
  { config }: Pick<Context, 'config'>,
  account: { heldUntil: Date | null },
  language: Language,
): Refusal | undefined {
  const { heldUntil } = account
  return heldUntil ? refuse('held', { until: formatTime(heldUntil, language, config.timeZone) }) : undefined
}
