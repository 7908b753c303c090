import { Hono } from 'hono'
import type { SymptomId } from '../../../diagnosis/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { deviceOf, guideOf } from '../guides/index.ts'
import type { HelperPagesDeps } from './deps.ts'
import { guidePage, guidesPage } from './guide-page.ts'
import { backToHelper, backToSignIn, contextOfAddress, type HelperContext } from './helper-context.ts'
import { messageIds, messagePage, personPage } from './person-pages.ts'
import { notMePage, waysPage } from './ways-pages.ts'

/** Codes and links do not arrive, by mail or by text message. */
const notArriving = new Set<SymptomId | null | undefined>(['Y7', 'Y8'])

/** The pages that show what a person can do: steps, a text to send, whom to ask, other ways in. */
export function wayRoutes(deps: HelperPagesDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/helper/guides', (c) => page(c, guidesPage(c.get('view'))))
    .get('/helper/guides/:id', (c) => showGuide(deps, c, c.req.param('id')))
    .get('/helper/ask/:message', (c) => showMessage(deps, c, c.req.param('message')))
    .get('/helper/person', (c) => showPerson(deps, c))
    .get('/helper/ways', (c) => showWays(deps, c))
    .get('/helper/not-me', (c) => showNotMe(deps, c))
}

async function showGuide(deps: HelperPagesDeps, c: Web, id: string): Promise<Response> {
  const guide = guideOf(id, c.get('language'))
  if (!guide) return redirect(c, '/helper/guides')
  const helper = await contextOfAddress(deps, c)
  return page(
    c,
    guidePage(c.get('view'), {
      guide,
      device: deviceOf(c.req.header('user-agent')),
      domain: typedDomain(helper),
      from: addressIn(deps.context.config.mailFrom),
      back: helper.caseToken ? backToHelper(helper) : `/sign-in?flow=${helper.flowId}`,
      caseToken: helper.caseToken,
    }),
  )
}

async function showMessage(deps: HelperPagesDeps, c: Web, name: string): Promise<Response> {
  const id = messageIds.find((each) => each === name)
  if (!id) return redirect(c, '/helper')
  const helper = await contextOfAddress(deps, c)
  const { flow, investigation } = helper
  return page(
    c,
    messagePage(c.get('view'), {
      id,
      app: flow.requirement?.name,
      account: flow.identifier?.value,
      attempt: investigation?.attemptLabel,
      back: backToSignIn(helper),
      known: investigation !== undefined,
    }),
  )
}

async function showPerson(deps: HelperPagesDeps, c: Web): Promise<Response> {
  const helper = await contextOfAddress(deps, c)
  return page(
    c,
    personPage(c.get('view'), {
      investigation: helper.investigation,
      device: helper.visitor.client.device,
      support: deps.context.config.support,
      back: backToSignIn(helper),
    }),
  )
}

async function showWays(deps: HelperPagesDeps, c: Web): Promise<Response> {
  const helper = await contextOfAddress(deps, c)
  return page(
    c,
    waysPage(c.get('view'), {
      flow: helper.flowId,
      case: helper.caseToken,
      known: helper.visitor.browserHash !== undefined,
      unreached: notArriving.has(helper.investigation?.result.symptom),
      back: backToSignIn(helper),
    }),
  )
}

async function showNotMe(deps: HelperPagesDeps, c: Web): Promise<Response> {
  const helper = await contextOfAddress(deps, c)
  const known = helper.investigation !== undefined
  return page(c, notMePage(c.get('view'), { flow: helper.flowId, back: backToSignIn(helper), known }))
}

/** The domain that the person typed themselves: whose settings to show. */
function typedDomain({ flow }: HelperContext): string | undefined {
  const norm = flow.identifier?.kind === 'email' ? flow.identifier.norm : undefined
  return norm?.slice(norm.lastIndexOf('@') + 1)
}

function addressIn(from: string): string {
  return /<([^<>]+)>/.exec(from)?.[1] ?? from
}
