import { Hono } from 'hono'
import { visitorOf } from '../../../access/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { Context } from '../../../services/context.ts'
import { readInsights } from '../../../services/investigation/index.ts'
import { enterAsOperator, isInvitationOpen, type Operator } from '../../../services/operators/index.ts'
import { enterPage, linkOverPage } from './enter-pages.ts'
import { operatorCookie } from './guard.ts'
import { insightsPage } from './insights-page.ts'

export type OperatorDeps = {
  context: Context
  platform: Parameters<typeof visitorOf>[0]
  operatorOf(c: Web): Promise<Operator | undefined>
}

/** What operators see of the helper, and how they get in. */
export function operatorRoutes(deps: OperatorDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/operations/sign-ins', (c) => showInsights(deps, c))
    .get('/operations/enter/:key', (c) => askToEnter(deps, c, c.req.param('key')))
    .post('/operations/enter/:key', (c) => enter(deps, c, c.req.param('key')))
}

async function showInsights({ context, operatorOf }: OperatorDeps, c: Web): Promise<Response> {
  const operator = await operatorOf(c)
  const insights = operator && (await readInsights(context, operator))
  return insights?.ok ? page(c, insightsPage(c.get('view'), insights)) : c.notFound()
}

async function askToEnter({ context }: OperatorDeps, c: Web, key: string): Promise<Response> {
  if (!(await isInvitationOpen(context, key))) return page(c, linkOverPage(c.get('view')), 410)
  return page(c, enterPage(c.get('view'), `/operations/enter/${key}`))
}

async function enter({ context, platform }: OperatorDeps, c: Web, key: string): Promise<Response> {
  const entered = await enterAsOperator(context, visitorOf(platform, c), { link: key })
  if (!entered.ok) return page(c, linkOverPage(c.get('view')), 410)
  const secure = context.config.secure ? '; Secure' : ''
  c.header(
    'Set-Cookie',
    `${operatorCookie(context.config)}=${entered.key}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${entered.minutes * 60}${secure}`,
    { append: true },
  )
  return redirect(c, '/operations/sign-ins')
}
