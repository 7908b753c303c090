import { Hono } from 'hono'
import { renderSVG } from 'uqr'
import { type Html, raw } from '../../../platform/html/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import { checkPhoneLink, issuePhoneLink, openPhoneLink } from '../../../services/investigation/index.ts'
import { guideOf } from '../guides/index.ts'
import type { HelperPagesDeps } from './deps.ts'
import { backToHelper, backToSignIn, contextOfAddress, type HelperContext } from './helper-context.ts'
import { goPage, phonePage } from './ways-pages.ts'

/** "Continue on my phone": a one-time link as a QR code. It carries where one is going, and never a sign-in. */
export function phoneRoutes(deps: HelperPagesDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/helper/phone', (c) => showPhone(deps, c))
    .get('/helper/go/:token', (c) => showLink(deps, c, c.req.param('token')))
    .post('/helper/go/:token', (c) => openLink(deps, c, c.req.param('token')))
}

async function showPhone(deps: HelperPagesDeps, c: Web): Promise<Response> {
  const helper = await contextOfAddress(deps, c)
  const { flow, visitor } = helper
  const language = c.get('language')
  const steps = c.req.query('steps')
  // Steps are open to everybody: their link needs no limit.
  if (steps && guideOf(steps, language))
    return showCode(c, helper, { link: `${deps.context.config.url}/helper/guides/${steps}`, steps: true })
  const issued = await issuePhoneLink(deps.context, visitor, { flow, language })
  if (issued.ok) return showCode(c, helper, { link: issued.link, steps: false })
  return deps.platform.problemPage(c, issued.problem, issued.problem.status, backToHelper(helper))
}

function showCode(c: Web, helper: HelperContext, { link, steps }: { link: string; steps: boolean }): Response {
  return page(
    c,
    phonePage(c.get('view'), {
      svg: drawn(link),
      link,
      steps,
      app: helper.flow.requirement !== undefined,
      back: backToSignIn(helper),
      known: helper.investigation !== undefined,
    }),
  )
}

async function showLink({ context }: HelperPagesDeps, c: Web, link: string): Promise<Response> {
  const checked = await checkPhoneLink(context, { link, language: c.get('language') })
  if (!checked.ok) return showOver(c, checked.problem)
  const { identifier, app } = checked.carried
  const action = `/helper/go/${encodeURIComponent(link)}`
  return page(c, goPage(c.get('view'), { action, address: identifier?.value, app }))
}

async function openLink({ context, flows }: HelperPagesDeps, c: Web, link: string): Promise<Response> {
  const opened = await openPhoneLink(context, { link })
  if (!opened.ok) return showOver(c, opened.problem)
  const { identifier, accountKind, to } = opened.carried
  const flow = flows.begin(c, { identifier, accountKind, to })
  return redirect(c, `${identifier ? '/sign-in/password' : '/sign-in'}?flow=${flow.id}`)
}

function showOver(c: Web, said: Problem): Response {
  return page(c, goPage(c.get('view'), { action: '', problem: said }), said.status)
}

/** Dark on light whatever the colours of the page: cameras want it so. */
function drawn(link: string): Html {
  return raw(renderSVG(link, { border: 2, ecc: 'M' }))
}
