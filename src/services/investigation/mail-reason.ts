import { refuseUnlessMay } from '../../access/index.ts'
import type { SymptomId } from '../../diagnosis/index.ts'
import { enqueue, type NewMessage } from '../../mechanisms/delivery/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import { issueOnce } from '../../mechanisms/one-time/index.ts'
import { takeOne } from '../../mechanisms/throttling/index.ts'
import { formatTime, type Language } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { type Identifier, recipientOf } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { sealGoal } from './goal.ts'
import { type MailedReason, mailedReason } from './mailed-reason.ts'
import type { Investigator } from './types.ts'

export type ReasonRequest = {
  identifier: Identifier
  language: Language
  flow: Flow
  symptom: SymptomId | undefined
}

/**
 * Mails the true reason to a contact on file; the answer is the same for every address. The same work for all:
 * look-ups, a link, a message, which goes to the account's own row where there is one.
 *
 * Refused with GK4004 when too many were asked for, for this contact or by this network, whether or not anybody has it.
 */
export async function mailReason(
  context: Context,
  actor: Investigator,
  request: ReasonRequest,
): Promise<{ ok: true } | Refusal> {
  const refused = refuseUnlessMay(actor, 'diagnosis.open') ?? (await refuseTooMany(context, actor, request))
  if (refused) return refused
  const { db, keys } = context
  const { identifier, symptom, flow } = request
  const recipient = await recipientOf(db, identifier)
  const known = recipient && { ownerId: recipient.ownerId, accountId: recipient.accountId }
  const data: MailedReason = {
    identifier,
    symptom,
    flow: sealGoal(context, flow),
    browser: actor.browserHash?.toString('hex'),
  }
  const token = await issueOnce(db, mailedReason.type, { ...known, minutes: mailedReason.minutes, data })
  const link = `${context.config.url}/helper/explained/${token}`
  await enqueue(db, keys, messageOf(request, recipient?.to ?? identifier.value, actor, link, known))
  return { ok: true }
}

type Known = { ownerId: string; accountId: string } | undefined

function messageOf(
  { identifier, language }: ReasonRequest,
  to: string,
  { client }: Investigator,
  link: string,
  known: Known,
): NewMessage {
  const { device, network } = client
  const common = { kind: identifier.kind, to, language, purpose: 'explain', source: network }
  // A stranger's mail says nothing of whoever asked.
  if (!known) return { ...common, template: 'sign_in_explained_unknown', values: {}, minutes: 24 * 60 }
  const values = { link, device, network }
  return { ...common, ...known, template: 'sign_in_explained', values, minutes: mailedReason.minutes }
}

/** Counted for every address alike, whether or not anybody has it. */
async function refuseTooMany(
  { db, keys, limits, config }: Context,
  { client }: Investigator,
  { identifier, language }: ReasonRequest,
): Promise<Refusal | undefined> {
  const rules = [
    ['helper mail hour', identifier.norm, limits.codesPerContactHour, 3600],
    ['helper mail day', identifier.norm, limits.codesPerContactDay, 86_400],
    ['helper mail network', client.address, limits.codesPerNetworkHour, 3600],
  ] as const
  for (const [name, who, times, seconds] of rules) {
    const taken = await takeOne(db, keys, name, who, { times, seconds })
    if (!taken.ok) return refuse('code_limit', { n: times, time: formatTime(taken.until, language, config.timeZone) })
  }
  return undefined
}
