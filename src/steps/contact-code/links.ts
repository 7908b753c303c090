import { page, type Web } from '../../platform/http/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { checkContactLink, findQuestion, openContactLink } from '../../services/contact-codes/index.ts'
import { startAgain } from './asked-here.ts'
import { askerOf } from './asker.ts'
import type { Step } from './deps.ts'
import { linkPage } from './link-page.ts'

/** A mailed link was opened; nothing happens until the button is pressed. */
export async function showLink(step: Step, c: Web, link: string): Promise<Response> {
  const { context, pages } = step
  const checked = await checkContactLink(context, { purpose: pages.purpose, link, language: c.get('language') })
  return linkAnswer(step, c, link, checked.ok ? undefined : checked.problem)
}

/** The button of that page: the link is used up and the contact proven, in this browser. */
export async function openLink(step: Step, c: Web, link: string): Promise<Response> {
  const { context, flows, pages } = step
  const asker = askerOf(step, c)
  const { purpose } = pages
  const opened = await openContactLink(context, asker, { purpose, link, language: c.get('language') })
  if (!opened.ok) return linkAnswer(step, c, link, opened.problem)
  const { id, identifier } = opened
  const flow = opened.flow ? flows.reopen(c, opened.flow) : flows.resume(c, undefined, {})
  const next = flows.change(c, flow, { identifier, challenge: id })
  const question = await findQuestion(context, asker, { id, purpose })
  return question ? pages.proven(c, next, question.challenge) : startAgain(step, c, next.id)
}

function linkAnswer({ pages }: Step, c: Web, link: string, problem: Problem | undefined): Response {
  const { base } = pages
  return page(c, linkPage(c.get('view'), { action: `${base}/link/${link}`, problem, again: base }), problem?.status)
}
