import { Hono } from 'hono'
import { type Visitor, visitorOf } from '../../../access/index.ts'
import { peekOnce } from '../../../mechanisms/one-time/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { Key } from '../../../platform/i18n/index.ts'
import type { Problem, Refusal } from '../../../platform/problems/index.ts'
import { listContacts, maskContact, ownIdentifier } from '../../../records/accounts/index.ts'
import type { Context } from '../../../services/context.ts'
import type { ReportedTakeover } from '../../../services/recent-contacts.ts'
import type { Parts } from '../visit/index.ts'
import { linkPage, linkProblem, stateProblem } from './link-page.ts'
import { takeoverPage } from './takeover-page.ts'

export type Takeover = {
  /** One-time type of the link in the notice. */
  type: 'not_me' | 'password_undo'
  base: string
  title: Key
  lead: Key
  button: Key
  report(context: Context, actor: Visitor, input: { token: string }): Promise<Refusal | ReportedTakeover>
}

/**
 * Links of notices by which a person says "this was not me": a page that changes nothing when it is opened, and a
 * button that puts everybody out and leads to a new password. Nobody needs to be signed in for it.
 */
export function takeoverRoutes(parts: Parts, takeover: Takeover): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get(`${takeover.base}/:token`, async (c) => {
    const seen = await peekOnce(parts.db, takeover.type, tokenOf(c))
    return answer(c, takeover, await stateProblem(parts, c, seen))
  })
  routes.post(`${takeover.base}/:token`, (c) => report(parts, takeover, c))
  return routes
}

async function report(parts: Parts, takeover: Takeover, c: Web): Promise<Response> {
  const { context, db, flows, platform } = parts
  const { type } = takeover
  const token = tokenOf(c)
  const shut = await stateProblem(parts, c, await peekOnce(db, type, token))
  if (shut) return answer(c, takeover, shut)
  const reported = await takeover.report(context, visitorOf(platform, c), { token })
  if (!reported.ok)
    return answer(c, takeover, linkProblem(parts, c, await peekOnce(db, type, token)) ?? reported.problem)
  const { account } = reported
  const identifier = ownIdentifier(account, await listContacts(db, account))
  const reset = identifier ? `/reset?flow=${flows.begin(c, { identifier }).id}` : '/reset'
  const recent = reported.recent.map(({ contact, undo }) => ({
    mask: maskContact(contact.kind, contact.value),
    path: `/account/undo/${undo}`,
  }))
  return recent.length === 0 ? redirect(c, reset) : page(c, takeoverPage(c.get('view'), { recent, reset }))
}

function answer(c: Web, { base, title, lead, button }: Takeover, said: Problem | undefined): Response {
  const { t } = c.get('view')
  const texts = { title: t(title), lead: t(lead), button: t(button) }
  const action = `${base}/${tokenOf(c)}`
  return page(c, linkPage(c.get('view'), { ...texts, action, repair: 'report_not_me', problem: said }), said?.status)
}

const tokenOf = (c: Web) => c.req.param('token') ?? ''
