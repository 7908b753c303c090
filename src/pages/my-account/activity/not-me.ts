import { Hono } from 'hono'
import { visitorOf } from '../../../access/index.ts'
import { peekOnce } from '../../../mechanisms/one-time/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import { listContacts, maskContact, ownIdentifier } from '../../../records/accounts/index.ts'
import { reportTakeover } from '../../../services/sessions/index.ts'
import type { PageDeps } from '../guard/index.ts'
import { linkPage, linkProblem, stateProblem, takeoverPage } from '../takeover/index.ts'

const type = 'not_me'
const path = '/account/not-me/:token'

/**
 * "It wasn't me" from the notice of a sign-in: works without being signed in, and deletes nothing. Opening it changes
 * nothing; the button puts everybody out and leads to a new password.
 */
export function notMeRoutes(deps: PageDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get(path, async (c) => answer(c, await stateProblem(deps, c, await peekOnce(deps.db, type, tokenOf(c)))))
  routes.post(path, (c) => report(deps, c))
  return routes
}

const tokenOf = (c: Web) => c.req.param('token') ?? ''

async function report(deps: PageDeps, c: Web): Promise<Response> {
  const { context, db, flows, platform } = deps
  const shut = await stateProblem(deps, c, await peekOnce(db, type, tokenOf(c)))
  if (shut) return answer(c, shut)
  const reported = await reportTakeover(context, visitorOf(platform, c), { token: tokenOf(c) })
  if (!reported.ok) return answer(c, linkProblem(deps, c, await peekOnce(db, type, tokenOf(c))) ?? reported.problem)
  const { account } = reported
  const identifier = ownIdentifier(account, await listContacts(db, account))
  const reset = identifier ? `/reset?flow=${flows.begin(c, { identifier }).id}` : '/reset'
  const recent = reported.recent.map(({ contact, undo }) => ({
    mask: maskContact(contact.kind, contact.value),
    path: `/account/undo/${undo}`,
  }))
  return recent.length === 0 ? redirect(c, reset) : page(c, takeoverPage(c.get('view'), { recent, reset }))
}

function answer(c: Web, said: Problem | undefined): Response {
  const { t } = c.get('view')
  const texts = {
    title: t('account.notMe.title'),
    lead: t('account.notMe.lead'),
    button: t('account.notMe.button'),
    action: `/account/not-me/${tokenOf(c)}`,
    repair: 'report_not_me',
  }
  return page(c, linkPage(c.get('view'), { ...texts, problem: said }), said?.status)
}
