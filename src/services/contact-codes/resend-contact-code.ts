import { refuseUnlessMay } from '../../access/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import { formatTime, type Language } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { refuseTooMany } from './refuse-too-many.ts'
import { sendAnother } from './send-code.ts'
import type { Asker, ContactCodeContext, OpenQuestion } from './types.ts'

type Resending = { question: OpenQuestion; flow: Flow; language: Language }

/**
 * Sends another code of a question. Refused with GK4003 before its wait is over or after the last one, `seconds` says
 * how long; with GK4004 when too many were asked for.
 */
export async function resendContactCode(
  context: ContactCodeContext,
  actor: Asker,
  { question, flow, language }: Resending,
): Promise<{ ok: true } | (Refusal & { seconds?: number })> {
  const refused = refuseUnlessMay(actor, 'contact.prove')
  if (refused) return refused
  const { identifier, challenge } = question
  const { purpose, resendInSeconds: seconds, codesEnd } = challenge
  // Too soon costs nothing: no limit is taken from.
  const tooMany = seconds === 0 ? await refuseTooMany(context, actor, { purpose, identifier, language }) : undefined
  if (tooMany) return tooMany
  if (await sendAnother(context, actor, question, flow)) return { ok: true }
  const time = formatTime(codesEnd ?? new Date(), language, context.config.timeZone)
  return { ...refuse('code_wait', { s: seconds, time }), seconds }
}
