import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { openContestOf } from '../../../records/contests/index.ts'
import { endHold, findSecondProofs } from '../../../services/credentials/index.ts'
import type { AccountContext, PageDeps } from '../guard/index.ts'
import { holdPage } from './hold-page.ts'

const path = '/account/hold'

/** Why nothing can be changed for a while, until when, and what ends it sooner. */
export function holdRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()
  const { guard } = deps
  routes.get(
    path,
    guard.see((c, own) => show(deps, c, own)),
  )
  routes.get(
    `${path}/end`,
    guard.see((c, own) => show(deps, c, own, true), { shown: 'hold.end' }),
  )
  routes.post(
    `${path}/end`,
    guard.act({ page: `${path}/end`, shown: 'hold.end' }, (c, own) => end(deps, c, own)),
  )
  return routes
}

/** `confirmed`: the person has just shown the other proof. */
async function show(deps: PageDeps, c: Web, own: AccountContext, confirmed = false, status = 200): Promise<Response> {
  const { db } = deps
  const { account } = own
  if (!account.heldUntil) return redirect(c, own.at('/account/security'))
  const { holds, device, password, contacts } = await findSecondProofs(db, account, c.get('jar').browserHash)
  const contested = (await openContestOf(db, account)) !== undefined
  const language = c.get('language')
  const shown = {
    until: deps.timeText(account.heldUntil, language),
    because: holds[0]?.because ?? 'code',
    canShow: device || password || contacts.length > 0,
    contested,
    confirmed,
  }
  return page(c, holdPage(c.get('view'), own, shown), status)
}

async function end(deps: PageDeps, c: Web, own: AccountContext): Promise<Response> {
  const ended = await endHold(deps.context, personOf(deps.platform, c, own.session))
  return ended.ok
    ? redirect(c, own.at('/account/security?done=unheld'))
    : show(deps, c, own, false, ended.problem.status)
}
