import { deliveryHealth } from '../../mechanisms/delivery/index.ts'
import { attemptLabel } from '../../platform/crypto/index.ts'
import { page, type Web } from '../../platform/http/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { type AskedHere, findAskedHere, startAgain } from './asked-here.ts'
import { codePage } from './code-page.ts'
import type { Step } from './deps.ts'

/** The page for the code; one that is answered already goes on at once. */
export async function showCode(step: Step, c: Web): Promise<Response> {
  const id = c.req.query('flow')
  const asked = await findAskedHere(step, c, id)
  if (!asked) return startAgain(step, c, id)
  const { flow, question } = asked
  if (question.challenge.proven) return step.pages.proven(c, flow, question.challenge)
  return codeAnswer(step, c, asked, { resent: c.req.query('resent') !== undefined })
}

export type Shown = { problem?: Problem; resent?: boolean; over?: boolean | undefined; attemptId?: string | undefined }

/** The page with what there is to say. */
export async function codeAnswer(
  { context, pages }: Step,
  c: Web,
  { flow, question }: AskedHere,
  { attemptId, ...shown }: Shown,
): Promise<Response> {
  const { challenge, identifier } = question
  const health = (await deliveryHealth(context.db))[challenge.contactKind]
  const view = c.get('view')
  const document = codePage(attemptId ? { ...view, attemptId: attemptLabel(attemptId) } : view, {
    base: pages.base,
    flow: flow.id,
    question: question.id,
    identifier,
    from: context.config.mailFrom,
    waitSeconds: challenge.resendInSeconds,
    medianSeconds: Math.round(health.medianSeconds),
    delayed: health.down,
    ...shown,
    over: shown.over || challenge.triesLeft <= 0,
  })
  return page(c, document, shown.problem?.status)
}
