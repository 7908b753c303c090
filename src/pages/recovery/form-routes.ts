import { Hono } from 'hono'
import { visitorOf } from '../../access/index.ts'
import { isEstablished } from '../../mechanisms/known-devices/index.ts'
import { peekOnce } from '../../mechanisms/one-time/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../platform/http/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import { continueRecovery, findRecovery } from '../../services/credentials/index.ts'
import type { RecoveryDeps } from './deps.ts'
import { recoveryFormPage } from './form-page.ts'
import { shutPage } from './pages.ts'

const path = '/recovery/:token'

/** The recovery form: why a code is not enough, and what else there is to show. */
export function formRoutes(deps: RecoveryDeps) {
  const routes = new Hono<WebEnv>()
  routes.get(path, (c) => show(deps, c))
  routes.post(path, (c) => goOn(deps, c))
  return routes
}

const tokenOf = (c: Web) => c.req.param('token') ?? ''

async function show(deps: RecoveryDeps, c: Web, said?: Problem): Promise<Response> {
  const { db } = deps
  const recovery = await findRecovery(db, tokenOf(c))
  if (!recovery) return over(deps, c)
  const { because, account } = recovery
  const device = await isEstablished(db, account.accountId, c.get('jar').browserHash)
  const document = recoveryFormPage(c.get('view'), {
    because,
    device,
    action: `/recovery/${tokenOf(c)}`,
    problem: said,
  })
  return page(c, document, said?.status)
}

async function goOn(deps: RecoveryDeps, c: Web): Promise<Response> {
  const { context, platform, flows } = deps
  const read = await platform.form(c)
  if ('answer' in read) return read.answer
  const { password = '' } = read.form
  const browser = platform.browserOf(c)
  const input = { token: tokenOf(c), password, browser, language: c.get('language') }
  const done = await continueRecovery(context, visitorOf(platform, c), input)
  if (!done.ok) return done.problem.slug === 'link_used' ? over(deps, c) : show(deps, c, done.problem)
  const { kind, value, norm } = done.recovery.contact
  const { accountId } = done.recovery.account
  const flow = flows.begin(c, { identifier: { kind, value, norm }, challenge: done.challenge, accountId })
  return redirect(c, `/reset/password?flow=${flow.id}`)
}

async function over({ db, timeText }: RecoveryDeps, c: Web): Promise<Response> {
  const seen = await peekOnce(db, 'recovery', tokenOf(c))
  const said =
    seen.state === 'expired'
      ? problem('link_expired', { time: timeText(seen.at, c.get('language')) })
      : problem('link_used')
  return page(c, shutPage(c.get('view'), { flow: '', problem: said }), said.status)
}
