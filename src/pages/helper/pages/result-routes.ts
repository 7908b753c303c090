import { Hono } from 'hono'
import { answerItem, type Fact, questionIds, questions } from '../../../diagnosis/index.ts'
import { redirect, type WebEnv } from '../../../platform/http/index.ts'
import { isRepair } from '../repairs/index.ts'
import type { HelperPagesDeps } from './deps.ts'
import { backTo, visitOf } from './visit.ts'

/** What a person says about a result: an answer, "not my problem", whether a repair helped; and the result as JSON. */
export function resultRoutes(deps: HelperPagesDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, service } = deps

  routes.post('/helper/answer', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const visit = await visitOf(deps, c, read.form)
    const asked = questionIds.find((id) => id === read.form.question)
    if (!visit.seen || !asked) return redirect(c, backTo(visit))
    const { answer } = read.form
    if (answer === undefined) return redirect(c, `${backTo(visit)}&not=1&unanswered=1`)
    const known = questions[asked].answers.find((fact) => fact === answer) as Fact | undefined
    const evidence = known ? [answerItem(known, new Date().toISOString())] : []
    await service.add(c, visit.caseToken, { asked, evidence })
    return redirect(c, backTo(visit))
  })

  routes.post('/helper/not-mine', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const visit = await visitOf(deps, c, read.form)
    if (!visit.seen) return redirect(c, backTo(visit))
    await service.add(c, visit.caseToken, { notMine: true })
    return redirect(c, `${backTo(visit)}&not=1`)
  })

  routes.post('/helper/outcome', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const visit = await visitOf(deps, c, read.form)
    const { repair, helped } = read.form
    if (!visit.seen || !isRepair(repair) || (helped !== 'yes' && helped !== 'no')) return redirect(c, backTo(visit))
    await service.add(c, visit.caseToken, {
      tried: { id: repair, outcome: helped === 'yes' ? 'solved' : 'no_change' },
    })
    return redirect(c, backTo(visit))
  })

  /** The same result for programs and for whoever wants to see all of it: nothing is in it that the page may not say. */
  routes.get('/helper/result.json', async (c) => {
    const visit = await visitOf(deps, c, { case: c.req.query('case') })
    return visit.seen ? c.json(visit.seen.result) : c.json({ error: 'not_found' }, 404)
  })

  return routes
}
