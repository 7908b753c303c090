import { refuseUnlessMay } from '../../access/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import { newChallenge } from '../../mechanisms/one-time/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { refuseTooMany } from './refuse-too-many.ts'
import { sendCode } from './send-code.ts'
import type { Asker, ContactCodeContext, ContactQuestion, StoredQuestion } from './types.ts'

type Asking = { question: ContactQuestion; flow: Flow; language: Language }

/**
 * Asks a contact: a code goes to it, to be typed in this browser. Returns the id of the question.
 *
 * The same is done for a contact that nobody has; only the text of the message differs. Refused with GK4004 when too
 * many codes were asked for.
 */
export async function askContactCode(
  context: ContactCodeContext,
  actor: Asker,
  { question, flow, language }: Asking,
): Promise<{ ok: true; id: string } | Refusal> {
  const { purpose, identifier, account } = question
  const refused =
    refuseUnlessMay(actor, 'contact.prove') ?? (await refuseTooMany(context, actor, { purpose, identifier, language }))
  if (refused) return refused
  const stored = storedOf(question, actor, language)
  const { id, code } = await newChallenge(context.db, context.keys, {
    purpose,
    browserHash: actor.browserHash,
    contactKind: identifier.kind,
    contactValue: identifier.value,
    ownerId: account?.ownerId,
    accountId: account?.accountId,
    data: stored,
  })
  const going = { ...flow, identifier, challenge: id }
  await sendCode(context, actor, { stored, code, purpose, account, flow: going })
  return { ok: true, id }
}

function storedOf(question: ContactQuestion, { client }: Asker, language: Language): StoredQuestion {
  const { template, identifier, account, link = false, base, values } = question
  return {
    template,
    to: account?.to ?? identifier.value,
    language,
    link,
    base,
    withCode: template.endsWith('_code'),
    values: { ...values, device: client.device, network: client.network },
  }
}
