import { Hono } from 'hono'
import { questionIds } from '../../../diagnosis/index.ts'
import { type Form, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { answerQuestion, rejectDiagnosis, reportOutcome } from '../../../services/investigation/index.ts'
import { isRepair } from '../repairs/index.ts'
import { type HelperPagesDeps, onForm } from './deps.ts'
import { backToHelper, openHelperContext } from './helper-context.ts'

/** What a person says about a result: an answer, "not my problem", whether a repair helped; and the result as JSON. */
export function resultRoutes(deps: HelperPagesDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .post('/helper/answer', onForm(deps, answer))
    .post('/helper/not-mine', onForm(deps, reject))
    .post('/helper/outcome', onForm(deps, report))
    .get('/helper/result.json', (c) => showJson(deps, c))
}

async function answer(deps: HelperPagesDeps, c: Web, form: Form): Promise<Response> {
  const helper = await openHelperContext(deps, c, form)
  const question = questionIds.find((id) => id === form.question)
  if (!helper.investigation || !question) return redirect(c, backToHelper(helper))
  if (form.answer === undefined) return redirect(c, `${backToHelper(helper)}&not=1&unanswered=1`)
  await answerQuestion(deps.context, helper.visitor, { token: helper.caseToken, question, answer: form.answer })
  return redirect(c, backToHelper(helper))
}

async function reject(deps: HelperPagesDeps, c: Web, form: Form): Promise<Response> {
  const helper = await openHelperContext(deps, c, form)
  if (!helper.investigation) return redirect(c, backToHelper(helper))
  await rejectDiagnosis(deps.context, helper.visitor, { token: helper.caseToken })
  return redirect(c, `${backToHelper(helper)}&not=1`)
}

async function report(deps: HelperPagesDeps, c: Web, form: Form): Promise<Response> {
  const helper = await openHelperContext(deps, c, form)
  const { repair, helped } = form
  if (helper.investigation && isRepair(repair) && (helped === 'yes' || helped === 'no'))
    await reportOutcome(deps.context, helper.visitor, { token: helper.caseToken, repair, helped: helped === 'yes' })
  return redirect(c, backToHelper(helper))
}

/** The same result for programs and for whoever wants to see all of it: nothing is in it that the page may not say. */
async function showJson(deps: HelperPagesDeps, c: Web): Promise<Response> {
  const { investigation } = await openHelperContext(deps, c, { case: c.req.query('case') })
  return investigation ? c.json(investigation.result) : c.json({ error: 'not_found' }, 404)
}
