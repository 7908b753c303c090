import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { ConnectedApplication } from '../../../records/grants/index.ts'
import { disconnectApplication, listConnectedApplications } from '../../../services/applications/index.ts'
import type { AccountContext, PageDeps } from '../guard/index.ts'
import { applicationsPage } from './applications-page.ts'

const path = '/account/applications'

/** The applications that the account allowed something, and taking that back. */
export function applicationRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()
  const { context, guard, platform } = deps

  routes.get(
    path,
    guard.see(async (c, own) => {
      const applications = await listAll(deps, c, own)
      const time = (at: Date) => deps.timeText(at, c.get('language'))
      return page(c, applicationsPage(c.get('view'), own, { applications, time, done: c.req.query('done') }))
    }),
  )

  routes.post(
    `${path}/revoke`,
    guard.act({ page: path }, async (c, own, form) => {
      const application = (await listAll(deps, c, own)).find((each) => each.clientId === form.client)
      if (!application) return redirect(c, own.at(path))
      const { accountId } = own.account
      const { clientId } = application
      await disconnectApplication(context, personOf(platform, c, own.session), { accountId, clientId })
      return redirect(c, own.at(`${path}?done=revoked`))
    }),
  )

  return routes
}

async function listAll({ context, platform }: PageDeps, c: Web, own: AccountContext): Promise<ConnectedApplication[]> {
  const { accountId } = own.account
  const listed = await listConnectedApplications(context, personOf(platform, c, own.session), accountId)
  return listed.ok ? listed.applications : []
}
