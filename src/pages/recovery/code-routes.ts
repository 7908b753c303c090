import { Hono } from 'hono'
import { visitorOf } from '../../access/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import { type Form, redirect, type Web, type WebEnv } from '../../platform/http/index.ts'
import type { Account } from '../../records/accounts/index.ts'
import { signInByCode } from '../../services/credentials/index.ts'
import { flowOf, type RecoveryDeps } from './deps.ts'
import { entryOf, openProof, showChoice, showShut } from './proof.ts'

const base = '/sign-in/code'

/** After the code: which account, and in. */
export function codeRoutes(deps: RecoveryDeps) {
  const routes = new Hono<WebEnv>()
  const { platform } = deps

  const proven = (c: Web, flow: Flow) => redirect(c, `${base}/account?flow=${flow.id}`)
  routes.route('/', deps.contactCodes.routes({ base, purpose: 'sign_in', proven }))

  routes.get(`${base}/account`, async (c) => {
    const proven = await openProof(deps, c, c.req.query('flow'), 'sign_in')
    if (!proven) return redirect(c, '/sign-in')
    if (proven.shut) return showShut(deps, c, proven)
    if (!proven.account) return showChoice(c, proven, `${base}/account`)
    return enter(deps, c, proven.flow, proven.account, {})
  })

  routes.post(`${base}/account`, async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const proven = await openProof(deps, c, read.form.flow, 'sign_in', read.form.account)
    if (!proven?.account || proven.shut)
      return redirect(c, `${base}/account?flow=${flowOf(deps, c, read.form.flow).id}`)
    return enter(deps, c, proven.flow, proven.account, read.form)
  })

  return routes
}

async function enter(deps: RecoveryDeps, c: Web, flow: Flow, account: Account, form: Form): Promise<Response> {
  const { context, platform } = deps
  const entered = await signInByCode(context, visitorOf(platform, c), entryOf(deps, c, flow, account, form))
  if (!entered.ok) return redirect(c, '/sign-in')
  platform.giveSession(c, entered.session)
  return redirect(c, deps.continueTo(flow, entered.session.sessionId))
}
