import type { Web } from '../../platform/http/index.ts'
import { readObservations } from '../../records/sign-in-log/index.ts'
import { proveContactCode } from '../../services/contact-codes/index.ts'
import { findAskedHere, startAgain } from './asked-here.ts'
import { askerOf } from './asker.ts'
import type { Step } from './deps.ts'
import { codeAnswer } from './show-code.ts'

/** Takes the typed code: on with the proof, or the page again with what did not work. */
export async function takeCode(step: Step, c: Web): Promise<Response> {
  const read = await step.platform.form(c)
  if ('answer' in read) return read.answer
  const { form } = read
  const asked = await findAskedHere(step, c, form.flow, form)
  if (!asked) return startAgain(step, c, form.flow, form)
  const { flow, question } = asked
  if (question.challenge.proven) return step.pages.proven(c, flow, question.challenge)
  const proved = await proveContactCode(step.context, askerOf(step, c), {
    question,
    flow,
    code: form.code ?? '',
    evidence: readObservations(form.evidence),
    language: c.get('language'),
  })
  return proved.ok ? step.pages.proven(c, flow, question.challenge) : codeAnswer(step, c, asked, proved)
}
