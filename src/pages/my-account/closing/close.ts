import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { page, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { closeAccount, graceDays } from '../../../services/accounts/index.ts'
import type { Parts, Visit } from '../visit/index.ts'
import { closedPage, closePage, organizationPage } from './close-page.ts'

const path = '/account/close'

/** Deleting one's account: closed at once, deleted after 30 days, brought back by its person until then. */
export function closeRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { context, door, platform } = parts

  routes.get(path, async (c) => {
    // What belongs to an organisation is told so at once; a fresh sign-in would be for nothing.
    const show = door.see((inner, visit) => ofOrganization(inner, visit) ?? ask(inner, visit), {
      shown: 'account.close',
    })
    const look = door.see((inner, visit) => ofOrganization(inner, visit) ?? show(inner))
    return look(c)
  })

  routes.post(
    path,
    door.act({ page: path, shown: 'account.close' }, async (c, visit) => {
      const refused = ofOrganization(c, visit)
      if (refused) return refused
      const closed = await closeAccount(context, personOf(platform, c, visit.session), visit.account)
      if (!closed.ok) return ask(c, visit)
      if (visit.sessions.length === 1)
        for (const cookie of platform.cookies.clearSessions()) c.header('Set-Cookie', cookie, { append: true })
      return page(c, closedPage(c.get('view'), { address: visit.account.userName, date: date(c, closed.purgeAt) }))
    }),
  )

  function ofOrganization(c: Web, visit: Visit): Response | undefined {
    return visit.account.kind === 'organization' ? page(c, organizationPage(c.get('view'), visit), 403) : undefined
  }

  function ask(c: Web, visit: Visit): Response {
    const end = new Date(Date.now() + graceDays * 24 * 60 * 60 * 1000)
    const { heldUntil } = visit.account
    const held = heldUntil && { heldUntil: parts.timeText(heldUntil, c.get('language')) }
    return page(c, closePage(c.get('view'), visit, { date: date(c, end), ...held }), heldUntil ? 403 : 200)
  }

  function date(c: Web, at: Date): string {
    return parts.dateText(at, c.get('language'))
  }

  return routes
}
