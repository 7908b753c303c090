import { Hono } from 'hono'
import { visitorOf } from '../../../access/index.ts'
import { type Form, page, redirect, untilNextStep, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import { readIdentifier } from '../../../records/accounts/index.ts'
import { checkMailedReason, mailReason, openMailedReason } from '../../../services/investigation/index.ts'
import { askContact } from './ask-contact.ts'
import { type HelperPagesDeps, onForm } from './deps.ts'
import { backToSignIn, contextOfAddress, openHelperContext, within } from './helper-context.ts'
import { explainedPage, mailSentPage } from './mail-pages.ts'

const mail = '/helper/mail'

/**
 * Explain by mail: the page answers the same for every address, the true reason goes to a contact on file. The holder
 * of the link has proved that contact, and hears what that level may hear.
 */
export function mailRoutes(deps: HelperPagesDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get(mail, (c) => showForm(deps, c))
    .post(mail, onForm(deps, sendReason))
    .get(`${mail}/sent`, (c) => showSent(deps, c))
    .get('/helper/explained/:token', (c) => showLink(deps, c, c.req.param('token')))
    .post('/helper/explained/:token', (c) => openLink(deps, c, c.req.param('token')))
}

async function showForm(deps: HelperPagesDeps, c: Web): Promise<Response> {
  const helper = await contextOfAddress(deps, c)
  const typed = c.req.query('change') ? undefined : helper.flow.identifier?.value
  return askContact(deps, c, helper, { about: 'mail', typed })
}

async function sendReason(deps: HelperPagesDeps, c: Web, form: Form): Promise<Response> {
  const started = performance.now()
  const helper = await openHelperContext(deps, c, form)
  const typed = form.identifier ?? ''
  const again = (said: Problem) => askContact(deps, c, helper, { about: 'mail', typed, problem: said })
  const read = readIdentifier(typed)
  if (!read.ok) return again(read.problem)
  const wait = await deps.proofOfWork.check(c, form.altcha)
  if (wait) return again(wait)
  const { identifier } = read
  const { flow, visitor, investigation } = helper
  const symptom = investigation?.result.symptom ?? undefined
  const mailed = await mailReason(deps.context, visitor, { identifier, language: c.get('language'), flow, symptom })
  if (!mailed.ok) return again(mailed.problem)
  await untilNextStep(started)
  return redirect(c, within(`${mail}/sent`, { ...helper, flowId: deps.flows.change(c, flow, { identifier }).id }))
}

async function showSent(deps: HelperPagesDeps, c: Web): Promise<Response> {
  const helper = await contextOfAddress(deps, c)
  const { identifier } = helper.flow
  if (!identifier) return redirect(c, within(mail, helper))
  return page(
    c,
    mailSentPage(c.get('view'), {
      address: identifier.value,
      again: `${within(mail, helper)}&change=1`,
      back: backToSignIn(helper),
      known: helper.investigation !== undefined,
    }),
  )
}

async function showLink({ context }: HelperPagesDeps, c: Web, link: string): Promise<Response> {
  const checked = await checkMailedReason(context, { link, language: c.get('language') })
  const said = checked.ok ? undefined : checked.problem
  const action = `/helper/explained/${encodeURIComponent(link)}`
  return page(c, explainedPage(c.get('view'), { action, problem: said }), said?.status)
}

async function openLink({ context, platform }: HelperPagesDeps, c: Web, link: string): Promise<Response> {
  // What is proved here belongs to this browser: it gets its cookie with the answer.
  const visitor = { ...visitorOf(platform, c), browserHash: platform.browserOf(c).hash }
  const opened = await openMailedReason(context, visitor, { link, language: c.get('language') })
  if (opened.ok) return redirect(c, `/helper?case=${opened.token}`)
  const said = opened.problem
  return page(c, explainedPage(c.get('view'), { action: '', problem: said }), said.status)
}
