import { Hono } from 'hono'
import type { Flow } from '../../mechanisms/flows/index.ts'
import { redirect, type Web, type WebEnv } from '../../platform/http/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import { askContactCode, type ContactQuestion } from '../../services/contact-codes/index.ts'
import { askerOf } from './asker.ts'
import type { CodePages, ContactCodeDeps } from './deps.ts'
import { openLink, showLink } from './links.ts'
import { resendCode } from './resend-code.ts'
import { showCode } from './show-code.ts'
import { takeCode } from './take-code.ts'

/**
 * Proving a contact by a code, or by the link in the same mail: what sign-up, reset, sign-in by code, new contacts and
 * the helper share. Whether anybody has the contact changes nothing but the text of the message.
 */
export type ContactCodes = {
  /** Asks a contact, and sends the browser to the page for the code. Refused with GK4004 when too many were asked for. */
  ask(c: Web, flow: Flow, question: ContactQuestion): Promise<{ ok: true; answer: Response } | Refusal>
  /** The pages of one purpose, to be mounted at the root. */
  routes(pages: CodePages): Hono<WebEnv>
}

export function openContactCodes(deps: ContactCodeDeps): ContactCodes {
  return {
    ask: (c, flow, question) => ask(deps, c, flow, question),
    routes: (pages) => routesOf(deps, pages),
  }
}

function routesOf(deps: ContactCodeDeps, pages: CodePages): Hono<WebEnv> {
  const step = { ...deps, pages }
  const { base } = pages
  const routes = new Hono<WebEnv>()
  routes.get(`${base}/code`, (c) => showCode(step, c))
  routes.post(`${base}/code`, (c) => takeCode(step, c))
  routes.post(`${base}/resend`, (c) => resendCode(step, c))
  routes.get(`${base}/link/:token`, (c) => showLink(step, c, c.req.param('token')))
  routes.post(`${base}/link/:token`, (c) => openLink(step, c, c.req.param('token')))
  return routes
}

async function ask(
  deps: ContactCodeDeps,
  c: Web,
  flow: Flow,
  question: ContactQuestion,
): Promise<{ ok: true; answer: Response } | Refusal> {
  const { context, flows } = deps
  const { identifier, base } = question
  const asked = await askContactCode(context, askerOf(deps, c), { question, flow, language: c.get('language') })
  if (!asked.ok) return asked
  const { id } = flows.change(c, flow, { identifier, challenge: asked.id })
  return { ok: true, answer: redirect(c, `${base}/code?flow=${id}`) }
}
