import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { openContestOf } from '../../../records/contests/index.ts'
import { endHold, findSecondProofs } from '../../../services/credentials/index.ts'
import type { Parts, Visit } from '../visit/index.ts'
import { holdPage } from './hold-page.ts'

const path = '/account/hold'

/** Why nothing can be changed for a while, until when, and what ends it sooner. */
export function holdRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { door } = parts
  routes.get(
    path,
    door.see((c, visit) => show(parts, c, visit)),
  )
  routes.get(
    `${path}/end`,
    door.see((c, visit) => show(parts, c, visit, true), { shown: 'hold.end' }),
  )
  routes.post(
    `${path}/end`,
    door.act({ page: `${path}/end`, shown: 'hold.end' }, (c, visit) => end(parts, c, visit)),
  )
  return routes
}

/** `confirmed`: the person has just shown the other proof. */
async function show(parts: Parts, c: Web, visit: Visit, confirmed = false, status = 200): Promise<Response> {
  const { db } = parts
  const { account } = visit
  if (!account.heldUntil) return redirect(c, visit.at('/account/security'))
  const { holds, device, password, contacts } = await findSecondProofs(db, account, c.get('jar').browserHash)
  const contested = (await openContestOf(db, account)) !== undefined
  const language = c.get('language')
  const shown = {
    until: parts.timeText(account.heldUntil, language),
    because: holds[0]?.because ?? 'code',
    canShow: device || password || contacts.length > 0,
    contested,
    confirmed,
  }
  return page(c, holdPage(c.get('view'), visit, shown), status)
}

async function end(parts: Parts, c: Web, visit: Visit): Promise<Response> {
  const ended = await endHold(parts.context, personOf(parts.platform, c, visit.session))
  return ended.ok
    ? redirect(c, visit.at('/account/security?done=unheld'))
    : show(parts, c, visit, false, ended.problem.status)
}
