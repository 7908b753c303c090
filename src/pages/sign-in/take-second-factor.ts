import { visitorOf } from '../../access/index.ts'
import { redirect, type Web } from '../../platform/http/index.ts'
import { problem } from '../../platform/problems/index.ts'
import { readObservations } from '../../records/sign-in-log/index.ts'
import { finishAuthentication, verifyFactor } from '../../services/authentication/index.ts'
import { enter } from './arrive.ts'
import type { SignInDeps } from './deps.ts'
import { flowOf } from './flow-of.ts'
import { secondFactorAnswer } from './show-second-factor.ts'

/** Verifies another factor; with the last one that is needed the person is in. */
export async function takeSecondFactor(deps: SignInDeps, c: Web): Promise<Response> {
  const read = await deps.platform.form(c)
  if ('answer' in read) return read.answer
  const { form } = read
  const flow = flowOf(deps, c, form.flow)
  const kind = form.kind ?? ''
  if (!flow.authentication) return redirect(c, `/sign-in?flow=${flow.id}`)
  if (!form.response) return secondFactorAnswer(deps, c, flow, kind, problem('code_length', { n: 0 }))
  const actor = visitorOf(deps.platform, c)
  const browser = deps.platform.browserOf(c)
  const evidence = readObservations(form.evidence)
  const id = flow.authentication
  const attempt = { id, kind, response: form.response, browser, evidence, language: c.get('language') }
  const verified = await verifyFactor(deps.context, actor, attempt)
  if (!verified.ok) return secondFactorAnswer(deps, c, flow, kind, verified.problem)
  if (!verified.enough) return secondFactorAnswer(deps, c, flow, undefined)
  const finished = await finishAuthentication(deps.context, actor, { id, browser, evidence })
  return finished.ok ? enter(deps, c, flow, finished.session) : redirect(c, `/sign-in?flow=${flow.id}`)
}
