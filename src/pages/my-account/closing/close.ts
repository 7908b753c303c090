import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { page, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { closeAccount, graceDays } from '../../../services/accounts/index.ts'
import type { AccountContext, PageDeps } from '../guard/index.ts'
import { closedPage, closePage, organizationPage } from './close-page.ts'

const path = '/account/close'

/** Deleting one's account: closed at once, deleted after 30 days, brought back by its person until then. */
export function closeRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()
  const { context, guard, platform } = deps

  routes.get(path, async (c) => {
    // What belongs to an organisation is told so at once; a fresh sign-in would be for nothing.
    const show = guard.see((inner, own) => ofOrganization(inner, own) ?? ask(inner, own), {
      shown: 'account.close',
    })
    const look = guard.see((inner, own) => ofOrganization(inner, own) ?? show(inner))
    return look(c)
  })

  routes.post(
    path,
    guard.act({ page: path, shown: 'account.close' }, async (c, own) => {
      const refused = ofOrganization(c, own)
      if (refused) return refused
      const closed = await closeAccount(context, personOf(platform, c, own.session), own.account)
      if (!closed.ok) return ask(c, own)
      if (own.sessions.length === 1)
        for (const cookie of platform.cookies.clearSessions()) c.header('Set-Cookie', cookie, { append: true })
      return page(c, closedPage(c.get('view'), { address: own.account.userName, date: date(c, closed.purgeAt) }))
    }),
  )

  function ofOrganization(c: Web, own: AccountContext): Response | undefined {
    return own.account.kind === 'organization' ? page(c, organizationPage(c.get('view'), own), 403) : undefined
  }

  function ask(c: Web, own: AccountContext): Response {
    const end = new Date(Date.now() + graceDays * 24 * 60 * 60 * 1000)
    const { heldUntil } = own.account
    const held = heldUntil && { heldUntil: deps.timeText(heldUntil, c.get('language')) }
    return page(c, closePage(c.get('view'), own, { date: date(c, end), ...held }), heldUntil ? 403 : 200)
  }

  function date(c: Web, at: Date): string {
    return deps.dateText(at, c.get('language'))
  }

  return routes
}
