import { redirect, type Web } from '../../platform/http/index.ts'
import { resendContactCode } from '../../services/contact-codes/index.ts'
import { findAskedHere, startAgain } from './asked-here.ts'
import { askerOf } from './asker.ts'
import type { Step } from './deps.ts'
import { codeAnswer } from './show-code.ts'

/** Sends another code, or says how long to wait. */
export async function resendCode(step: Step, c: Web): Promise<Response> {
  const read = await step.platform.form(c)
  if ('answer' in read) return read.answer
  const { form } = read
  const asked = await findAskedHere(step, c, form.flow, form)
  if (!asked) return startAgain(step, c, form.flow, form)
  const { flow } = asked
  const sent = await resendContactCode(step.context, askerOf(step, c), { ...asked, language: c.get('language') })
  if (sent.ok) return redirect(c, `${step.pages.base}/code?flow=${flow.id}&resent=1`)
  if (sent.seconds !== undefined) c.header('Retry-After', String(sent.seconds))
  return codeAnswer(step, c, asked, { problem: sent.problem })
}
