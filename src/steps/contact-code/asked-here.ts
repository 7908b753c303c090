import type { Flow } from '../../mechanisms/flows/index.ts'
import { type Form, redirect, type Web } from '../../platform/http/index.ts'
import { readIdentifier } from '../../records/accounts/index.ts'
import { findQuestion, type OpenQuestion } from '../../services/contact-codes/index.ts'
import type { Step } from './deps.ts'

export type AskedHere = { flow: Flow; question: OpenQuestion }

/**
 * The question that a page or a form of this browser is about. A form names its own: its flow may have gone on to another
 * contact in another tab, and comes back to this one.
 */
export async function findAskedHere(
  { context, flows, pages }: Step,
  c: Web,
  id: string | undefined,
  form: Form = {},
): Promise<AskedHere | undefined> {
  const flow = flows.read(c, id)
  c.set('formActions', flow?.formActions)
  const { browserHash } = c.get('jar')
  const asked = { id: form.question ?? flow?.challenge, purpose: pages.purpose }
  const question = await findQuestion(context, { browserHash }, asked)
  if (!question) return undefined
  if (flow?.challenge === question.id && flow.identifier?.value === question.identifier.value) return { flow, question }
  // On a page, the flow has been changed since: the question is to the contact that it was made for.
  if (!form.question) return undefined
  const { identifier, id: challenge } = question
  return { flow: flows.change(c, flow ?? flows.resume(c, undefined, {}), { identifier, challenge }), question }
}

/** To the page that asks for the contact: the one that the form showed, where its flow is gone. */
export function startAgain({ flows, pages }: Step, c: Web, id: string | undefined, form: Form = {}): Response {
  if (flows.read(c, id)) return redirect(c, `${pages.base}?flow=${id}`)
  const shown = readIdentifier(form.identifier ?? '')
  const flow = shown.ok ? flows.begin(c, { identifier: shown.identifier }) : undefined
  return redirect(c, flow ? `${pages.base}?flow=${flow.id}` : pages.base)
}
