import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { ConnectedApplication } from '../../../records/grants/index.ts'
import { disconnectApplication, listConnectedApplications } from '../../../services/applications/index.ts'
import type { Parts, Visit } from '../visit/index.ts'
import { applicationsPage } from './applications-page.ts'

const path = '/account/applications'

/** The applications that the account allowed something, and taking that back. */
export function applicationRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { context, door, platform } = parts

  routes.get(
    path,
    door.see(async (c, visit) => {
      const applications = await listAll(parts, c, visit)
      const time = (at: Date) => parts.timeText(at, c.get('language'))
      return page(c, applicationsPage(c.get('view'), visit, { applications, time, done: c.req.query('done') }))
    }),
  )

  routes.post(
    `${path}/revoke`,
    door.act({ page: path }, async (c, visit, form) => {
      const application = (await listAll(parts, c, visit)).find((each) => each.clientId === form.client)
      if (!application) return redirect(c, visit.at(path))
      const { accountId } = visit.account
      const { clientId } = application
      await disconnectApplication(context, personOf(platform, c, visit.session), { accountId, clientId })
      return redirect(c, visit.at(`${path}?done=revoked`))
    }),
  )

  return routes
}

async function listAll({ context, platform }: Parts, c: Web, visit: Visit): Promise<ConnectedApplication[]> {
  const { accountId } = visit.account
  const listed = await listConnectedApplications(context, personOf(platform, c, visit.session), accountId)
  return listed.ok ? listed.applications : []
}
