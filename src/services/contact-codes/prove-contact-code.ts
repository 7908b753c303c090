import { refuseUnlessMay } from '../../access/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import { proveChallenge } from '../../mechanisms/one-time/index.ts'
import { formatTime, type Language } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import type { Observations } from '../../records/sign-in-log/index.ts'
import { logRefusal } from './log-refusal.ts'
import { refuseTooMany } from './refuse-too-many.ts'
import { sendAnother } from './send-code.ts'
import type { Asker, ContactCodeContext, OpenQuestion } from './types.ts'

const digits = 6
/** Of each question; only a new one brings a further code. */
const mostCodes = 5

type Proving = { question: OpenQuestion; flow: Flow; code: string; evidence: Observations; language: Language }

/** `over`: this question takes no code any more. `attemptId`: what the refusal is called in the log. */
export type RefusedProof = Refusal & { over?: boolean | undefined; attemptId?: string | undefined }

/**
 * Proves a contact by a typed code; the try is counted before the code is looked at.
 *
 * Refused with GK1007 for anything that is no code, which costs no try; GK4001 for a wrong one; GK4002 for the right one
 * too late, after which another goes out by itself, or GK4004 when none may.
 */
export async function proveContactCode(
  context: ContactCodeContext,
  actor: Asker,
  proving: Proving,
): Promise<{ ok: true } | RefusedProof> {
  const refused = refuseUnlessMay(actor, 'contact.prove')
  if (refused) return refused
  const { db, keys } = context
  const code = proving.code.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
  if (code.length !== digits || !/^\d+$/.test(code)) return refuse('code_length', { length: digits, n: code.length })
  const verdict = await proveChallenge(db, keys, proving.question.id, code)
  switch (verdict.verdict) {
    case 'proven':
      return { ok: true }
    // Without a try left nothing was looked at: it is said again, and nobody fills the log with it.
    case 'no_tries':
      return { ...refuse('code_wrong', { n: 0 }), over: true }
    case 'expired':
      return replaceExpired(context, actor, proving, verdict.at)
    case 'wrong':
      return logged(context, actor, proving, refuse('code_wrong', { n: verdict.triesLeft }), verdict.triesLeft === 0)
  }
}

/** It was right, but too old: a new one goes out by itself, as long as one may. */
async function replaceExpired(
  context: ContactCodeContext,
  actor: Asker,
  proving: Proving,
  at: Date,
): Promise<RefusedProof> {
  const { question, flow, language } = proving
  const { identifier, challenge } = question
  const tooMany = await refuseTooMany(context, actor, { purpose: challenge.purpose, identifier, language })
  if (tooMany) return logged(context, actor, proving, tooMany)
  const sent = await sendAnother(context, actor, question, flow)
  const time = formatTime(at, language, context.config.timeZone)
  const said = refuse('code_expired', { time, mask: identifier.value })
  return logged(context, actor, proving, said, !sent && challenge.sends >= mostCodes)
}

async function logged(
  context: ContactCodeContext,
  actor: Asker,
  { question, flow, evidence }: Proving,
  refusal: Refusal,
  over = false,
): Promise<RefusedProof> {
  const reason = refusal.problem.code
  const attemptId = await logRefusal(context, actor, question, {
    reason,
    evidence,
    clientId: flow.requirement?.clientId,
  })
  return { ...refusal, over, attemptId }
}
