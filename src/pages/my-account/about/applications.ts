import { Hono } from 'hono'
import { page, redirect, type WebEnv } from '../../../platform/http/index.ts'
import { tellApplicationDisconnected } from '../../../services/notices/index.ts'
import type { Parts } from '../visit/index.ts'
import { applicationsPage } from './applications-page.ts'

const path = '/account/applications'

/** The applications that the account allowed something, and taking that back. */
export function applicationRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { context, db, door } = parts

  routes.get(
    path,
    door.see(async (c, visit) => {
      const applications = await parts.connectedApplications(visit.account.accountId)
      const time = (at: Date) => parts.timeText(at, c.get('language'))
      return page(c, applicationsPage(c.get('view'), visit, { applications, time, done: c.req.query('done') }))
    }),
  )

  routes.post(
    `${path}/revoke`,
    door.act({ page: path }, async (c, visit, form) => {
      const { accountId } = visit.account
      const connected = await parts.connectedApplications(accountId)
      const application = connected.find((each) => each.clientId === form.client)
      if (!application) return redirect(c, visit.at(path))
      await db.transaction(async (tx) => {
        await parts.revokeApplication(tx, accountId, application.clientId)
        await tellApplicationDisconnected(context, tx, visit.account, application.name)
      })
      return redirect(c, visit.at(`${path}?done=revoked`))
    }),
  )

  return routes
}
