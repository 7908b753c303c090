import type { SymptomId } from '../../diagnosis/index.ts'
import { peekOnce, spendOnce } from '../../mechanisms/one-time/index.ts'
import { formatTime, type Language } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { findAccount, type Identifier } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { newGoal, unsealGoal } from './goal.ts'
import { type OpenedInvestigation, openProved } from './open-investigation.ts'
import type { Investigator, NewInvestigation } from './types.ts'

/** The link of the mail. */
export const mailedReason = { type: 'helper_explain', minutes: 30 } as const

/** What it carries. */
export type MailedReason = {
  identifier: Identifier
  symptom?: SymptomId | undefined
  flow?: string | undefined
  /** Hash of the browser that asked. */
  browser?: string | undefined
}

type Link = { link: string; language: Language }

/** Whether a mailed link is still good. Nothing is used up: mail scanners open links too. Refused with GK8001 or GK8002. */
export async function checkMailedReason(
  { db, config }: Pick<Context, 'db' | 'config'>,
  { link, language }: Link,
): Promise<{ ok: true } | Refusal> {
  const seen = await peekOnce(db, mailedReason.type, link)
  if (seen.state === 'open' && seen.entry.accountId) return { ok: true }
  if (seen.state !== 'expired') return refuse('link_used')
  return refuse('link_expired', { time: formatTime(seen.at, language, config.timeZone) })
}

/**
 * Opens a mailed link, once: its holder has proved the contact, and an investigation begins that tells them the true
 * reason, in this browser. Refused with GK8002 when it is over.
 */
export async function openMailedReason(
  context: Context,
  actor: Investigator,
  { link, language }: Link,
): Promise<OpenedInvestigation | Refusal> {
  const spent = await spendOnce(context.db, mailedReason.type, link)
  const account = spent?.accountId ? await findAccount(context.db, spent.accountId) : undefined
  if (!spent || !account) return refuse('link_used')
  const data = spent.data as MailedReason
  const beginning = { language, symptom: data.symptom, flow: goalFor(context, actor, data) }
  return openProved(context, actor, beginning, account.accountId)
}

/** In another browser nothing is carried over but who was proved (ATK-066). */
function goalFor(context: Context, { browserHash }: Investigator, data: MailedReason): NewInvestigation['flow'] {
  const same = data.browser !== undefined && data.browser === browserHash?.toString('hex')
  const flow = same ? unsealGoal(context, data.flow) : undefined
  const { identifier } = data
  return flow ? { ...flow, identifier } : newGoal({ identifier })
}
